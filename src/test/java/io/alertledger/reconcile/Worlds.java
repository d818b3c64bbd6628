package io.alertledger.reconcile;

import io.alertledger.ledger.Amount;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.Booking;
import io.alertledger.ledger.Opening;
import io.alertledger.ledger.Provenance;
import io.alertledger.model.Instrument;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Small worlds in which ledger and broker may differ in every way; few instruments, so that they meet. */
final class Worlds {
    static final Instant NOW = Instant.parse("2026-01-28T15:00:00Z");
    private static final String ACCOUNT = "default";
    private static final List<Instrument> INSTRUMENTS = List.of(
            Symbols.NONE.instrument("SPY_20260320_595_C"),
            Symbols.NONE.instrument("SPY_20260320_600_P"),
            Symbols.NONE.instrument("AAPL"),
            Symbols.NONE.instrument("SOLUSDT"));

    private Worlds() {}

    /** What one world is made of, before it becomes an input. */
    record World(
            List<Bought> bought,
            List<Statement.Held> there,
            List<OwnOrder> orders,
            List<Statement.KnownOrder> told,
            List<Statement.Execution> fills,
            Map<PositionKey, Instant> absences,
            Set<String> seen) {
        ReconcileInput input() {
            return input(true);
        }

        ReconcileInput input(boolean complete) {
            Statement report = new Statement(complete, NOW, there, told, true, fills);
            return new ReconcileInput(
                    book(bought),
                    Set.of(ACCOUNT),
                    Map.of(),
                    orders,
                    report,
                    absences,
                    seen,
                    Map.of(),
                    NOW,
                    ReconcileSettings.DEFAULT);
        }
    }

    /** A lot bought before, from an hour to a moment ago. */
    record Bought(
            PositionKey key, BigDecimal quantity, @Nullable BigDecimal price, long secondsAgo) {}

    static Book book(List<Bought> all) {
        Book book = Book.EMPTY;
        for (Bought bought : all) {
            Amount amount = bought.price() == null ? new Amount.Unknown() : Amount.at(bought.price());
            Booked booked = Booking.open(
                    book,
                    Opening.of(
                            bought.key(),
                            bought.quantity(),
                            amount,
                            Provenance.trade(null, "before"),
                            NOW.minusSeconds(bought.secondsAgo())));
            book = book.applyAll(((Booked.Planned) booked).events());
        }
        return book;
    }

    static Arbitrary<World> any() {
        return Combinators.combine(
                        bought().list().ofMaxSize(6),
                        held().list().ofMaxSize(5),
                        orders(),
                        told().list().ofMaxSize(3),
                        fills(),
                        absences(),
                        Arbitraries.of("f1", "f2", "f3", "f4").set().ofMaxSize(2))
                .as(World::new);
    }

    /** Ledger and broker alone: no orders, no fills, nothing seen before, and nothing in its grace. */
    static Arbitrary<World> quiet() {
        return Combinators.combine(bought().list().ofMaxSize(6), held().list().ofMaxSize(5))
                .as((bought, there) -> new World(
                        bought.stream()
                                .map(lot -> new Bought(lot.key(), lot.quantity(), lot.price(), lot.secondsAgo() + 60))
                                .toList(),
                        onceEach(there),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        Set.of()));
    }

    private static List<Statement.Held> onceEach(List<Statement.Held> rows) {
        Map<PositionKey, Statement.Held> once = new HashMap<>();
        rows.forEach(row -> once.putIfAbsent(row.key(), row));
        return List.copyOf(once.values());
    }

