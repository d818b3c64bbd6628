package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Action;
import io.alertledger.model.Consistency;
import io.alertledger.model.Execution;
import io.alertledger.model.Instruction;
import io.alertledger.model.Order;
import io.alertledger.model.OrderEvent;
import io.alertledger.model.OrderEvent.Type;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that the caller executes: what is told, in whatever order and however often, gives the same books. */
class OrderEventTest {
    @TempDir
    Path folder;

    private Floor floor;
    private String order;

    @BeforeEach
    void anExitOfFiveIsOutWithTheCaller() {
        floor = new Floor(folder).held(SPY, "5");
        order = floor.forCaller(Floor.exit("SPY")).orders().get(0).clientOrderId();
        assertThat(floor.order(order).state()).isEqualTo(OrderState.PLANNED);
        assertThat(floor.broker.arrived()).as("nothing is sent by the engine").isZero();
    }

    @org.junit.jupiter.api.AfterEach
    void close() {
        floor.isSound();
        floor.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # told                                  | state            | filled | held | locked
            S                                       | SUBMITTED        | 0      | 5    | 5
            S, S                                    | SUBMITTED        | 0      | 5    | 5
            S, F a 2                                | PARTIALLY_FILLED | 2      | 3    | 3
            S, F a 2, F a 2                         | PARTIALLY_FILLED | 2      | 3    | 3
            F a 2, S                                | PARTIALLY_FILLED | 2      | 3    | 3
            F a 2, F b 3                            | FILLED           | 5      | 0    | 0
            F b 3, F a 2, S                         | FILLED           | 5      | 0    | 0
            F a 2, C                                | CANCELLED        | 2      | 3    | 0
            C, F a 2                                | CANCELLED        | 2      | 3    | 0
            C, C, S                                 | CANCELLED        | 0      | 5    | 0
            R                                       | REJECTED         | 0      | 5    | 0
            F a 5, C                                | FILLED           | 5      | 0    | 0
            F a 5, R, S                             | FILLED           | 5      | 0    | 0
            S, F a 4, F b 2                         | PARTIALLY_FILLED | 4      | 1    | 1
            """)
    void whatIsToldIsBookedOnce(String told, OrderState state, String filled, String held, String locked) {
        for (String each : told.split(",")) {
            tell(each.strip());
        }
        Order after = floor.order(order);
        assertThat(after.state()).isEqualTo(state);
        assertThat(after.filled()).isEqualByComparingTo(filled);
        assertThat(floor.quantity(SPY)).isEqualByComparingTo(held);
        assertThat(floor.locked(SPY)).isEqualByComparingTo(locked);
        floor.restart();
        assertThat(floor.order(order))
                .as("a restart asks no broker of a caller's order")
                .isEqualTo(after);
    }

    /** All orders in which a life can be told end in the same books. */
    @Test
    void anyOrderOfALifeGivesTheSameBooks() {
        List<List<String>> lives = new ArrayList<>();
        permutations(List.of("S", "F a 1", "F b 2", "F c 1", "C"), List.of(), lives);
        assertThat(lives).hasSize(120);
        tell("C");
        for (List<String> life : lives) {
            floor.tell("again-" + life, SPY, OrderSide.BUY, "5", "1.50");
            BigDecimal before = floor.quantity(SPY);
            order = floor.forCaller(Floor.exit("SPY", "5")).orders().get(0).clientOrderId();
            life.forEach(each -> tell(each.replace("F ", "F " + order)));
            assertThat(floor.order(order).state()).isEqualTo(OrderState.CANCELLED);
            assertThat(before.subtract(floor.quantity(SPY))).as("%s", life).isEqualByComparingTo("4");
        }
    }

    private static void permutations(List<String> left, List<String> chosen, List<List<String>> all) {
        if (left.isEmpty()) {
            all.add(chosen);
        }
        for (String each : left) {
            List<String> rest = new ArrayList<>(left);
            rest.remove(each);
            List<String> next = new ArrayList<>(chosen);
            next.add(each);
            permutations(rest, next, all);
        }
    }

    @Test
    void aFillBeyondTheOrderIsNotBookedAndIsRed() {
        tell("F a 4");
        OrderEventAnswer.Taken beyond = (OrderEventAnswer.Taken) tell("F b 2");
        assertThat(beyond.note()).isNotEmpty();
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("1");
        assertThat(floor.notes()).anyMatch(note -> note.contains("beyond its 5"));
        assertThat(Floor.outcome(floor.handle(Instruction.of(Action.ADD, "SPY"))))
                .isEqualTo("LEDGER_RED");
        assertThat(floor.store().distrust().of("default")).isPresent();
        assertThat(floor.desk().standing("default").status()).isEqualTo(Consistency.RED);
    }

    @Test
    void aFillIdThatMeansSomethingElseIsAConflict() {
        tell("F a 2");
        OrderEventAnswer other = tell("F a 3");
        assertThat(other).isInstanceOf(OrderEventAnswer.Refused.class);
        assertThat(((OrderEventAnswer.Refused) other).code()).isEqualTo(OrderEventAnswer.Code.CONFLICT);
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("3");
    }

    @Test
    void anOrderThatNobodyGaveOutIsUnknownAndOneOfTheBrokersIsNotTheCallers() {
        OrderEvent sent = OrderEvent.of(Type.SUBMITTED, floor.clock.instant());
        assertThat(floor.desk().report("d-nobody-1", sent)).isInstanceOf(OrderEventAnswer.Refused.class);
        tell("C");
        String own = floor.handle(Floor.exit("SPY")).orders().get(0).clientOrderId();
        assertThat(((OrderEventAnswer.Refused) floor.desk().report(own, sent)).code())
                .isEqualTo(OrderEventAnswer.Code.NOT_BY_CALLER);
    }

    @Test
    void anExitBehindACallersTrimGoesOnAfterTheReport() {
        tell("C");
        String trim = floor.forCaller(Floor.trim("SPY")).orders().get(0).clientOrderId();
        Order exit = floor.handle(Floor.exit("SPY")).orders().get(0);
        assertThat(exit.state()).isEqualTo(OrderState.PLANNED);
        assertThat(exit.reason()).isEqualTo("waits until order " + trim + " has ended");
        order = trim;
        tell("F t 1");
        assertThat(floor.order(exit.clientOrderId()).state()).isEqualTo(OrderState.PLANNED);
        tell("C");
        assertThat(floor.order(exit.clientOrderId()).state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(floor.order(exit.clientOrderId()).quantity()).isEqualByComparingTo("4");
    }

    @Test
    void aCallersExitWaitsForTheBrokersTrimAndHoldsNothingUntilThen() {
        tell("C");
        floor.handle(Floor.trim("SPY"));
        floor.broker.on(ScriptedBroker.Cancelling.NO_ANSWER);
        Order exit = floor.forCaller(Floor.exit("SPY")).orders().get(0);
        assertThat(exit.reason()).startsWith("waits until order");
        floor.clock.forward(Duration.ofSeconds(120));
        assertThat(floor.tick().order(exit.clientOrderId()).state()).isEqualTo(OrderState.PLANNED);
        floor.broker.on(ScriptedBroker.Cancelling.OBEYED);
        Order free = floor.tick().order(exit.clientOrderId());
        assertThat(free.reason()).isEmpty();
        assertThat(free.quantity()).isEqualByComparingTo("5");
        assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
        assertThat(floor.broker.arrived(exit.clientOrderId())).isZero();
    }

    @Test
    void aCallerThatSaysNothingIsYellowAndTheLockStays() {
        floor.clock.forward(Duration.ofSeconds(59));
        assertThat(floor.tick().order(order).state()).isEqualTo(OrderState.PLANNED);
        floor.clock.forward(Duration.ofSeconds(2));
        assertThat(floor.tick().order(order).state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
        assertThat(floor.desk().standing("default").status()).isEqualTo(Consistency.YELLOW);
        assertThat(Floor.outcome(floor.handle(Floor.exit("SPY")))).isEqualTo("LOCKED");
        tell("F late 5");
        assertThat(floor.order(order).state()).isEqualTo(OrderState.FILLED);
        assertThat(floor.order(order).reason()).isEmpty();
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
    }

    @Test
    void anEntryThatTheCallerExecutesIsBookedAsItsFillsCome() {
        floor.mark(SPY, "2.00");
        Order entry = floor.desk()
                .handle(floor.alert(Instruction.of(Action.ADD, "SPY")), Execution.CALLER)
                .orders()
                .get(0);
        order = entry.clientOrderId();
        tell("F e 1");
        assertThat(floor.order(order).state()).isEqualTo(OrderState.FILLED);
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("6");
    }

    /** S, C, R, or F id quantity. */
    private OrderEventAnswer tell(String said) {
        String[] words = said.split(" ");
        OrderEvent event = switch (words[0]) {
            case "S" -> OrderEvent.of(Type.SUBMITTED, floor.clock.instant());
            case "C" -> OrderEvent.of(Type.CANCELLED, floor.clock.instant());
            case "R" -> OrderEvent.of(Type.REJECTED, floor.clock.instant());
            default ->
                OrderEvent.fill(words[1], new BigDecimal(words[2]), new BigDecimal("2.00"), floor.clock.instant());
        };
        return floor.desk().report(order, event);
    }
}
