package io.alertledger.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that a decision does to one position. */
public sealed interface Leg {
    /** The position's name: the instrument's id, or as {@link PositionNames} has it. */
    String name();

    /** Account, instrument and side. */
    PositionKey key();

    /**
     * An order.
     *
     * @param name the position's name
     * @param key the position that is opened, enlarged or reduced
     * @param side what the order does at the broker
     * @param quantity above zero
     * @param lots what it takes of which lots; empty for an entry
     * @param order how it is priced, or null where neither a mark nor a price is known
     */
    record Trade(
            String name,
            PositionKey key,
            OrderSide side,
            BigDecimal quantity,
            List<LotShare> lots,
            @Nullable Pricing order)
            implements Leg {
        public Trade {
            quantity = Decimals.canonical(quantity);
            lots = List.copyOf(lots);
            if (quantity.signum() <= 0) {
                throw new IllegalArgumentException("a trade of " + name + " needs a quantity above 0, not " + quantity);
            }
        }

        /** Whether it reduces the position. */
        public boolean closes() {
            return side == key.side().closing();
        }
    }

    /**
     * A change of a position's protection.
     *
     * @param name the position's name
     * @param key the position
     * @param stop the new stop, or null for no change
     * @param targets the new targets, or null for no change
     */
    record Protect(
            String name,
            PositionKey key,
            @Nullable StopHint stop,
            @Nullable TargetHint targets) implements Leg {
        public Protect {
            if (stop == null && targets == null) {
                throw new IllegalArgumentException("a change of protection of " + name + " needs a stop or targets");
            }
        }
    }

    /**
     * How an order is priced.
     *
     * @param type limit or market
     * @param limit the limit, on the instrument's tick; null for a market order
     * @param timeInForce how long it works
     */
    record Pricing(OrderType type, @Nullable BigDecimal limit, TimeInForce timeInForce) {}
}
