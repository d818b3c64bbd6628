package io.alertledger.resolve;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The learned model's belief in each candidate: a softmax over their log-odds.
 *
 * <p>Computed with {@link StrictMath} in the order of the candidates' names and rounded half-even to
 * six decimals before anything is compared with it, so that it is the same on every machine.
 */
final class Confidence {
    /** Log-odds beyond this are the same to six decimals, and keep the exponential finite. */
    private static final double FARTHEST = 60.0;

    private static final int DECIMALS = 6;

    private Confidence() {}

    /**
     * The share of each candidate.
     *
     * @param logOdds in the order of the candidates' names
     * @return in the same order, each from 0 to 1; they sum to one up to rounding
     */
    static List<BigDecimal> of(List<BigDecimal> logOdds) {
        if (logOdds.isEmpty()) {
            return List.of();
        }
        BigDecimal best = logOdds.stream().max(BigDecimal::compareTo).orElseThrow();
        double[] shares = new double[logOdds.size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            double behind = Math.min(FARTHEST, best.subtract(logOdds.get(i)).doubleValue());
            shares[i] = StrictMath.exp(-behind);
            sum += shares[i];
        }
        List<BigDecimal> rounded = new ArrayList<>(shares.length);
        for (double share : shares) {
            rounded.add(new BigDecimal(share / sum).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        }
        return rounded;
    }
}
