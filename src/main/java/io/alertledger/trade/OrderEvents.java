package io.alertledger.trade;

import io.alertledger.broker.Broker;
import io.alertledger.model.Decimals;
import io.alertledger.model.Execution;
import io.alertledger.model.Fill;
import io.alertledger.model.Order;
import io.alertledger.model.OrderEvent;
import io.alertledger.model.OrderState;
import io.alertledger.trade.OrderEventAnswer.Code;
import io.alertledger.trade.OrderEventAnswer.Refused;
import io.alertledger.trade.OrderEventAnswer.Taken;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Orders that somebody else executes: what they report is booked, and an order of which too long
 * nothing is heard becomes unknown. Events may come twice, late and in any order. Thread-safe.
 */
final class OrderEvents {
    private final Outbox outbox;
    private final Broker broker;
    private final Fills fills;
    private final Clock clock;

    OrderEvents(Outbox outbox, Broker broker, Fills fills, Clock clock) {
        this.outbox = outbox;
        this.broker = broker;
        this.fills = fills;
        this.clock = clock;
    }

    OrderEventAnswer report(String clientOrderId, OrderEvent event) {
        return Objects.requireNonNull(outbox.<OrderEventAnswer>write(tx -> find(tx, clientOrderId)
                .map(order -> taken(tx, order, event))
                .orElseGet(() -> new Refused(Code.UNKNOWN_ORDER, "There is no order " + clientOrderId + "."))));
    }

    private static Optional<Order> find(OutboxTx tx, String clientOrderId) {
        return tx.ordersOf(Ids.decisionOf(clientOrderId)).stream()
                .filter(order -> order.clientOrderId().equals(clientOrderId))
                .findFirst();
    }

    private OrderEventAnswer taken(OutboxTx tx, Order order, OrderEvent event) {
        if (order.execution() != Execution.CALLER && !broker.endsByEvents()) {
            return new Refused(
                    Code.NOT_BY_CALLER,
                    "Order " + order.clientOrderId() + " is worked at the broker " + broker.name()
                            + ", which is asked what becomes of it; report a trade made elsewhere as a trade.");
        }
        Order named = order.brokerOrderId() == null && event.brokerOrderId() != null
                ? order.withBrokerOrderId(event.brokerOrderId())
                : order;
        return switch (event.type()) {
            case SUBMITTED -> submitted(tx, order, named);
            case FILL -> fill(tx, named, event);
            case CANCELLED -> ended(tx, named, OrderState.CANCELLED, event);
            case REJECTED -> ended(tx, named, OrderState.REJECTED, event);
        };
    }

    /** A state never goes backwards: what has traded or ended stays so. */
    private Taken submitted(OutboxTx tx, Order order, Order named) {
        boolean first = order.state() == OrderState.PLANNED || order.state() == OrderState.UNKNOWN;
        OrderState state = order.filled().signum() > 0 ? OrderState.PARTIALLY_FILLED : OrderState.SUBMITTED;
        Order after = first ? named.withState(state, "", clock.instant()) : named;
        if (!after.equals(order)) {
            tx.update(after);
        }
        return new Taken(after, "");
    }

    private OrderEventAnswer fill(OutboxTx tx, Order order, OrderEvent event) {
        Fill fill = new Fill(
                Objects.requireNonNull(event.fillId()),
                order.clientOrderId(),
                order.key(),
                order.side(),
                Objects.requireNonNull(event.quantity()),
                Objects.requireNonNull(event.price()),
                BigDecimal.ZERO,
                event.at());
        Optional<Fill> before = tx.fill(order.key().account(), fill.id());
        if (before.isPresent()) {
            return same(before.get(), fill)
                    ? new Taken(order, "")
                    : new Refused(
                            Code.CONFLICT,
                            "Fill " + fill.id() + " was told before as "
                                    + Decimals.plain(before.get().quantity()) + " @ "
                                    + Decimals.plain(before.get().price()) + " of order "
                                    + before.get().clientOrderId() + "; nothing was changed.");
        }
        Order after = fills.fill(tx, order, fill);
        if (after.filled().compareTo(order.filled()) == 0) {
            return new Taken(order, "fill " + fill.id() + " is not booked; the ledger is red until somebody looks");
        }
        tx.update(after);
        if (after.state().terminal() && !order.state().terminal()) {
            fills.released(tx, after);
        }
        return new Taken(after, "");
    }

    private static boolean same(Fill one, Fill other) {
        return Objects.equals(one.clientOrderId(), other.clientOrderId())
                && one.quantity().compareTo(other.quantity()) == 0
                && one.price().compareTo(other.price()) == 0;
    }

    private Taken ended(OutboxTx tx, Order order, OrderState state, OrderEvent event) {
        Order after = fills.end(tx, order, state, event.reason());
        boolean contradicts = order.state().terminal() && order.state() != state;
        return new Taken(after, contradicts ? "the order had ended before: " + order.state() : "");
    }

    /**
     * An order that its caller says nothing of for too long is unknown: what it holds stays held, and a
     * person is asked. Counted from the last word on it.
     */
    Order overdue(Order order, Duration limit) {
        Instant now = clock.instant();
        if (order.execution() != Execution.CALLER
                || order.state().terminal()
                || order.state() == OrderState.UNKNOWN
                || Duration.between(order.updatedAt(), now).compareTo(limit) <= 0) {
            return order;
        }
        return Objects.requireNonNull(outbox.<Order>write(tx -> {
            Order current =
                    tx.order(order.key().account(), order.clientOrderId()).orElse(order);
            boolean waits = !Ranks.blockers(current, tx.working(current.key())).isEmpty();
            if (!current.equals(order) || (waits && current.state() == OrderState.PLANNED)) {
                return current;
            }
            Order unknown = current.withState(
                    OrderState.UNKNOWN,
                    "its caller has said nothing of it for more than " + limit.toSeconds()
                            + " s; report what became of it",
                    now);
            tx.update(unknown);
            return unknown;
        }));
    }
}
