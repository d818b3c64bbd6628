package io.alertledger.tuning;

import io.alertledger.tuning.CaseJudge.Pick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether confidence means what it says: of the choices made with a confidence in a range, about that
 * share should be right.
 *
 * @param bins from low to high, without gaps
 */
public record Calibration(List<Bin> bins) {
    private static final List<String> BOUNDS = List.of("0", "0.5", "0.6", "0.7", "0.8", "0.9", "0.95", "0.99", "1");

    /** Of no choices yet. */
    public static final Calibration NONE = new Calibration(IntStream.range(0, BOUNDS.size() - 1)
            .mapToObj(i ->
                    new Bin(new BigDecimal(BOUNDS.get(i)), new BigDecimal(BOUNDS.get(i + 1)), 0, 0, BigDecimal.ZERO))
            .toList());

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Choices of like confidence.
     *
     * @param from least confidence
     * @param to greatest confidence, itself in the next bin but for the last
     * @param cases how many there were
     * @param right how many of them were right
     * @param confidences their confidences, added up
     */
    public record Bin(BigDecimal from, BigDecimal to, int cases, int right, BigDecimal confidences) {
        /** What share should have been right, at four decimals; 0 where there were none. */
        public BigDecimal meanConfidence() {
            return Scores.share(confidences, cases);
        }

        private Bin plus(BigDecimal confidence, boolean wasRight) {
            return new Bin(from, to, cases + 1, right + (wasRight ? 1 : 0), confidences.add(confidence));
        }
    }

    /** With one more choice. */
    public Calibration plus(BigDecimal confidence, boolean right) {
        List<Bin> all = new ArrayList<>(bins);
        int at = all.size() - 1;
        while (at > 0 && confidence.compareTo(all.get(at).from()) < 0) {
            at--;
        }
        all.set(at, all.get(at).plus(confidence, right));
        return new Calibration(all);
    }

    static Calibration of(List<Pick> picks) {
        Calibration calibration = NONE;
        for (Pick pick : picks) {
            calibration = calibration.plus(pick.confidence(), pick.right());
        }
        return calibration;
    }
}
