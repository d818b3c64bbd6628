package io.alertledger.exits;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The average true range after Wilder (New Concepts in Technical Trading Systems, 1978): how far a price moves in a bar.
 *
 * <p>The true range of a bar is its greatest distance between high, low and the close before it; the first bar, which
 * has none before it, counts high less low. The first average is the mean of as many true ranges as the period; each
 * later one gives its own true range one part in the period. Quotients are kept to {@value
 * Decimals#QUOTIENT_DECIMALS} decimals.
 */
public final class Atr {
    /** Bars that Wilder averages over. */
    public static final int PERIOD = 14;

    private Atr() {}

    /** The average after the last bar; empty where there are fewer bars than the period. */
    public static Optional<BigDecimal> of(List<PricePoint.Candle> bars) {
        return of(bars, PERIOD);
    }

    /** As {@link #of(List)}, over another number of bars, at least 1. */
    public static Optional<BigDecimal> of(List<PricePoint.Candle> bars, int period) {
        if (bars.size() < period) {
            return Optional.empty();
        }
        BigDecimal length = BigDecimal.valueOf(period);
        BigDecimal average = BigDecimal.ZERO;
        for (int i = 0; i < bars.size(); i++) {
            BigDecimal range = trueRange(bars, i);
            if (i < period) {
                average = average.add(range);
                if (i == period - 1) {
                    average = quotient(average, length);
                }
            } else {
                BigDecimal kept = average.multiply(length.subtract(BigDecimal.ONE));
                average = quotient(kept.add(range), length);
            }
        }
        return Optional.of(Decimals.canonical(average));
    }

    private static BigDecimal trueRange(List<PricePoint.Candle> bars, int index) {
        PricePoint.Candle bar = bars.get(index);
        if (index == 0) {
            return bar.high().subtract(bar.low());
        }
        BigDecimal before = bars.get(index - 1).close();
        return bar.high().max(before).subtract(bar.low().min(before));
    }

    private static BigDecimal quotient(BigDecimal sum, BigDecimal count) {
        return sum.divide(count, Decimals.QUOTIENT_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
