package io.alertledger.trade;

import io.alertledger.broker.Broker;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Fill;
import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Mark;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.reconcile.Adjustment;
import io.alertledger.reconcile.Adjustments;
import io.alertledger.reconcile.Disputes;
import io.alertledger.reconcile.Judge;
import io.alertledger.reconcile.Look;
import io.alertledger.reconcile.OwnOrder;
import io.alertledger.reconcile.ReconcileInput;
import io.alertledger.reconcile.ReconcileSettings;
import io.alertledger.reconcile.Reconciled;
import io.alertledger.reconcile.Reconciliation;
import io.alertledger.reconcile.Standing;
import io.alertledger.reconcile.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Keeps the ledger true to the broker: asks for a report, books what follows from it in one transaction,
 * and says how far the books can be trusted. A fetch that failed is no report and changes nothing.
 *
 * <p>What was seen of absences is kept in memory: after a restart a position that is missing must be
 * missed twice again, and one in dispute, looked at again. Thread-safe; looks at one account wait for each other.
 */
public final class Reconciler {
    /** How many orders back a closing, or the order of a fill that is told late, is looked for. */
    private static final int LATELY = 50;

    /** How long a standing serves while nothing changes; silence and differences grow old by themselves. */
    private static final Duration JUDGED_FOR = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Function<String, Book> book;
    private final Function<PositionKey, List<Entry>> log;
    private final Broker broker;
    private final MarkBoard marks;
    private final Clock clock;
    private final ReconcileSettings settings;
    private final WorkingOrders working;
    private final Exemptions exemptions;
    private final Map<String, Known> accounts = new ConcurrentHashMap<>();
    private final Map<String, Judged> judged = new ConcurrentHashMap<>();

    /** What earlier looks left behind. */
    private record Known(Look look, Disputes disputes, Map<PositionKey, Instant> absences) {}

    /** A standing, and what it was made from. */
    private record Judged(Standing standing, Known known, long book, long orders, Instant at) {}

    Reconciler(
            Outbox outbox,
            Function<String, Book> book,
            Function<PositionKey, List<Entry>> log,
            Broker broker,
            WorkingOrders working,
            MarkBoard marks,
            Clock clock,
            ReconcileSettings settings,
            Exemptions exemptions) {
        this.exemptions = exemptions;
        this.outbox = outbox;
        this.book = book;
        this.log = log;
        this.broker = broker;
        this.working = working;
        this.marks = marks;
        this.clock = clock;
        this.settings = settings;
    }

    /** What came of looking. */
    public sealed interface Outcome {
        /** The report was compared, and what follows was booked (or, in a dry run, would be). */
        record Compared(Reconciled reconciled) implements Outcome {}

        /** There was no report; nothing was changed. */
        record NoReport(String reason) implements Outcome {}
    }

    /**
     * Asks the broker and books what follows from its report. Where the broker reports nothing, as the ledger is its
     * book, what follows from the time alone is booked: contracts expire.
     */
    public synchronized Outcome look(String account) {
        Known known = known(account);
        if (!broker.reports()) {
            Reconciled reconciled = outbox.write(tx -> {
                Reconciled result = byTheBook(tx.book(), account);
                Adjustments.append(tx, result);
                return result;
            });
            return new Outcome.Compared(reconciled);
        }
        ReportAnswer answer = broker.report(account);
        if (answer instanceof ReportAnswer.NoReport none) {
            remember(account, known.look().failed(none.reason(), none.broken()), known.disputes(), known.absences());
            return new Outcome.NoReport(none.reason());
        }
        Statement statement = Statement.of(((ReportAnswer.Report) answer).report());
        List<Order> changed = new ArrayList<>();
        Reconciled reconciled = outbox.write(tx -> {
            List<Order> orders = orders(account, tx);
            Set<String> seen = Adjustments.seen(tx, statement);
            for (List<LedgerEvent> reopened : LateSettlements.reopened(tx.book(), log, statement, seen, tx::undone)) {
                tx.append(account, null, reopened);
            }
            Reconciled result = Reconciliation.of(input(tx.book(), account, orders, statement, seen, known.absences()));
            Adjustments.append(tx, result);
            claim(tx, account, result);
            fills(result).forEach(tx::add);
            changed.clear();
            changed.addAll(standings(result, orders));
            changed.forEach(tx::update);
            return result;
        });
        changed.forEach(working::committed);
        remember(
                account,
                known.look().saw(statement, reconciled),
                known.disputes().after(reconciled, clock.instant()),
                reconciled.absences());
        return new Outcome.Compared(reconciled);
    }

