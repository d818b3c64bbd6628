package io.alertledger.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.HandClock;
import io.alertledger.broker.Broker;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.BookText;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Action;
import io.alertledger.model.Alert;
import io.alertledger.model.Consistency;
import io.alertledger.model.Execution;
import io.alertledger.model.ExitReason;
import io.alertledger.model.ExitSignal;
import io.alertledger.model.Instruction;
import io.alertledger.model.Mark;
import io.alertledger.model.OrderSide;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.RuleRef;
import io.alertledger.reconcile.Adjustment;
import io.alertledger.reconcile.Adjustment.Kind;
import io.alertledger.reconcile.ReconcileSettings;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.StoreOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A short life of a trading desk, from a seed: the real desk over a real ledger file, a market with vices, a
 * clock that jumps, several callers at once, and crashes. What must never happen is checked as it happens,
 * and at the end, once the market behaves, ledger and market must agree.
 */
final class SimWorld implements AutoCloseable {
    /** What an adjustment would make up: here nobody trades but the desk, and every trade is told by its id. */
    private static final Set<Kind> MADE_UP = Set.of(Kind.ADOPT, Kind.CLOSE, Kind.INCREASE, Kind.REDUCE, Kind.FLIP);

    private static final List<String> NAMES = List.of(Floor.SPY, Floor.TSLA);

    /**
     * A fault that is planted in the desk, to see that it is found.
     *
     * @param outbox put before the ledger's orders and locks
     * @param broker put before the market
     * @param patience with which reports are believed
     */
    record Planted(Function<Outbox, Outbox> outbox, Function<Broker, Broker> broker, ReconcileSettings patience) {
        static final Planted NOTHING = new Planted(o -> o, b -> b, ReconcileSettings.DEFAULT);
    }

    private final Random random;
    private final SimActors actors;
    private final HandClock clock = new HandClock(Floor.START);
    private final SimBroker market;
    private final Planted planted;
    private final Path file;
    private final List<String> story = new ArrayList<>();
    private LedgerStore store;
    private MarkBoard marks = new MarkBoard();
    private Desk desk;
    private int number;

    SimWorld(long seed, Path folder, Planted planted) {
        this.random = new Random(seed);
        this.actors = new SimActors(random);
        this.market = new SimBroker(random, clock, actors::pause, this::tell);
        this.planted = planted;
        this.file = folder.resolve("ledger.db");
        this.store = LedgerStore.open(file, StoreOptions.defaults(clock)).orThrow();
        this.desk = desk();
    }

    private Desk desk() {
        return new Desk(
                store,
                planted.outbox().apply(store),
                store,
                planted.broker().apply(market),
                () -> Floor.BRAIN,
                marks,
                clock,
                planted.patience(),
                actors);
    }

    /** What has happened so far, one line each. */
    List<String> story() {
        return story;
    }

    /** Lives it through, and checks. */
    void live() {
        for (String name : NAMES) {
            int quantity = 2 + random.nextInt(5);
            market.holds(Floor.key(name), BigDecimal.valueOf(quantity));
            desk.book(new TradeTicket(
                    "bought-" + name,
                    Floor.key(name),
                    OrderSide.BUY,
                    BigDecimal.valueOf(quantity),
                    new BigDecimal("1.50"),
                    BigDecimal.ZERO,
                    null,
                    null,
                    null,
                    clock.instant()));
        }
        clock.forward(Duration.ofSeconds(30));
        int steps = 12 + random.nextInt(14);
        for (int i = 0; i < steps; i++) {
            if (!actors.idle() && random.nextInt(100) < 55) {
                actors.step();
            } else {
                happen();
            }
        }
        while (!actors.idle()) {
            actors.step();
        }
        market.behave();
        // What got lost on its way is sent again before the day ends.
        for (int i = 0; i < 6; i++) {
            if (i == 3) {
                market.endOfDay();
            }
            clock.forward(Duration.ofSeconds(61));
            desk.tick();
            look();
        }
        check();
    }

