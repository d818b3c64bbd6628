package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A leg before it is sized, for sizing rules.
 *
 * @param name the position's name
 * @param key the position that is opened, enlarged or reduced
 * @param action what the instruction wants
 * @param side what the order would do at the broker
 * @param held quantity held now; zero for a contract not held
 * @param free quantity that may be sold; zero for a contract not held
 * @param step the smallest quantity that can be traded
 * @param multiplier money per point of price and unit of quantity
 * @param averageCost cost per unit of what is held, or null
 * @param saidPrice the alert's price (the upper end of a range), or null
 * @param mark the fresh mark's price, or null
 * @param bid the fresh mark's bid, or null
 * @param ask the fresh mark's ask, or null
 */
public record LegDraft(
        String name,
        PositionKey key,
        Action action,
        OrderSide side,
        BigDecimal held,
        BigDecimal free,
        BigDecimal step,
        BigDecimal multiplier,
        @Nullable BigDecimal averageCost,
        @Nullable BigDecimal saidPrice,
        @Nullable BigDecimal mark,
        @Nullable BigDecimal bid,
        @Nullable BigDecimal ask) {
    /** Whether it opens or enlarges a position. */
    public boolean entry() {
        return action.enters();
    }
}