    /**
     * What is held at a broker that is wholly ours to manage is managed from the moment at which it is adopted: a program
     * that ends in between must not leave it without protection.
     */
    private void claim(OutboxTx tx, String account, Reconciled result) {
        if (!broker.managesAll()) {
            return;
        }
        List<LedgerEvent> claims = result.adjustments().stream()
                .filter(adjustment -> adjustment.kind() == Adjustment.Kind.ADOPT)
                .map(Adjustment::key)
                .filter(key ->
                        tx.book().position(key).filter(held -> !held.managed()).isPresent())
                .<LedgerEvent>map(
                        key -> new LedgerEvent.Claimed(key, true, "the " + broker.name() + " broker", clock.instant()))
                .toList();
        if (!claims.isEmpty()) {
            tx.append(account, null, claims);
        }
    }

    /** A person has looked at a disputed position: alerts may exit it again. */
    synchronized void lookedAt(PositionKey key) {
        Known known = known(key.account());
        remember(key.account(), known.look(), known.disputes().lookedAt(key), known.absences());
    }

    /** What {@link #look} would book; nothing is. */
    public synchronized Outcome preview(String account) {
        if (!broker.reports()) {
            return new Outcome.Compared(byTheBook(book.apply(account), account));
        }
        ReportAnswer answer = broker.report(account);
        if (answer instanceof ReportAnswer.NoReport none) {
            return new Outcome.NoReport(none.reason());
        }
        Statement statement = Statement.of(((ReportAnswer.Report) answer).report());
        Book now = book.apply(account);
        Set<String> seen = new HashSet<>();
        List<Order> orders = orders(account);
        orders.forEach(order -> outbox.fillsOf(account, order.clientOrderId()).forEach(fill -> seen.add(fill.id())));
        return new Outcome.Compared(Reconciliation.of(
                input(now, account, orders, statement, seen, known(account).absences())));
    }

    /**
     * How far the books of an account can be trusted: what the last look at the broker said, and what is
     * held and works now. Read from memory, and made anew where something has changed or a second passed.
     */
    public Standing standing(String account) {
        Known known = known(account);
        Book now = book.apply(account);
        long orders = working.version();
        Instant at = clock.instant();
        Judged last = judged.get(account);
        if (last != null
                && last.known() == known
                && last.book() == now.version()
                && last.orders() == orders
                && Duration.between(last.at(), at).abs().compareTo(JUDGED_FOR) < 0) {
            return last.standing();
        }
        Standing standing = judged(account, now, known, at);
        judged.put(account, new Judged(standing, known, now.version(), orders, at));
        return standing;
    }

    /** What a report that says what the book says comes to. */
    private Reconciled byTheBook(Book now, String account) {
        List<Order> orders = orders(account);
        return Reconciliation.of(
                input(now, account, orders, Statement.of(now.positions(account), clock.instant()), Set.of(), Map.of()));
    }

    private Known known(String account) {
        return accounts.computeIfAbsent(
                account, name -> new Known(Look.none(clock.instant()), Disputes.NONE, Map.of()));
    }

    private void remember(String account, Look look, Disputes disputes, Map<PositionKey, Instant> absences) {
        accounts.put(account, new Known(look, disputes, absences));
    }

