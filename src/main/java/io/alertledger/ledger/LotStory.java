package io.alertledger.ledger;

import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.Source;
import io.alertledger.model.Decimals;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lot from its opening to its end, or to now: the grain of every file that lists trades.
 *
 * @param opened its opening, as it was booked
 * @param key the position it stands in now, or stood in at its end; another one than it was opened in
 *     after a corporate action
 * @param quantity all that it ever held, in units of {@code key}
 * @param cost money that all of it cost, corrections included; null when unknown
 * @param multiplier of {@code key}
 * @param parts what was closed of it, in order
 */
public record LotStory(
        LotOpened opened,
        PositionKey key,
        BigDecimal quantity,
        @Nullable BigDecimal cost,
        BigDecimal multiplier,
        List<Part> parts) {
    public LotStory {
        quantity = Decimals.canonical(quantity);
        parts = List.copyOf(parts);
    }

    /**
     * What one closing took of it.
     *
     * @param quantity what was closed
     * @param price per share or coin; null when unknown
     * @param realized money won or lost; null when unknown
     * @param fillId the fill or trade that did it, or null
     */
    public record Part(
            BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal realized,
            Source source,
            @Nullable String fillId,
            Instant at) {}

    /** What was closed of it so far. */
    public BigDecimal closed() {
        return parts.stream().map(Part::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is left of it. */
    public BigDecimal left() {
        return Decimals.canonical(quantity.subtract(closed()));
    }

    /** Price of its opening, per share or coin and without fees; null when unknown. */
    public @Nullable BigDecimal price() {
        if (cost == null) {
            return null;
        }
        BigDecimal gross = key.side() == Side.LONG ? cost.subtract(opened.fee()) : cost.add(opened.fee());
        return Decimals.quotient(gross, quantity.multiply(multiplier));
    }

    /** Average price of what was closed; null where nothing was, or a price is unknown. */
    public @Nullable BigDecimal closedAt() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : parts) {
            if (part.price() == null) {
                return null;
            }
            sum = sum.add(part.price().multiply(part.quantity()));
        }
        return parts.isEmpty() ? null : Decimals.quotient(sum, closed());
    }

    /** Money won or lost so far; null where a part's result is unknown. */
    public @Nullable BigDecimal realized() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Part part : parts) {
            if (part.realized() == null) {
                return null;
            }
            sum = sum.add(part.realized());
        }
        return Decimals.canonical(sum);
    }
}
