package io.alertledger.broker;

import io.alertledger.model.Fill;
import io.alertledger.model.OrderState;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a broker says of an account at one moment.
 *
 * @param account whose it is
 * @param at the moment it describes
 * @param complete whether every position is in it
 * @param positions what is held
 * @param orders orders it names, ours and others
 * @param ordersComplete whether an order that is not named does not exist
 * @param fills executions since the last report, or more
 * @param activities what changed positions without an order, since the last report, or more
 */
public record BrokerReport(
        String account,
        Instant at,
        boolean complete,
        List<Held> positions,
        List<ReportedOrder> orders,
        boolean ordersComplete,
        List<Fill> fills,
        List<Activity> activities) {
    public BrokerReport {
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
        activities = List.copyOf(activities);
    }

    /** A report of a broker that tells of no activities. */
    public BrokerReport(
            String account,
            Instant at,
            boolean complete,
            List<Held> positions,
            List<ReportedOrder> orders,
            boolean ordersComplete,
            List<Fill> fills) {
        this(account, at, complete, positions, orders, ordersComplete, fills, List.of());
    }

    /**
     * A position.
     *
     * @param quantity above zero
     * @param averageCost per share or coin, or null where it gives none that is valid
     * @param available what is free to close, or null where it does not say
     * @param multiplier money per point of price and unit, or null for the instrument's own
     * @param openedAt when it was opened, or null where the broker does not say
     */
    public record Held(
            PositionKey key,
            BigDecimal quantity,
            @Nullable BigDecimal averageCost,
            @Nullable BigDecimal available,
            @Nullable BigDecimal multiplier,
            @Nullable Instant openedAt) {
        public Held(
                PositionKey key,
                BigDecimal quantity,
                @Nullable BigDecimal averageCost,
                @Nullable BigDecimal available) {
            this(key, quantity, averageCost, available, null, null);
        }
    }

    /**
     * A change of a position without an order, told as the trade that it amounts to: an exercise takes
     * the contract at nothing and gives shares at the strike.
     *
     * @param fill its id is unique in the account
     * @param because what it was, for people
     */
    public record Activity(Kind kind, Fill fill, String because) {
        /** What happened. */
        public enum Kind {
            EXERCISE,
            ASSIGNMENT,
            EXPIRATION,
            CASH_SETTLEMENT
        }
    }

    /**
     * An order.
     *
     * @param clientOrderId our id, or null for somebody else's order
     */
    public record ReportedOrder(
            @Nullable String clientOrderId,
            PositionKey key,
            BigDecimal quantity,
            BigDecimal filled,
            OrderState state) {}
}
