package io.alertledger.tuning;

import io.alertledger.tuning.CaseJudge.Pick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often a policy chose what was really sold.
 *
 * @param cases how many there were
 * @param right how many of them it got right
 * @param atCoverage by coverage, the share that it got right of the cases of which it was surest; a coverage
 *     of 0.8 holds the surest four in five, rounded up
 */
public record Scores(int cases, int right, Map<BigDecimal, BigDecimal> atCoverage) {
    /** The coverages that are measured. */
    public static final List<BigDecimal> COVERAGES =
            List.of(new BigDecimal("0.5"), new BigDecimal("0.7"), new BigDecimal("0.8"), new BigDecimal("0.9"));

    private static final int DECIMALS = 4;

    static Scores of(List<Pick> picks) {
        List<Pick> surest = new ArrayList<>(picks);
        // Stable: of equally sure picks the earlier counts first, so the figures are the same on every run.
        surest.sort(Comparator.comparing(Pick::confidence).reversed());
        Map<BigDecimal, BigDecimal> atCoverage = new LinkedHashMap<>();
        for (BigDecimal coverage : COVERAGES) {
            int most = coverage.multiply(BigDecimal.valueOf(picks.size()))
                    .setScale(0, RoundingMode.CEILING)
                    .intValueExact();
            atCoverage.put(coverage, share(BigDecimal.valueOf(right(surest.subList(0, most))), most));
        }
        return new Scores(picks.size(), right(picks), atCoverage);
    }

    /** The share that was right, at four decimals; 0 where there were no cases. */
    public BigDecimal accuracy() {
        return share(BigDecimal.valueOf(right), cases);
    }

    private static int right(List<Pick> picks) {
        return (int) picks.stream().filter(Pick::right).count();
    }

    /** A part of so many, at four decimals; 0 of none. */
    static BigDecimal share(BigDecimal part, int whole) {
        return whole == 0 ? BigDecimal.ZERO : part.divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_EVEN);
    }
}
