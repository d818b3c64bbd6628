package io.alertledger.cli;

import io.alertledger.tuning.Accuracy;
import io.alertledger.tuning.Calibration;
import io.alertledger.tuning.Scores;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Accuracy as tables for people. */
final class AccuracyText {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private AccuracyText() {}

    static void print(PrintWriter out, Accuracy accuracy) {
        print(out, "Among the analyst's own open contracts", accuracy.sameAnalyst());
        print(out, "Over the whole book, the author known", accuracy.wholeBook());
        if (!accuracy.leftOut().isEmpty()) {
            out.println("Rows left out:");
            new TreeMap<>(accuracy.leftOut())
                    .forEach((reason, count) -> out.printf(Locale.ROOT, "  %6d  %s%n", count, words(reason.name())));
        }
    }

    private static void print(PrintWriter out, String title, Accuracy.Measured measured) {
        out.println(title + ": " + measured.cases() + " exits with a choice, " + measured.oneCandidate()
                + " with one contract open.");
        if (measured.cases() == 0) {
            out.println();
            return;
        }
        out.println("  right, of               all      90 %     80 %     70 %     50 % surest");
        measured.policies().forEach((policy, scores) -> row(out, policy, scores));
        out.println("  LEARNED's confidence    exits    right    should be");
        for (Calibration.Bin bin : measured.calibration().bins()) {
            if (bin.cases() > 0) {
                BigDecimal right = BigDecimal.valueOf(bin.right())
                        .divide(BigDecimal.valueOf(bin.cases()), 4, RoundingMode.HALF_EVEN);
                out.printf(
                        Locale.ROOT,
                        "  %-4s to %-14s %6d %9s %9s%n",
                        bin.from(),
                        bin.to(),
                        bin.cases(),
                        percent(right),
                        percent(bin.meanConfidence()));
            }
        }
        out.println();
    }

    private static void row(PrintWriter out, String policy, Scores scores) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-20s", policy));
        line.append(String.format(Locale.ROOT, "%8s", percent(scores.accuracy())));
        List<BigDecimal> shares = new ArrayList<>(scores.atCoverage().values());
        Collections.reverse(shares);
        shares.forEach(share -> line.append(String.format(Locale.ROOT, "%9s", percent(share))));
        out.println(line);
    }

    private static String percent(BigDecimal share) {
        return share.multiply(HUNDRED).setScale(1, RoundingMode.HALF_EVEN) + " %";
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
