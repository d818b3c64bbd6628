package io.alertledger.trade;

import io.alertledger.broker.OrderAnswer;
import io.alertledger.journal.DecisionLog;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.Booking;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.Provenance;
import io.alertledger.model.Decision;
import io.alertledger.model.Fill;
import io.alertledger.model.LotMethod;
import io.alertledger.model.LotShare;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import io.alertledger.model.Policy;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Books what became of orders. A fill is booked once, by its id; a state never goes backwards; a fill
 * beyond its order's quantity is not booked but noted, for then somebody's books are wrong.
 */
final class Fills {
    private final Clock clock;
    private final Function<Order, Policy> policies;
    private final BiConsumer<String, String> alarm;

    /**
     * @param policies the policy under which an order's position is kept
     * @param alarm is told of which account, and why, the books can not be trusted any more
     */
    Fills(Clock clock, Function<Order, Policy> policies, BiConsumer<String, String> alarm) {
        this.clock = clock;
        this.policies = policies;
        this.alarm = alarm;
    }

    /** The order after the broker's answer; new fills are booked, an ended order's rest is freed. */
    Order book(OutboxTx tx, Order order, OrderAnswer.Known known) {
        Order after = order;
        for (Fill fill : known.fills()) {
            after = fill(tx, after, fill);
        }
        if (after.brokerOrderId() == null && known.brokerOrderId() != null) {
            after = after.withBrokerOrderId(known.brokerOrderId());
        }
        OrderState state = later(after, known.state());
        after = after.withState(state, known.reason(), clock.instant());
        tx.update(after);
        if (state.terminal()) {
            released(tx, after);
        }
        return after;
    }

    /** Books one fill of an order, unless it is booked already. */
    Order fill(OutboxTx tx, Order order, Fill fill) {
        String account = order.key().account();
        if (tx.fill(account, fill.id()).isPresent()) {
            return order;
        }
        BigDecimal filled = order.filled().add(fill.quantity());
        if (filled.compareTo(order.quantity()) > 0) {
            distrust(
                    tx,
                    order,
                    "fill " + fill.id() + " of " + fill.quantity() + " takes order " + order.clientOrderId()
                            + " beyond its " + order.quantity() + " and is not booked");
            return order;
        }
        Booked booked = Booking.fill(tx.book(), fill, origin(tx, order, fill), method(order), lots(order));
        if (booked instanceof Booked.Refused refused) {
            distrust(tx, order, "fill " + fill.id() + " can not be booked: " + refused.message());
            return order;
        }
        tx.add(fill);
        tx.append(account, "fill:" + fill.id(), ((Booked.Planned) booked).events());
        if (!order.closes() && order.filled().signum() == 0) {
            protect(tx, order);
        }
        OrderState state = filled.compareTo(order.quantity()) == 0 ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        Order told = order.withFilled(filled, order.state(), clock.instant());
        String reason = order.state() == OrderState.UNKNOWN ? "" : order.reason();
        return told.withState(later(told, state), reason, clock.instant());
    }

    /** The stop and targets that stood beside an entry guard the position as soon as some of it is there. */
    private void protect(OutboxTx tx, Order order) {
        List<LedgerEvent> events = tx.decision(order.decisionId()).stream()
                .flatMap(logged -> LoggedDecisions.decision(logged).parts().stream())
                .filter(part -> part instanceof Decision.Resolved resolved
                        && resolved.legs().stream().anyMatch(leg -> leg.key().equals(order.key())))
                .map(part -> part.explanation().instruction())
                .filter(said -> said != null && (said.stop() != null || said.targets() != null))
                .map(Objects::requireNonNull)
                .flatMap(said -> AlertProtection.events(
                        order.key(),
                        said.stop(),
                        said.targets(),
                        tx.book(),
                        clock.instant(),
                        "decision " + order.decisionId())
                        .stream())
                .toList();
        if (!events.isEmpty()) {
            tx.append(order.key().account(), "protect:" + order.clientOrderId(), events);
        }
    }

    /** Ends an order and frees what it still holds; an order that has ended stays as it is. */
    Order end(OutboxTx tx, Order order, OrderState state, String reason) {
        if (order.state().terminal()) {
            return order;
        }
        Order ended = order.withState(state, reason, clock.instant());
        tx.update(ended);
        released(tx, ended);
        return ended;
    }

    /** Frees what an order that has ended still holds. */
    void released(OutboxTx tx, Order order) {
        String because = "order " + order.clientOrderId() + " ended: " + order.state();
        Booked released = Booking.release(tx.book(), order.key(), order.clientOrderId(), because, clock.instant());
        List<LedgerEvent> events = ((Booked.Planned) released).events();
        if (!events.isEmpty()) {
            tx.append(order.key().account(), "release:" + order.clientOrderId(), events);
        }
    }

    /** What really traded does not fit the books: somebody's are wrong, and entries stop until they are compared. */
    private void distrust(OutboxTx tx, Order order, String note) {
        String account = order.key().account();
        tx.distrust(account, note);
        alarm.accept(account, note);
        tx.append(account, "note:" + note, List.of(new LedgerEvent.Noted(account, order.key(), note, clock.instant())));
    }

    private static Provenance origin(OutboxTx tx, Order order, Fill fill) {
        Provenance origin = Provenance.order(order.clientOrderId(), fill.id(), "filled order " + order.clientOrderId());
        Optional<DecisionLog.Received> alert = tx.decision(order.decisionId())
                .filter(decision -> decision.alertId() != null)
                .flatMap(decision -> tx.alert(decision.account(), String.valueOf(decision.alertId())));
        return alert.map(a -> origin.by(a.channel(), a.author())).orElse(origin);
    }

    private LotMethod method(Order order) {
        return policies.apply(order).lotMethod();
    }

    private static List<String> lots(Order order) {
        return order.lots().stream().map(LotShare::lot).toList();
    }

    /** The later of the order's state and a new one: nothing comes after an end, and a fill is never unfilled. */
    private static OrderState later(Order order, OrderState reported) {
        if (order.state().terminal()) {
            return order.state();
        }
        boolean full = order.remaining().signum() == 0;
        if (full) {
            return OrderState.FILLED;
        }
        boolean begun = order.filled().signum() > 0;
        if (begun && (reported == OrderState.SUBMITTED || reported == OrderState.PLANNED)) {
            return OrderState.PARTIALLY_FILLED;
        }
        return reported == OrderState.FILLED && !full ? order.state() : reported;
    }
}
