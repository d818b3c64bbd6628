package io.alertledger.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.Brains;
import io.alertledger.HandClock;
import io.alertledger.exits.BarBoard;
import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.BookText;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Action;
import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
import io.alertledger.model.Execution;
import io.alertledger.model.Instruction;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import io.alertledger.model.SizeHint;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.StoreOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A trading floor: a real ledger file, the shipped rules, a market that follows a script, a clock set by hand. */
final class Floor implements AutoCloseable {
    static final Brain BRAIN = Brains.load(Optional.empty());
    static final String SPY = "SPY_20260130_595_C";
    static final String TSLA = "TSLA_20260130_400_C";
    static final Instant START = Instant.parse("2026-01-28T15:30:00Z");

    final ScriptedBroker broker;
    final HandClock clock;
    private final Path file;
    private final AtomicInteger alerts = new AtomicInteger();
    private LedgerStore store;
    private MarkBoard marks = new MarkBoard();
    private Desk desk;
    private Protector protector;
    private ExitDesk exits;

    Floor(Path folder) {
        this(folder, new ScriptedBroker());
    }

    Floor(Path folder, ScriptedBroker broker) {
        this.file = folder.resolve("ledger.db");
        this.broker = broker;
        this.clock = new HandClock(START);
        this.store = LedgerStore.open(file, StoreOptions.defaults(clock)).orThrow();
        this.desk = open();
        this.desk.recover();
    }

    private Desk open() {
        Desk opened = new Desk(store, store, store, broker, () -> BRAIN, marks, clock);
        protector = new Protector(store, store, opened::decision, marks, new BarBoard(), () -> BRAIN, clock);
        exits = new ExitDesk(opened, protector, store, store, store, marks, () -> BRAIN, clock, clock::nanos);
        return opened;
    }

    /** The process ends and another one begins; the market stays. */
    Floor restart() {
        store.close();
        store = LedgerStore.open(file, StoreOptions.defaults(clock)).orThrow();
        marks = new MarkBoard();
        desk = open();
        desk.recover();
        return this;
    }

    Floor held(String name, String quantity) {
        return held(name, quantity, "1.50");
    }

    Floor held(String name, String quantity, String price) {
        String id = "bought-" + alerts.incrementAndGet();
        assertThat(tell(id, name, OrderSide.BUY, quantity, price)).isInstanceOf(TradeAnswer.Done.class);
        return this;
    }

    TradeAnswer tell(String tradeId, String name, OrderSide side, String quantity, String price) {
        return tell(tradeId, name, side, quantity, price, null);
    }

    TradeAnswer tell(String tradeId, String name, OrderSide side, String quantity, String price, String lot) {
        return desk.book(new TradeTicket(
                tradeId,
                key(name),
                side,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                lot,
                null,
                null,
                clock.instant()));
    }

    Floor mark(String name, String price) {
        marks.post(new Mark(key(name).instrument(), new BigDecimal(price), null, null, clock.instant(), "test"));
        return this;
    }

    /** A price arrives, and triggers look at it. */
    ExitDesk.Scanned price(String name, String price) {
        mark(name, price);
        return exits.mark(marks.mark(key(name).instrument()).orElseThrow());
    }

    /** Protection as {@code batch exits} writes it, with single quotes. */
    Floor guarded(String name, String protection) {
        Protection levels = ProtectionJson.read(Json.readObject(protection.replace('\'', '"')));
        store.transact(tx -> tx.append(
                Alert.DEFAULT_ACCOUNT,
                null,
                List.of(new LedgerEvent.Protected(
                        key(name), levels, LedgerEvent.ProtectionSource.HAND, null, "test", clock.instant()))));
        return this;
    }

    ExitDesk exits() {
        return exits;
    }

    Protector protector() {
        return protector;
    }

    static PositionKey key(String name) {
        return new PositionKey(
                Alert.DEFAULT_ACCOUNT,
                BRAIN.rules().tables().symbols().instrument(name.replace(":SHORT", "")),
                name.endsWith(":SHORT") ? Side.SHORT : Side.LONG);
    }

    static Instruction exit(String ticker) {
        return Instruction.of(Action.EXIT, ticker);
    }

    static Instruction exit(String ticker, String quantity) {
        return exit(ticker).withSize(new SizeHint(new BigDecimal(quantity), null, null, null));
    }

    static Instruction trim(String ticker) {
        return Instruction.of(Action.TRIM, ticker);
    }

    /** A structured alert of a fresh id by a fresh author. */
    Alert alert(Instruction... said) {
        int number = alerts.incrementAndGet();
        return alert("alert-" + number, "author-" + number, said);
    }

    Alert alert(String id, String author, Instruction... said) {
        return new Alert(
                id, Alert.DEFAULT_ACCOUNT, null, author, null, List.of(said), clock.instant(), null, List.of());
    }

    Handled handle(Instruction... said) {
        return handle(alert(said));
    }

    Handled handle(Alert alert) {
        return desk.handle(alert, Execution.BROKER);
    }

    Handled forCaller(Instruction... said) {
        return desk.handle(alert(said), Execution.CALLER);
    }

    Desk desk() {
        return desk;
    }

    Floor tick() {
        desk.tick();
        return this;
    }

    LedgerStore store() {
        return store;
    }

    Book book() {
        return store.book();
    }

    Order order(String clientOrderId) {
        return store.order(Alert.DEFAULT_ACCOUNT, clientOrderId).orElseThrow();
    }

    BigDecimal quantity(String name) {
        return book().position(key(name)).map(Position::quantity).orElse(BigDecimal.ZERO);
    }

    BigDecimal locked(String name) {
        return book().holding(key(name))
                .map(Holding::position)
                .map(Position::locked)
                .orElse(BigDecimal.ZERO);
    }

    List<String> notes() {
        return store.events(0, Integer.MAX_VALUE).stream()
                .map(Entry::event)
                .filter(LedgerEvent.Noted.class::isInstance)
                .map(event -> ((LedgerEvent.Noted) event).note())
                .toList();
    }

    static String outcome(Handled handled) {
        Decision decision = handled.decision();
        if (decision instanceof Decision.Refused refused) {
            return refused.code().name();
        }
        return decision.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    /** What must hold at any time, whatever happened. */
    void isSound() {
        Book book = book();
        List<LedgerEvent> log =
                store.events(0, Integer.MAX_VALUE).stream().map(Entry::event).toList();
        assertThat(BookText.differences(Book.EMPTY.applyAll(log), book)).isEmpty();
        for (String account : book.accounts()) {
            assertThat(book.imbalance(account)).isEqualByComparingTo("0");
        }
        assertThat(store.verify().differences()).isEmpty();
    }

    @Override
    public void close() {
        store.close();
    }
}
