package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static io.alertledger.trade.Floor.TSLA;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Action;
import io.alertledger.model.Fraction;
import io.alertledger.model.Instruction;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.SizeHint;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * A day of alerts, tickets, fills, refusals, silences and crashes in any order: the books stay true. A
 * failing day shrinks to the shortest one that fails, told line by line.
 */
class RandomDayTest {
    /** Something that happens. */
    sealed interface Happening {}

    record Alerted(Action action, String ticker, String amount) implements Happening {}

    record Told(OrderSide side, String name, int quantity) implements Happening {}

    record Filled(int which, int quantity) implements Happening {}

    record Ended(int which, OrderState state) implements Happening {}

    record Mood(ScriptedBroker.Sending sending, ScriptedBroker.Cancelling cancelling, boolean answering)
            implements Happening {}

    record Waited(int seconds) implements Happening {}

    record Crashed() implements Happening {}

    @Provide
    Arbitrary<Happening> happenings() {
        Arbitrary<String> tickers = Arbitraries.of("SPY", "TSLA");
        Arbitrary<String> names = Arbitraries.of(SPY, TSLA);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        6,
                        Combinators.combine(
                                        Arbitraries.of(Action.TRIM, Action.EXIT, Action.ADD),
                                        tickers,
                                        Arbitraries.of("", "1", "2", "1/3", "leave 1"))
                                .as(Alerted::new)),
                net.jqwik.api.Tuple.of(
                        4,
                        Combinators.combine(
                                        Arbitraries.of(OrderSide.BUY, OrderSide.BUY, OrderSide.SELL),
                                        names,
                                        Arbitraries.integers().between(1, 6))
                                .as(Told::new)),
                net.jqwik.api.Tuple.of(
                        5,
                        Combinators.combine(
                                        Arbitraries.integers().between(0, 2),
                                        Arbitraries.integers().between(1, 4))
                                .as(Filled::new)),
                net.jqwik.api.Tuple.of(
                        2,
                        Combinators.combine(
                                        Arbitraries.integers().between(0, 2),
                                        Arbitraries.of(OrderState.CANCELLED, OrderState.EXPIRED, OrderState.SUBMITTED))
                                .as(Ended::new)),
                net.jqwik.api.Tuple.of(
                        2,
                        Combinators.combine(
                                        Arbitraries.of(ScriptedBroker.Sending.class),
                                        Arbitraries.of(ScriptedBroker.Cancelling.class),
                                        Arbitraries.of(true, true, false))
                                .as(Mood::new)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 90).map(Waited::new)),
                net.jqwik.api.Tuple.of(1, Arbitraries.create(Crashed::new)));
    }

    private static final int LOOKS = 12;

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theBooksStayTrue(@ForAll @Size(max = 30) List<@net.jqwik.api.From("happenings") Happening> day)
            throws IOException {
        Path folder = Files.createTempDirectory("day");
        try (Floor floor = new Floor(folder)) {
            BigDecimal told = BigDecimal.ZERO;
            int number = 0;
            for (Happening happening : day) {
                if (happening instanceof Told trade) {
                    TradeAnswer answer = floor.tell(
                            "t" + ++number,
                            trade.name(),
                            trade.side(),
                            String.valueOf(trade.quantity()),
                            "1." + number);
                    BigDecimal quantity = BigDecimal.valueOf(trade.quantity());
                    if (answer instanceof TradeAnswer.Done) {
                        told = trade.side() == OrderSide.BUY ? told.add(quantity) : told.subtract(quantity);
                    }
                } else {
                    happens(floor, happening);
                }
                floor.mark(SPY, "2.50").mark(TSLA, "3.10");
            }
            floor.broker.answering(true).on(ScriptedBroker.Cancelling.OBEYED).on(ScriptedBroker.Sending.ACCEPTED);
            floor.restart().tick();
            // An exit may wait behind a request that may still arrive: its turn comes when that is believed lost.
            for (int look = 0; look < LOOKS; look++) {
                floor.clock.forward(Duration.ofSeconds(5));
                floor.mark(SPY, "2.50").mark(TSLA, "3.10").tick();
            }

            BigDecimal held = floor.quantity(SPY).add(floor.quantity(TSLA));
            assertThat(held.signum()).isNotNegative();
            if (floor.notes().isEmpty()) {
                assertThat(held)
                        .as("told, less what the market really sold")
                        .isEqualByComparingTo(told.subtract(floor.broker.sold()));
            }
            List<Order> waiting = floor.store().working().stream()
                    .filter(order -> order.state() == OrderState.PLANNED)
                    .toList();
            if (floor.notes().isEmpty()) {
                assertThat(waiting).as("orders that nobody looks after").isEmpty();
            } else {
                // Behind an order that the market filled beyond its quantity an exit waits for a person, and says
                // behind which: one that was sent and has not ended.
                List<String> behind = floor.store().working().stream()
                        .filter(order -> order.state() != OrderState.PLANNED)
                        .map(order -> "waits until order " + order.clientOrderId() + " has ended")
                        .toList();
                assertThat(waiting).extracting(Order::reason).isSubsetOf(behind);
            }
            floor.isSound();
        } finally {
            delete(folder);
        }
    }

    private static void happens(Floor floor, Happening happening) {
        List<String> working = floor.broker.working();
        if (happening instanceof Alerted alerted) {
            try {
                floor.handle(Instruction.of(alerted.action(), alerted.ticker()).withSize(size(alerted)));
            } catch (ScriptedBroker.Died died) {
                floor.broker.on(ScriptedBroker.Sending.ACCEPTED);
                floor.restart();
            }
        } else if (happening instanceof Filled filled && filled.which() < working.size()) {
            String id = working.get(filled.which());
            floor.broker.fill(id, String.valueOf(filled.quantity()));
            tick(floor);
        } else if (happening instanceof Ended ended && ended.which() < working.size()) {
            floor.broker.say(working.get(ended.which()), ended.state());
            tick(floor);
        } else if (happening instanceof Mood mood) {
            floor.broker.on(mood.sending()).on(mood.cancelling()).answering(mood.answering());
        } else if (happening instanceof Waited waited) {
            floor.clock.forward(Duration.ofSeconds(waited.seconds()));
            tick(floor);
        } else if (happening instanceof Crashed) {
            floor.broker.on(ScriptedBroker.Sending.ACCEPTED);
            floor.restart();
        }
    }

    private static void tick(Floor floor) {
        try {
            floor.tick();
        } catch (ScriptedBroker.Died died) {
            floor.broker.on(ScriptedBroker.Sending.ACCEPTED);
            floor.restart();
        }
    }

    private static SizeHint size(Alerted alerted) {
        return switch (alerted.amount()) {
            case "1/3" ->
                alerted.action() == Action.ADD ? SizeHint.NONE : new SizeHint(null, Fraction.of(1, 3), null, null);
            case "leave 1" ->
                alerted.action() == Action.ADD ? SizeHint.NONE : new SizeHint(null, null, BigDecimal.ONE, null);
            case "" -> SizeHint.NONE;
            default -> new SizeHint(new BigDecimal(alerted.amount()), null, null, null);
        };
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
