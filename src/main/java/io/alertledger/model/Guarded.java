package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A protected position at the moment in which one price is judged, laid out flat for the rules of {@code rules/exits}:
 * the price, and every level that is in force against it. What depends on time, on earlier prices or on fills is
 * worked out before any rule sees it.
 *
 * <p>Prices are per share or coin. A level that is not set, or not yet in force, is null.
 *
 * @param name the position's name in its account
 * @param ticker the trader's word
 * @param side long or short
 * @param entry average cost
 * @param price the price judged: what closing would bring now (a long is judged on the bid, a short on the ask)
 * @param quantity what is still open
 * @param stop the fixed stop, moved to the entry once break-even holds
 * @param stopReason what {@code stop} is now: STOP_LOSS, DELAYED_STOP or BREAK_EVEN
 * @param stopReady whether {@code stop} may fire; false while its breach has not lasted long enough
 * @param trailingStop the stop that follows the price
 * @param trailingReady as {@code stopReady}, of {@code trailingStop}
 * @param trailingStrict whether the price must be beyond {@code trailingStop} and not only at it
 * @param takeProfit the level that takes the whole profit: set, or the bar that falls with time
 * @param target the next partial target
 * @param liquidation where the venue liquidates
 * @param loss money lost on what is open at this price; negative when it wins
 * @param maxLoss money that may be lost
 * @param maxLossPrice the price at which {@code loss} is {@code maxLoss}, a quotient
 * @param timeLimitReached whether it has been held for as long as it may be
 * @param timeStopReached whether the closing time of its last day has come
 * @param peak the best price judged since it was opened, at least the entry
 * @param heldSeconds how long it has been held, whole seconds
 * @param daysToExpiration calendar days in New York; null for what does not expire
 */
public record Guarded(
        String name,
        String ticker,
        Side side,
        BigDecimal entry,
        BigDecimal price,
        BigDecimal quantity,
        @Nullable BigDecimal stop,
        ExitReason stopReason,
        boolean stopReady,
        @Nullable BigDecimal trailingStop,
        boolean trailingReady,
        boolean trailingStrict,
        @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal target,
        @Nullable BigDecimal liquidation,
        BigDecimal loss,
        @Nullable BigDecimal maxLoss,
        @Nullable BigDecimal maxLossPrice,
        boolean timeLimitReached,
        boolean timeStopReached,
        BigDecimal peak,
        long heldSeconds,
        @Nullable Integer daysToExpiration) {

    /** The tightest stop in force, whatever its kind; null where there is none. */
    public @Nullable BigDecimal stopInForce() {
        if (stop == null || trailingStop == null) {
            return stop == null ? trailingStop : stop;
        }
        return side == Side.LONG ? stop.max(trailingStop) : stop.min(trailingStop);
    }
}
