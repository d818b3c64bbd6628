package io.alertledger.reconcile;

import io.alertledger.broker.BrokerReport;
import io.alertledger.model.Decimals;
import io.alertledger.model.Fill;
import io.alertledger.model.Instrument;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the broker said at one moment.
 *
 * @param complete whether every page of every list was read; a report that is not complete is no report
 * @param at the moment it speaks of
 * @param positions what it holds; rows of zero say nothing and are dropped
 * @param orders what it knows of orders, ours and others
 * @param ordersComplete whether an order that it does not find was never there
 * @param fills what was traded lately, ours and others
 */
public record Statement(
        boolean complete,
        Instant at,
        List<Held> positions,
        List<KnownOrder> orders,
        boolean ordersComplete,
        List<Execution> fills) {
    public Statement {
        positions =
                positions.stream().filter(held -> held.quantity().signum() != 0).toList();
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
    }

    /** What is held in the books themselves, as a report would say it. */
    public static Statement of(Collection<Position> held, Instant at) {
        return new Statement(
                true,
                at,
                held.stream()
                        .map(position -> new Held(
                                position.key(),
                                position.quantity(),
                                null,
                                position.available(),
                                position.multiplier(),
                                position.openedAt()))
                        .toList(),
                List.of(),
                false,
                List.of());
    }

    /** What a broker's adapter reported, orders that are not ours left out. */
    public static Statement of(BrokerReport report) {
        Stream<Execution> trades = report.fills().stream().map(fill -> Execution.of(fill, Cause.TRADE));
        Stream<Execution> activities = report.activities().stream()
                .map(activity -> Execution.of(
                        activity.fill(), Cause.valueOf(activity.kind().name())));
        return new Statement(
                report.complete(),
                report.at(),
                report.positions().stream()
                        .map(held -> new Held(
                                held.key(),
                                held.quantity(),
                                held.averageCost(),
                                held.available(),
                                held.multiplier(),
                                held.openedAt()))
                        .toList(),
                report.orders().stream()
                        .filter(order -> order.clientOrderId() != null)
                        .map(order -> new KnownOrder(
                                Objects.requireNonNull(order.clientOrderId()), order.state(), order.filled()))
                        .toList(),
                report.ordersComplete(),
                Stream.concat(trades, activities).toList());
    }

    /**
     * A position at the broker.
     *
     * @param quantity zero or above
     * @param averageCost per share or coin, or null; zero is no price and reads as null
     * @param available what is free to close, or null where the broker does not say
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
                @Nullable BigDecimal available,
                @Nullable BigDecimal multiplier) {
            this(key, quantity, averageCost, available, multiplier, null);
        }

        public Held {
            quantity = Decimals.canonical(quantity);
            averageCost = averageCost == null || averageCost.signum() == 0 ? null : Decimals.canonical(averageCost);
            available = available == null ? null : Decimals.canonical(available);
            if (quantity.signum() < 0 || (averageCost != null && averageCost.signum() < 0)) {
                throw new IllegalArgumentException("a reported position of "
                        + key.instrument().id() + " can not be " + quantity + " @ " + averageCost
                        + "; the side carries the sign");
            }
        }

        BigDecimal multiplierOrDefault() {
            return multiplier == null ? key.instrument().defaultMultiplier() : multiplier;
        }
    }

    /**
     * What the broker knows of an order.
     *
     * @param state where it stands, or null for an order that the broker does not find
     * @param filled what it says was filled, or null
     */
    public record KnownOrder(
            String clientId,
            @Nullable OrderState state,
            @Nullable BigDecimal filled) {
        public KnownOrder {
            filled = filled == null ? null : Decimals.canonical(filled);
        }
    }

    /**
     * A trade at the broker.
     *
     * @param id the same id is the same trade
     * @param clientId the order it belongs to, or null where it was made elsewhere
     * @param positionSide the side of the position it changes, or null where only buy or sell is known
     * @param quantity above zero
     * @param price per share or coin, zero or above
     * @param fee account money
     * @param cause a trade, or what took or gave a position without one
     */
    public record Execution(
            String id,
            @Nullable String clientId,
            String account,
            Instrument instrument,
            @Nullable Side positionSide,
            OrderSide side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal fee,
            Instant at,
            Cause cause) {
        public Execution {
            quantity = Decimals.canonical(quantity);
            price = Decimals.canonical(price);
            fee = Decimals.canonical(fee);
            if (quantity.signum() <= 0 || price.signum() < 0) {
                throw new IllegalArgumentException("fill " + id
                        + " needs a quantity above 0 and a price of 0 or above, not " + quantity + " @ " + price);
            }
        }

        /** A trade. */
        public Execution(
                String id,
                @Nullable String clientId,
                String account,
                Instrument instrument,
                @Nullable Side positionSide,
                OrderSide side,
                BigDecimal quantity,
                BigDecimal price,
                BigDecimal fee,
                Instant at) {
            this(id, clientId, account, instrument, positionSide, side, quantity, price, fee, at, Cause.TRADE);
        }

        /** A fill, whose key says which position it belongs to. */
        public static Execution of(Fill fill, Cause cause) {
            return new Execution(
                    fill.id(),
                    fill.clientOrderId(),
                    fill.key().account(),
                    fill.key().instrument(),
                    fill.key().side(),
                    fill.side(),
                    fill.quantity(),
                    fill.price(),
                    fill.fee(),
                    fill.at(),
                    cause);
        }

        AccountInstrument accountInstrument() {
            return new AccountInstrument(account, instrument);
        }
    }

    /** What changes a position. */
    public enum Cause {
        TRADE,
        EXERCISE,
        ASSIGNMENT,
        EXPIRATION,
        CASH_SETTLEMENT
    }
}
