package io.alertledger.reconcile;

import io.alertledger.ledger.Booking;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Consistency;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.reconcile.Reconciled.OrderStanding;
import io.alertledger.reconcile.Statement.Held;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The broker's report against the ledger: one function.
 *
 * <p>Real fills that are missing are booked first. What then still differs is adjusted, each
 * difference with its reason, except where something is in motion (an order of ours works there, or
 * the books changed after the broker last looked) and where a position is missing for the first time:
 * one empty or shrunken report never closes anything. A report that is not complete changes nothing.
 *
 * <p>Doing it twice is doing it once; the order of rows, orders and fills does not matter.
 */
public final class Reconciliation {
    private Reconciliation() {}

    public static Reconciled of(ReconcileInput input) {
        return input.report().complete() ? complete(input) : incomplete(input);
    }

    /** A failed or partial fetch is no report at all. */
    private static Reconciled incomplete(ReconcileInput input) {
        List<OrderStanding> orders = input.orders().stream()
                .map(order -> new OrderStanding(
                        order.clientId(),
                        order.state(),
                        order.quantity(),
                        order.filled(),
                        BigDecimal.ZERO,
                        !order.state().terminal()))
                .toList();
        String incomplete =
                "the broker's report of " + input.report().at() + " is not complete; nothing is concluded from it";
        return new Reconciled(
                List.of(),
                orders,
                new Books(input.book(), input.accounts()).open(),
                List.of(),
                Consistency.YELLOW,
                List.of(incomplete),
                List.of(incomplete),
                input.absences(),
                Set.of());
    }

    private static Reconciled complete(ReconcileInput input) {
        Books books = new Books(input.book(), input.accounts());
        boolean nothingHere = books.open().isEmpty();
        Findings findings = new Findings();
        ReportIndex report = new ReportIndex(input.report(), input.accounts());

        FillPass fills = new FillPass(input, report, books, findings);
        fills.run();
        List<OrderPass.After> orders = OrderPass.run(input, fills);
        PositionPass positions = new PositionPass(input, report, books, findings, fills, orders);
        positions.run();
        Set<OwnOrder> working = orders.stream()
                .filter(OrderPass.After::inFlight)
                .map(OrderPass.After::before)
                .collect(Collectors.toSet());
        fills.adjusted(positions::adjusted, working::contains);

        if (nothingHere && somethingThere(input)) {
            findings.said(Consistency.RED, "the broker holds positions and the ledger held none");
        }
        List<OrderStanding> standings = new ArrayList<>();
        List<LedgerEvent> further = new ArrayList<>();
        for (OrderPass.After order : orders) {
            boolean lockKept = order.inFlight() || owing(order, books, report, positions, input.settings());
            if (!lockKept) {
                further.addAll(release(books, order, input));
            }
            standings.add(
                    order.standing(lockKept, positions.adjusted(order.before().accountInstrument())));
        }
        further.addAll(available(books, report, input));
        return new Reconciled(
                findings.adjustments(),
                standings,
                books.open(),
                further,
                findings.status(),
                findings.reasons(),
                findings.concerns(),
                positions.absences(),
                findings.disputed());
    }

    /**
     * An exit that is done keeps its lock while the books do not show what it did: the broker told of
     * more than the fills that came, or still holds less than we do. Its quantity would be sold twice.
     */
    private static boolean owing(
            OrderPass.After order,
            Books books,
            ReportIndex report,
            PositionPass positions,
            ReconcileSettings settings) {
        AccountInstrument instrument = order.before().accountInstrument();
        if (order.filled().signum() == 0 || positions.adjusted(instrument)) {
            return false;
        }
        for (Side side : books.sides(instrument)) {
            PositionKey key = instrument.on(side);
            Held there = report.held(key);
            BigDecimal left = there == null ? BigDecimal.ZERO : there.quantity();
            BigDecimal here = books.quantity(key);
            if (closes(order.before(), side)
                    && (order.owed().signum() > 0 || here.compareTo(left) > 0 && !settings.same(here, left))) {
                return true;
            }
        }
        return false;
    }

    private static boolean closes(OwnOrder order, Side side) {
        return order.side() == side.closing() && (order.positionSide() == null || order.positionSide() == side);
    }

    private static boolean somethingThere(ReconcileInput input) {
        return input.report().positions().stream()
                .filter(held -> input.accounts().contains(held.key().account()))
                .anyMatch(held -> held.quantity().compareTo(input.settings().quantityStep()) > 0
                        && !PositionPass.expired(AccountInstrument.of(held.key()), input));
    }

    /** Ends what an order held of the position that it left. */
    private static List<LedgerEvent> release(Books books, OrderPass.After order, ReconcileInput input) {
        List<LedgerEvent> events = new ArrayList<>();
        AccountInstrument instrument = order.before().accountInstrument();
        for (Side side : Side.values()) {
            List<LedgerEvent> released = books.apply(Booking.release(
                    books.book(),
                    instrument.on(side),
                    order.before().clientId(),
                    "order " + order.before().clientId() + " is " + order.state(),
                    input.report().at()));
            events.addAll(released == null ? List.of() : released);
        }
        return events;
    }

    /** The broker's word on what is free to close, where it says something new. */
    private static List<LedgerEvent> available(Books books, ReportIndex report, ReconcileInput input) {
        List<LedgerEvent> events = new ArrayList<>();
        for (Position held : books.open()) {
            Held there = report.held(held.key());
            if (there == null) {
                continue;
            }
            LedgerEvent seen = new LedgerEvent.AvailableSeen(
                    held.key(), there.available(), input.report().at());
            Position after =
                    books.book().apply(seen).book().position(held.key()).orElse(held);
            if (!Objects.equals(after.available(), held.available())) {
                events.add(books.apply(seen));
            }
        }
        return events;
    }
}
