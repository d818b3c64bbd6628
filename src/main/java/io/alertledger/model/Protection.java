package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What guards a position. Every part is optional; each null was not set. Prices are of the
 * instrument, per share or coin; percent fields are fractions (0.25 for 25 %).
 *
 * @param takeProfit price that takes the whole profit
 * @param takeProfitPct the same as a fraction above (for shorts, below) the entry
 * @param targets partial targets in order; empty where there are none
 * @param takeProfitSchedule the bar that falls with time; empty where there is none
 * @param stopLoss price that ends the loss
 * @param stopLossPct the same as a fraction below (for shorts, above) the entry
 * @param trailing the stop that follows the price
 * @param breakEvenAfterTrim whether the stop moves to the entry once a trim has filled
 * @param breakEvenAtPct profit at which the stop moves to the entry
 * @param delayedStop how long the stop is delayed
 * @param delayedStopMode what the delay means
 * @param timeLimit how long the position may be held
 * @param timeStopAt New York time on the day of expiration at which it is closed
 * @param maxLoss account money that may be lost
 * @param liquidation price at which the venue liquidates
 */
public record Protection(
        @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal takeProfitPct,
        List<Target> targets,
        List<Step> takeProfitSchedule,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal stopLossPct,
        @Nullable Trailing trailing,
        boolean breakEvenAfterTrim,
        @Nullable BigDecimal breakEvenAtPct,
        @Nullable Duration delayedStop,
        DelayedStopMode delayedStopMode,
        @Nullable Duration timeLimit,
        @Nullable LocalTime timeStopAt,
        @Nullable BigDecimal maxLoss,
        @Nullable BigDecimal liquidation) {
    /** No protection at all. */
    public static final Protection NONE = new Protection(
            null,
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            false,
            null,
            null,
            DelayedStopMode.ARM_AFTER_ENTRY,
            null,
            null,
            null,
            null);

    /** What a delay of the stop means. */
    public enum DelayedStopMode {
        /** The stop does not exist until the delay after the entry has passed. */
        ARM_AFTER_ENTRY,
        /** The breach must last for the delay; a recovery resets it. */
        BREACH_MUST_LAST
    }

    /**
     * A partial target; exactly one of price and pct is set.
     *
     * @param fraction of the opening quantity, rounded up to whole steps; the last target sells the rest
     */
    public record Target(
            @Nullable BigDecimal price, @Nullable BigDecimal pct, Fraction fraction) {
        public Target {
            if ((price == null) == (pct == null)) {
                throw new IllegalArgumentException(
                        "a target needs either a price or a pct, got price " + price + " and pct " + pct);
            }
        }
    }

    /** From {@code after} on, the profit that is taken is {@code pct}. */
    public record Step(Duration after, BigDecimal pct) {}

    /**
     * A stop that follows the price and only ever moves in the position's favour. Exactly one of the
     * three distances is set.
     *
     * @param distance in price
     * @param distancePct as a fraction of the peak
     * @param distanceProfitPct in points of profit
     * @param activation price from which it follows
     * @param activationPct profit from which it follows
     * @param distancePctAfterActivation the distance once activated, where it differs
     * @param onlyAfterActivation whether there is no stop before activation
     * @param initialStop where it starts
     * @param activationAfterTrim whether it is armed by a filled trim
     */
    public record Trailing(
            @Nullable BigDecimal distance,
            @Nullable BigDecimal distancePct,
            @Nullable BigDecimal distanceProfitPct,
            @Nullable BigDecimal activation,
            @Nullable BigDecimal activationPct,
            @Nullable BigDecimal distancePctAfterActivation,
            boolean onlyAfterActivation,
            @Nullable BigDecimal initialStop,
            boolean activationAfterTrim) {}

    public Protection {
        targets = List.copyOf(targets);
        takeProfitSchedule = List.copyOf(takeProfitSchedule);
    }

    /** With another stop; at most one of the two is set. */
    public Protection withStop(@Nullable BigDecimal price, @Nullable BigDecimal pct) {
        return withLevels(takeProfit, takeProfitPct, targets, takeProfitSchedule, price, pct);
    }

    /** With one target in place of every other; at most one of the two is set. */
    public Protection withTakeProfit(@Nullable BigDecimal price, @Nullable BigDecimal pct) {
        return withLevels(price, pct, List.of(), List.of(), stopLoss, stopLossPct);
    }

    /** With partial targets in place of every other. */
    public Protection withTargets(List<Target> newTargets) {
        return withLevels(null, null, newTargets, List.of(), stopLoss, stopLossPct);
    }

    private Protection withLevels(
            @Nullable BigDecimal newTakeProfit,
            @Nullable BigDecimal newTakeProfitPct,
            List<Target> newTargets,
            List<Step> newSchedule,
            @Nullable BigDecimal newStopLoss,
            @Nullable BigDecimal newStopLossPct) {
        return new Protection(
                newTakeProfit,
                newTakeProfitPct,
                newTargets,
                newSchedule,
                newStopLoss,
                newStopLossPct,
                trailing,
                breakEvenAfterTrim,
                breakEvenAtPct,
                delayedStop,
                delayedStopMode,
                timeLimit,
                timeStopAt,
                maxLoss,
                liquidation);
    }
}