    private static Arbitrary<PositionKey> keys() {
        return Combinators.combine(
                        Arbitraries.of(INSTRUMENTS),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(4, Arbitraries.just(Side.LONG)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(Side.SHORT))))
                .as((instrument, side) -> new PositionKey(ACCOUNT, instrument, side));
    }

    private static Arbitrary<BigDecimal> quantities() {
        return Arbitraries.integers().between(1, 9).map(BigDecimal::valueOf);
    }

    private static Arbitrary<BigDecimal> prices() {
        return Arbitraries.integers().between(1, 2000).map(cents -> BigDecimal.valueOf(cents, 2));
    }

    private static Arbitrary<Bought> bought() {
        return Combinators.combine(
                        keys(),
                        quantities(),
                        prices().injectNull(0.1),
                        Arbitraries.longs().between(0, 3600))
                .as(Bought::new);
    }

    private static Arbitrary<Statement.Held> held() {
        return Combinators.combine(
                        keys(),
                        quantities(),
                        prices().injectNull(0.2),
                        quantities().injectNull(0.5))
                .as((key, quantity, price, available) -> new Statement.Held(key, quantity, price, available, null));
    }

    private static Arbitrary<List<OwnOrder>> orders() {
        Arbitrary<OwnOrder> order = Combinators.combine(
                        Arbitraries.of("c1", "c2", "c3"),
                        Arbitraries.of(INSTRUMENTS),
                        Arbitraries.of(OrderSide.class),
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of(OrderState.class))
                .as((id, instrument, side, quantity, filled, state) -> new OwnOrder(
                        id,
                        ACCOUNT,
                        instrument,
                        null,
                        side,
                        BigDecimal.valueOf(quantity),
                        BigDecimal.valueOf(Math.min(quantity, filled)),
                        state,
                        List.of(),
                        null,
                        null));
        return order.list().ofMaxSize(3).map(orders -> {
            Set<String> ids = new HashSet<>();
            return orders.stream().filter(each -> ids.add(each.clientId())).toList();
        });
    }

    private static Arbitrary<Statement.KnownOrder> told() {
        return Combinators.combine(
                        Arbitraries.of("c1", "c2", "c3", "theirs"),
                        Arbitraries.of(OrderState.class).injectNull(0.2),
                        Arbitraries.integers()
                                .between(0, 5)
                                .map(BigDecimal::valueOf)
                                .injectNull(0.2))
                .as(Statement.KnownOrder::new);
    }

    private static Arbitrary<List<Statement.Execution>> fills() {
        return Combinators.combine(
                        Arbitraries.of("f1", "f2", "f3", "f4"),
                        Arbitraries.of("c1", "c2", "c3", "c9").injectNull(0.5),
                        Arbitraries.of(INSTRUMENTS),
                        Arbitraries.of(OrderSide.class),
                        quantities(),
                        prices(),
                        Arbitraries.longs().between(0, 600))
                .as((id, order, instrument, side, quantity, price, ago) -> new Statement.Execution(
                        id,
                        order,
                        ACCOUNT,
                        instrument,
                        null,
                        side,
                        quantity,
                        price,
                        BigDecimal.ZERO,
                        NOW.minusSeconds(ago)))
                .list()
                .ofMaxSize(5);
    }

    private static Arbitrary<Map<PositionKey, Instant>> absences() {
        return Arbitraries.maps(keys(), Arbitraries.longs().between(0, 900).map(NOW::minusSeconds))
                .ofMaxSize(4);
    }

    /** As the caller keeps them: when what may be closed now last changed before. */
    private static Map<PositionKey, Instant> closedBy(ReconcileInput input, Reconciled done) {
        Map<PositionKey, Instant> closed = new HashMap<>(input.closed());
        input.book().positions(ACCOUNT).forEach(position -> closed.put(position.key(), position.updatedAt()));
        return closed;
    }

    /**
     * The same report over what an answer left: what a second pass is given. An order whose fills are still
     * to come is kept as it was, with what is booked of it.
     */
    static ReconcileInput again(ReconcileInput input, Reconciled done, Instant now) {
        Set<String> seen = new HashSet<>(input.seenFills());
        done.seenFills().forEach(fill -> seen.add(fill.id()));
        List<OwnOrder> orders = new ArrayList<>();
        for (int i = 0; i < input.orders().size(); i++) {
            OwnOrder before = input.orders().get(i);
            Reconciled.OrderStanding after = done.orders().get(i);
            orders.add(new OwnOrder(
                    before.clientId(),
                    before.account(),
                    before.instrument(),
                    before.positionSide(),
                    before.side(),
                    before.quantity(),
                    after.booked(),
                    after.owed().signum() > 0 ? before.state() : after.state(),
                    before.lots(),
                    null,
                    null));
        }
        Statement report = input.report();
        return new ReconcileInput(
                input.book().applyAll(done.events()),
                input.accounts(),
                closedBy(input, done),
                orders,
                new Statement(
                        report.complete(),
                        now,
                        report.positions(),
                        report.orders(),
                        report.ordersComplete(),
                        report.fills()),
                done.absences(),
                seen,
                input.marks(),
                now,
                input.settings());
    }
}
