package io.alertledger.trade;

import io.alertledger.broker.Broker;
import io.alertledger.broker.Cancellation;
import io.alertledger.broker.OrderAnswer;
import io.alertledger.broker.Submission;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.Booking;
import io.alertledger.model.Execution;
import io.alertledger.model.ExitRank;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import io.alertledger.model.Position;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Works orders at the broker: sends what is planned, asks what became of it, books what was filled,
 * frees what was not. Every step writes before it sends and asks before it assumes, so it can be
 * repeated at any time, by any thread, after any crash.
 */
final class Clerk {
    private static final String CANCEL = "cancel ";

    /** How many paces of its broker an order without an answer is looked for before it counts as lost. */
    private static final int LOOKS_BEFORE_BELIEF = 5;

    /** How old an exit may be that took another order's place and is sent late, or once more, as it got lost. */
    private static final Duration STILL_MEANT = Duration.ofMinutes(5);

    /** How many orders back those are looked for that an exit took the place of. */
    private static final int LATELY = 50;

    private static final String NEVER = "the broker never received it, or knows it no more";
    private static final String EXIT_AGAIN = "; exit again if it is still meant";

    private final Outbox outbox;
    private final Broker broker;
    private final Fills fills;
    private final WorkingOrders working;
    private final Clock clock;
    private final Pacing pacing;
    private final Turns turns;

    Clerk(Outbox outbox, Broker broker, Fills fills, WorkingOrders working, Clock clock, Turns turns) {
        this.outbox = outbox;
        this.broker = broker;
        this.fills = fills;
        this.working = working;
        this.clock = clock;
        this.turns = turns;
        this.pacing = new Pacing(broker.pace(), clock);
    }

    /**
     * Does what can be done for an order now, and returns it as it then stands. One thread at a time works
     * on the orders of a position, so that none is sent twice. An order that its caller executes is not
     * sent; it only gets its way cleared.
     */
    Order work(Order order) {
        if (order.state().terminal()) {
            return order;
        }
        return turns.take(order.key(), () -> inTurn(order));
    }

    /**
     * Settles an order that an earlier process left behind. One that was not known to have been sent may
     * have been: the broker is asked, and what it never received is freed, for the moment has passed; but
     * an exit that took another order's place goes on, for that one has ended or is about to.
     */
    void recover(Order order) {
        if (order.execution() == Execution.CALLER || order.state() != OrderState.PLANNED) {
            return;
        }
        OrderAnswer answer = broker.order(order);
        if (answer instanceof OrderAnswer.NoAnswer) {
            unknown(order, "the program ended before it was known whether the order had left");
        } else {
            settled(order, answer);
        }
    }

    private Order inTurn(Order order) {
        boolean byCaller = order.execution() == Execution.CALLER;
        if (order.state() != OrderState.PLANNED) {
            return byCaller || !pacing.due(order.clientOrderId()) ? order : settle(order);
        }
        for (Order blocker : Ranks.blockers(order, outbox.working(order.key()))) {
            if (!pacing.due(CANCEL + blocker.clientOrderId())
                    || !clear(blocker).state().terminal()) {
                return waiting(order, "waits until order " + blocker.clientOrderId() + " has ended");
            }
        }
        Order ready = ready(order);
        return ready.state() == OrderState.PLANNED && !byCaller ? send(ready) : ready;
    }

    /** Says why an order is not sent yet; a caller must not send it either. */
    private Order waiting(Order order, String reason) {
        return order.reason().equals(reason)
                ? order
                : store(tx -> {
                    Order current = current(tx, order);
                    if (current.state() != OrderState.PLANNED) {
                        return current;
                    }
                    Order waits = current.withState(OrderState.PLANNED, reason, clock.instant());
                    tx.update(waits);
                    return waits;
                });
    }