    private Standing judged(String account, Book now, Known known, Instant at) {
        return Judge.of(new Judge.Case(
                now.holdings(account),
                working.all().stream()
                        .filter(order -> order.key().account().equals(account))
                        .toList(),
                exemptions::of,
                broker.reports() ? known.look() : null,
                known.disputes(),
                settings.limit(),
                at));
    }

    private ReconcileInput input(
            Book now,
            String account,
            List<Order> orders,
            Statement statement,
            Set<String> seen,
            Map<PositionKey, Instant> absences) {
        List<Instrument> instruments = new ArrayList<>(
                now.positions(account).stream().map(Position::instrument).toList());
        statement.positions().forEach(held -> instruments.add(held.key().instrument()));
        Instant at = clock.instant();
        Map<Instrument, Mark> known = marks.of(instruments);
        // a cost is never made of an old price
        known.values().removeIf(mark -> Duration.between(mark.at(), at).compareTo(settings.markMaxAge()) > 0);
        // what an expired contract was worth its underlying tells
        now.positions(account).stream()
                .map(Position::instrument)
                .filter(OptionContract.class::isInstance)
                .map(Instrument::ticker)
                .distinct()
                .map(LinearInstrument::new)
                .flatMap(underlying -> marks.mark(underlying).stream())
                .forEach(mark -> known.put(mark.instrument(), mark));
        return new ReconcileInput(
                now,
                Set.of(account),
                closed(account),
                orders.stream().map(order -> OwnOrder.of(order, null, null)).toList(),
                statement,
                absences,
                seen,
                known,
                at,
                settings);
    }

    /** When orders of ours closed something: the broker's list may still show it for a moment. */
    private Map<PositionKey, Instant> closed(String account) {
        Map<PositionKey, Instant> closed = new HashMap<>();
        for (Order order : outbox.lastOrders(account, LATELY)) {
            if (order.closes() && order.filled().signum() > 0) {
                closed.merge(order.key(), order.updatedAt(), (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return closed;
    }

    /** The account's orders that work, and its last ones: a broker may tell of their fills late. */
    private List<Order> orders(String account) {
        Map<String, Order> orders = new LinkedHashMap<>();
        Stream.concat(
                        outbox.working().stream()
                                .filter(order -> order.key().account().equals(account)),
                        outbox.lastOrders(account, LATELY).stream())
                .forEach(order -> orders.putIfAbsent(order.clientOrderId(), order));
        return List.copyOf(orders.values());
    }

    /** The same as the transaction sees them. */
    private List<Order> orders(String account, OutboxTx tx) {
        return orders(account).stream()
                .map(order -> tx.order(account, order.clientOrderId()).orElse(order))
                .toList();
    }

    private static List<Fill> fills(Reconciled reconciled) {
        List<Fill> fills = new ArrayList<>();
        for (Adjustment adjustment : reconciled.adjustments()) {
            Statement.Execution fill = adjustment.fill();
            if (fill != null && !adjustment.events().isEmpty()) {
                fills.add(new Fill(
                        fill.id(),
                        fill.clientId(),
                        adjustment.key(),
                        fill.side(),
                        fill.quantity(),
                        fill.price(),
                        fill.fee(),
                        fill.at()));
            }
        }
        return fills;
    }

    /** Orders that stand otherwise now. One whose fills are still to come does not end before they do. */
    private List<Order> standings(Reconciled reconciled, List<Order> orders) {
        List<Order> changed = new ArrayList<>();
        for (Order order : orders) {
            for (Reconciled.OrderStanding standing : reconciled.orders()) {
                if (!standing.clientId().equals(order.clientOrderId())) {
                    continue;
                }
                OrderState state = standing.owed().signum() > 0 ? order.state() : standing.state();
                if (state != order.state() || standing.booked().compareTo(order.filled()) > 0) {
                    changed.add(order.withFilled(standing.booked().max(order.filled()), state, clock.instant()));
                }
            }
        }
        return changed;
    }
}
