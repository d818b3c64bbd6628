package io.alertledger.exits;

import io.alertledger.model.Decimals;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What does not change while a position is guarded.
 *
 * @param name the position's name in its account
 * @param ticker the trader's word
 * @param side long or short
 * @param entry average cost per share or coin, above zero
 * @param openedAt when it was opened
 * @param multiplier money per point of price and unit of quantity
 * @param step the smallest quantity that can be traded
 * @param tick the smallest step of a price, to which derived levels are rounded; null leaves them exact
 * @param expiration the last trading day; null for what does not expire
 * @param timeStop when it is closed on its last day; null where nothing was set (see {@link TimeStops})
 * @param protection its levels
 */
public record Terms(
        String name,
        String ticker,
        Side side,
        BigDecimal entry,
        Instant openedAt,
        BigDecimal multiplier,
        BigDecimal step,
        @Nullable BigDecimal tick,
        @Nullable LocalDate expiration,
        @Nullable Instant timeStop,
        Protection protection) {
    public Terms {
        requirePositive("entry", entry);
        requirePositive("multiplier", multiplier);
        requirePositive("step", step);
        if (tick != null) {
            requirePositive("tick", tick);
        }
        entry = Decimals.canonical(entry);
    }

    private static void requirePositive(String field, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(field + " must be above 0, not " + value.toPlainString());
        }
    }

    /** The same position under other levels. */
    public Terms with(Protection changed, @Nullable Instant changedTimeStop) {
        return new Terms(
                name, ticker, side, entry, openedAt, multiplier, step, tick, expiration, changedTimeStop, changed);
    }
}