    /** Cancels an order and asks how it ended; its fills are booked. */
    Order clear(Order order) {
        if (order.execution() == Execution.CALLER) {
            return order;
        }
        if (order.state() == OrderState.PLANNED && broker.order(order) instanceof OrderAnswer.NotFound) {
            return end(order, OrderState.CANCELLED, "gave way before it was sent");
        }
        Cancellation answer = broker.cancel(order);
        if (answer instanceof Cancellation.NoAnswer) {
            return order;
        }
        OrderAnswer became = broker.order(order);
        return became instanceof OrderAnswer.NotFound && !mayStillArrive(order)
                ? end(order, OrderState.CANCELLED, NEVER)
                : settled(order, became);
    }

    /**
     * An exit whose way had to be cleared first holds nothing yet: it takes what is free now, at most
     * what it was decided to sell, and ends where nothing is left.
     */
    private Order ready(Order planned) {
        return store(tx -> {
            Order order =
                    tx.order(planned.key().account(), planned.clientOrderId()).orElse(planned);
            boolean holds = !order.closes() || locks(tx, order);
            BigDecimal left = left(tx, order);
            if (order.state() != OrderState.PLANNED || (holds && left.compareTo(order.quantity()) >= 0)) {
                return order;
            }
            BigDecimal free = order.closes()
                    ? tx.book().position(order.key()).map(Position::free).orElse(BigDecimal.ZERO)
                    : left;
            BigDecimal quantity = order.quantity().min(free).min(left);
            if (quantity.signum() <= 0) {
                Order ended = order.withState(OrderState.CANCELLED, "nothing was left to sell", clock.instant());
                tx.update(ended);
                return ended;
            }
            if (order.closes()) {
                Booked lock = Booking.lock(
                        tx.book(), order.key(), order.clientOrderId(), order.decisionId(), quantity, clock.instant());
                tx.append(order.key().account(), "lock:" + order.clientOrderId(), ((Booked.Planned) lock).events());
            }
            Order sized = quantity.compareTo(order.quantity()) == 0
                    ? order
                    : order.withQuantity(quantity, List.of(), clock.instant());
            Order ready = sized.withState(OrderState.PLANNED, "", clock.instant());
            tx.update(ready);
            return ready;
        });
    }

    /** What an order may be for at most: a repriced one for what its predecessor left. */
    private static BigDecimal left(OutboxTx tx, Order order) {
        return order.attempt() == 0
                ? order.quantity()
                : tx.order(order.key().account(), Ids.before(order.clientOrderId()))
                        .map(Order::remaining)
                        .orElse(BigDecimal.ZERO);
    }

    private Order send(Order order) {
        Submission answer = broker.submit(order);
        if (answer instanceof Submission.Rejected rejected) {
            return end(order, OrderState.REJECTED, rejected.reason());
        }
        if (answer instanceof Submission.NoAnswer silent) {
            return unknown(order, silent.reason());
        }
        String brokerOrderId = ((Submission.Accepted) answer).brokerOrderId();
        Order sent = store(tx -> {
            Order current = current(tx, order);
            if (current.state() != OrderState.PLANNED && current.state() != OrderState.UNKNOWN) {
                return current;
            }
            Order submitted = current.withState(OrderState.SUBMITTED, "", clock.instant());
            Order named = brokerOrderId == null ? submitted : submitted.withBrokerOrderId(brokerOrderId);
            tx.update(named);
            return named;
        });
        return settle(sent);
    }

    /** Nobody knows whether the broker has it: what it holds stays held until the broker says so. */
    private Order unknown(Order order, String reason) {
        return store(tx -> {
            Order current = current(tx, order);
            if (current.state().terminal()) {
                return current;
            }
            Order unknown = current.withState(OrderState.UNKNOWN, reason, clock.instant());
            tx.update(unknown);
            return unknown;
        });
    }

    /** Asks the broker what became of an order, and books it. An answer that did not come changes nothing. */
    Order settle(Order order) {
        return settled(order, broker.order(order));
    }