    private void happen() {
        int what = random.nextInt(100);
        mark();
        if (what < 34) {
            alert();
        } else if (what < 42) {
            trigger();
        } else if (what < 52) {
            begin("tick", () -> desk.tick());
        } else if (what < 68) {
            if (!actors.busy("look")) {
                begin("look", this::look);
            }
        } else if (what < 82) {
            tell("the market trades");
            market.trade();
        } else if (what < 96) {
            int seconds = random.nextInt(10) == 0 ? 70 : 1 + random.nextInt(25);
            tell(seconds + " s pass");
            clock.forward(Duration.ofSeconds(seconds));
        } else {
            crash();
        }
    }

    private void mark() {
        for (String name : NAMES) {
            BigDecimal price = BigDecimal.valueOf(190 + random.nextInt(20), 2);
            marks.post(new Mark(Floor.key(name).instrument(), price, null, null, clock.instant(), "sim"));
        }
    }

    private void begin(String name, Runnable work) {
        tell(name);
        actors.begin(name, work);
    }

    private void tell(String line) {
        story.add(clock.instant() + " " + line);
    }

    private void alert() {
        String ticker = random.nextBoolean() ? "SPY" : "TSLA";
        Action action = List.of(Action.TRIM, Action.TRIM, Action.EXIT, Action.EXIT, Action.ADD)
                .get(random.nextInt(5));
        int id = ++number;
        Alert alert = new Alert(
                "a" + id,
                SimBroker.account(),
                null,
                "author" + id,
                null,
                List.of(Instruction.of(action, ticker)),
                clock.instant(),
                null,
                List.of());
        begin("alert " + id + " " + action + " " + ticker, () -> desk.handle(alert, Execution.BROKER));
    }

    private void trigger() {
        PositionKey key = Floor.key(NAMES.get(random.nextInt(NAMES.size())));
        ExitReason reason = random.nextBoolean() ? ExitReason.STOP_LOSS : ExitReason.TAKE_PROFIT;
        BigDecimal held = store.book().position(key).map(Position::quantity).orElse(BigDecimal.ZERO);
        if (held.signum() > 0) {
            ExitSignal signal = new ExitSignal(
                    key,
                    reason,
                    held,
                    new BigDecimal("2.00"),
                    0,
                    clock.instant(),
                    new RuleRef("sim", "A trigger of the simulation", "sim", 1),
                    "the simulation says so");
            begin("trigger " + reason + " " + key.instrument().id(), () -> desk.exit(signal));
        }
    }

    private void look() {
        Reconciler.Outcome outcome = desk.reconciler().look(SimBroker.account());
        if (outcome instanceof Reconciler.Outcome.Compared compared) {
            for (Adjustment each : compared.reconciled().adjustments()) {
                tell(each.kind() + " " + each.because());
                assertThat(MADE_UP)
                        .as("made up, though nobody else trades: %s", each.because())
                        .doesNotContain(each.kind());
            }
        }
    }

    /** The process ends: whoever is at the broker's door never comes back, and another process begins. */
    private void crash() {
        tell("crash");
        market.dead(true);
        while (!actors.idle()) {
            actors.step();
        }
        market.dead(false);
        store.close();
        store = LedgerStore.open(file, StoreOptions.defaults(clock)).orThrow();
        marks = new MarkBoard();
        desk = desk();
        begin("recover", () -> desk.recover());
        while (actors.busy("recover")) {
            actors.step();
        }
    }

    private void check() {
        Book book = store.book();
        Map<PositionKey, BigDecimal> here = book.positions(SimBroker.account()).stream()
                .collect(Collectors.toMap(Position::key, Position::quantity));
        assertThat(here).as("what is held here, and there").isEqualTo(market.held());
        assertThat(desk.working(Floor.key(Floor.SPY))).as("orders left").isEmpty();
        assertThat(store.working()).as("orders left").isEmpty();
        assertThat(book.positions(SimBroker.account()))
                .as("locks left")
                .allMatch(position -> position.locked().signum() == 0);
        assertThat(desk.standing(SimBroker.account()).status()).isNotEqualTo(Consistency.RED);
        assertThat(book.imbalance(SimBroker.account())).isEqualByComparingTo("0");
        List<LedgerEvent> log =
                store.events(0, Integer.MAX_VALUE).stream().map(Entry::event).toList();
        assertThat(BookText.differences(Book.EMPTY.applyAll(log), book)).isEmpty();
    }

    @Override
    public void close() {
        store.close();
    }
}