    private Order settled(Order order, OrderAnswer answer) {
        if (answer instanceof OrderAnswer.Known known) {
            return store(tx -> fills.book(tx, current(tx, order), known));
        }
        if (answer instanceof OrderAnswer.NotFound && !mayStillArrive(order)) {
            return store(tx -> neverArrived(tx, current(tx, order)));
        }
        return order;
    }

    /** A request that got no answer may reach a broker over a network after the question for it. */
    private boolean mayStillArrive(Order order) {
        Duration since = Duration.between(order.updatedAt(), clock.instant());
        return order.state() == OrderState.UNKNOWN
                && since.compareTo(broker.pace().multipliedBy(LOOKS_BEFORE_BELIEF)) < 0;
    }

    /**
     * An order that the broker does not have is over. Not so an exit for which another order was cancelled:
     * while it is still meant it is sent, under the same id. A trigger is armed again by itself; of any other
     * exit that is lost somebody must be told, so it counts as rejected.
     */
    private Order neverArrived(OutboxTx tx, Order order) {
        if (!order.closes()) {
            return fills.end(tx, order, OrderState.CANCELLED, NEVER);
        }
        boolean sentBefore = order.state() != OrderState.PLANNED && order.state() != OrderState.UNKNOWN;
        if (!sentBefore && tookAPlace(order)) {
            return sentAgain(tx, order);
        }
        boolean armedAgain = tx.decision(order.decisionId())
                .map(LoggedDecisions::decision)
                .flatMap(ExitRequest::trigger)
                .isPresent();
        return armedAgain
                ? fills.end(tx, order, OrderState.CANCELLED, NEVER)
                : fills.end(tx, order, OrderState.REJECTED, NEVER + EXIT_AGAIN);
    }

    private Order sentAgain(OutboxTx tx, Order order) {
        Duration age = Duration.between(order.createdAt(), clock.instant());
        if (age.compareTo(STILL_MEANT) > 0) {
            return fills.end(
                    tx,
                    order,
                    OrderState.REJECTED,
                    "it took the place of another order, never reached the broker and is older than "
                            + STILL_MEANT.toSeconds() + " s" + EXIT_AGAIN);
        }
        Order again =
                order.withState(OrderState.PLANNED, "it never reached the broker and is sent again", clock.instant());
        tx.update(again);
        return again;
    }

    /** Whether another order had to end for an exit: one at an older price, or one that gives way to it. */
    private boolean tookAPlace(Order order) {
        ExitRank rank = order.rank();
        if (order.attempt() > 0 || rank == null) {
            return order.attempt() > 0;
        }
        return outbox.lastOrders(order.key().account(), LATELY).stream()
                .filter(other -> other.key().equals(order.key())
                        && !other.decisionId().equals(order.decisionId())
                        && !other.createdAt().isAfter(order.createdAt())
                        && Ranks.replaces(rank, other))
                .anyMatch(
                        other -> !other.state().terminal() || !other.updatedAt().isBefore(order.createdAt()));
    }

    private static boolean locks(OutboxTx tx, Order order) {
        return tx.book().holding(order.key()).stream()
                .flatMap(h -> h.locks().stream())
                .anyMatch(lock -> lock.clientOrderId().equals(order.clientOrderId()));
    }

    /** Ends an order that will not fill any more and frees what it held. */
    private Order end(Order order, OrderState state, String reason) {
        return store(tx -> fills.end(tx, current(tx, order), state, reason));
    }

    private static Order current(OutboxTx tx, Order order) {
        return tx.order(order.key().account(), order.clientOrderId())
                .orElseThrow(() -> new IllegalStateException("order " + order.clientOrderId() + " was never stored"));
    }

    private Order store(Function<OutboxTx, Order> work) {
        Order stored = Objects.requireNonNull(outbox.write(work));
        working.committed(stored);
        if (stored.state().terminal()) {
            pacing.over(stored.clientOrderId());
            pacing.over(CANCEL + stored.clientOrderId());
        }
        return stored;
    }
}
