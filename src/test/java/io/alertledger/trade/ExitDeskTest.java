package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.exits.ScanReport;
import io.alertledger.journal.DecisionLog;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
import io.alertledger.model.Execution;
import io.alertledger.model.ExitRank;
import io.alertledger.model.ExitReason;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a mark to an exit: the way of an alert, and what is armed again afterwards. */
class ExitDeskTest {
    private static final String SOL = "SOLUSDT";

    @TempDir
    Path folder;

    private static Order only(ExitDesk.Scanned scanned) {
        assertThat(scanned.exits()).hasSize(1);
        assertThat(scanned.exits().get(0).orders()).hasSize(1);
        return scanned.exits().get(0).orders().get(0);
    }

    @Test
    void aStopSellsAllOfItAndTheDecisionSaysWhichRuleSaidSo() {
        try (Floor floor = new Floor(folder).held(SPY, "5").guarded(SPY, "{'stopLoss':1.00}")) {
            assertThat(floor.price(SPY, "1.05").exits()).isEmpty();
            Order order = only(floor.price(SPY, "1.00"));

            assertThat(order.quantity()).isEqualByComparingTo("5");
            assertThat(order.rank()).isEqualTo(ExitRank.STOP);
            assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);
            assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
            DecisionLog.Logged logged =
                    floor.store().lastDecisions(Alert.DEFAULT_ACCOUNT, 1).get(0);
            Decision decision = LoggedDecisions.decision(logged);
            assertThat(logged.alertId()).isNull();
            assertThat(logged.kind()).isEqualTo("RESOLVED");
            assertThat(ExitRequest.trigger(decision)).contains(ExitReason.STOP_LOSS);
            assertThat(decision.parts()
                            .get(0)
                            .explanation()
                            .findings()
                            .get(0)
                            .rule()
                            .id())
                    .isEqualTo("stop-loss-reached");
            assertThat(decision.message()).contains("1 has reached the stop at 1");
            floor.isSound();
        }
    }

    @Test
    void anAlertAndThreeTriggersInOneTickGiveOneOrder() throws Exception {
        try (Floor floor = new Floor(folder)
                .held(SPY, "5")
                .guarded(SPY, "{'stopLoss':1.00,'maxLoss':200,'trailing':{'distance':0.4}}")) {
            floor.price(SPY, "1.50");
            floor.mark(SPY, "0.90");
            ExecutorService pool = Executors.newFixedThreadPool(4);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> runs = List.of(
                    pool.submit(() -> after(start, () -> floor.handle(Floor.exit("SPY")))),
                    pool.submit(() -> after(start, () -> floor.price(SPY, "0.90"))),
                    pool.submit(() -> after(start, () -> floor.price(SPY, "0.89"))),
                    pool.submit(() -> after(start, () -> floor.exits().pass())));
            start.countDown();
            for (Future<?> run : runs) {
                run.get();
            }
            pool.shutdown();
            floor.tick();
            assertThat(floor.broker.working()).hasSize(1);
            assertThat(floor.order(floor.broker.working().get(0)).rank()).isEqualTo(ExitRank.STOP);
            assertThat(floor.broker.soldAtWorst()).isLessThanOrEqualTo(new BigDecimal("5"));
            floor.isSound();
        }
    }

    private static Object after(CountDownLatch start, Callable<?> work) throws Exception {
        start.await();
        return work.call();
    }

    /** Each row: what works, what fires then, and what the rank says of it. */
    @Test
    void aStopTakesThePlaceOfATargetAndOfAnAlertsExitAndNotTheOtherWayRound() {
        try (Floor floor = new Floor(folder)
                .held(SPY, "4")
                .guarded(SPY, "{'stopLoss':1.00,'targets':[{'price':2,'fraction':0.5},{'price':3,'fraction':0.5}]}")) {
            Order target = only(floor.price(SPY, "2.10"));
            assertThat(target.quantity()).isEqualByComparingTo("2");
            Handled alert = floor.handle(Floor.exit("SPY"));
            assertThat(floor.order(target.clientOrderId()).state()).isEqualTo(OrderState.CANCELLED);
            assertThat(alert.orders().get(0).quantity()).isEqualByComparingTo("4");

            Order stop = only(floor.price(SPY, "0.95"));
            assertThat(floor.order(alert.orders().get(0).clientOrderId()).state())
                    .isEqualTo(OrderState.CANCELLED);
            assertThat(stop.quantity()).isEqualByComparingTo("4");
            assertThat(Floor.outcome(floor.handle(Floor.exit("SPY"))))
                    .as("an alert's exit while a stop works")
                    .isEqualTo("LOCKED");
            assertThat(floor.price(SPY, "3.50").exits())
                    .as("a target while a stop works")
                    .isEmpty();
            assertThat(floor.broker.working()).hasSize(1);
            floor.isSound();
        }
    }

    @Test
    void aCancelledStopIsArmedAgainForWhatIsLeft() {
        try (Floor floor = new Floor(folder).held(SPY, "5").guarded(SPY, "{'stopLoss':1.00}")) {
            String first = only(floor.price(SPY, "0.99")).clientOrderId();
            assertThat(floor.price(SPY, "0.98").exits()).as("it works already").isEmpty();
            floor.broker.fill(first, "2");
            floor.broker.say(first, OrderState.CANCELLED);
            floor.tick();
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("3");
            assertThat(floor.locked(SPY)).isEqualByComparingTo("0");

            Order again = only(floor.exits().pass());
            assertThat(again.quantity()).isEqualByComparingTo("3");
            floor.isSound();
        }
    }

    @Test
    void aCancelledTargetIsArmedAgainAndTheStopWasArmedAllTheTime() {
        try (Floor floor = new Floor(folder)
                .held(SPY, "4")
                .guarded(
                        SPY,
                        "{'stopLoss':1.00,'breakEvenAfterTrim':true,"
                                + "'targets':[{'price':2,'fraction':0.5},{'price':3,'fraction':0.5}]}")) {
            String target = only(floor.price(SPY, "2.00")).clientOrderId();
            floor.broker.say(target, OrderState.CANCELLED);
            floor.tick();
            assertThat(floor.price(SPY, "1.40").exits())
                    .as("nothing filled, so no break-even")
                    .isEmpty();
            Order again = only(floor.price(SPY, "2.00"));
            assertThat(again.quantity()).isEqualByComparingTo("2");
            floor.broker.fill(again.clientOrderId(), "2");
            floor.tick();
            Order breakEven = only(floor.price(SPY, "1.50"));
            assertThat(breakEven.quantity()).isEqualByComparingTo("2");
            assertThat(breakEven.rank()).isEqualTo(ExitRank.STOP);
            floor.isSound();
        }
    }

    @Test
    void aTargetThatWasPartlySoldIsDone() {
        try (Floor floor = new Floor(folder)
                .held(SPY, "4")
                .guarded(SPY, "{'targets':[{'price':2,'fraction':0.5},{'price':3,'fraction':0.5}]}")) {
            String target = only(floor.price(SPY, "2.00")).clientOrderId();
            floor.broker.fill(target, "1");
            floor.broker.say(target, OrderState.CANCELLED);
            floor.tick();
            assertThat(floor.price(SPY, "2.50").exits()).isEmpty();
            Order last = only(floor.price(SPY, "3.00"));
            assertThat(last.quantity()).isEqualByComparingTo("3");
            floor.isSound();
        }
    }

    @Test
    void anAlertsTrimThatFillsMovesTheStopToTheEntry() {
        try (Floor floor = new Floor(folder).held(SPY, "4").guarded(SPY, "{'breakEvenAfterTrim':true}")) {
            floor.price(SPY, "2.00");
            String trim = floor.handle(Floor.trim("SPY")).orders().get(0).clientOrderId();
            assertThat(floor.price(SPY, "1.45").exits()).as("not filled yet").isEmpty();
            floor.price(SPY, "2.00");
            floor.broker.fill(trim, "1");
            floor.tick();
            assertThat(floor.price(SPY, "1.51").exits()).isEmpty();
            Handled exit = floor.price(SPY, "1.50").exits().get(0);
            assertThat(ExitRequest.trigger(exit.decision())).contains(ExitReason.BREAK_EVEN);
            floor.isSound();
        }
    }

    @Test
    void aRejectedStopIsTriedAgainAfterAPauseThatGrows() {
        try (Floor floor = new Floor(folder).held(SPY, "5").guarded(SPY, "{'stopLoss':1.00}")) {
            floor.broker.on(ScriptedBroker.Sending.REJECTED);
            only(floor.price(SPY, "0.99"));
            for (int second = 1; second < 15; second++) {
                floor.clock.forward(Duration.ofSeconds(1));
                assertThat(floor.price(SPY, "0.98").exits()).isEmpty();
            }
            floor.clock.forward(Duration.ofSeconds(1));
            assertThat(floor.price(SPY, "0.97").exits()).hasSize(1);
            floor.clock.forward(Duration.ofSeconds(29));
            assertThat(floor.price(SPY, "0.97").exits()).isEmpty();
            floor.broker.on(ScriptedBroker.Sending.ACCEPTED);
            floor.clock.forward(Duration.ofSeconds(1));
            assertThat(only(floor.price(SPY, "0.97")).state()).isEqualTo(OrderState.SUBMITTED);
            floor.isSound();
        }
    }

    @Test
    void aStaleMarkTriggersNothingAndIsSaid() {
        try (Floor floor = new Floor(folder).held(SPY, "5").guarded(SPY, "{'timeLimitSeconds':30}")) {
            assertThat(floor.exits().blind())
                    .extracting(ScanReport.Unjudged::because)
                    .containsExactly("no mark has been seen");
            floor.price(SPY, "1.60");
            assertThat(floor.exits().blind()).isEmpty();
            floor.clock.forward(Duration.ofSeconds(61));
            assertThat(floor.exits().pass().exits()).isEmpty();
            assertThat(floor.exits().blind())
                    .extracting(ScanReport.Unjudged::because)
                    .containsExactly("the mark is 61 s old");
            assertThat(floor.price(SPY, "1.60").exits()).hasSize(1);
        }
    }

    @Test
    void whatNobodyHasClaimedIsNeverSoldByATrigger() {
        try (Floor floor = new Floor(folder).held(SPY, "5").guarded(SPY, "{'stopLoss':1.00}")) {
            claim(floor, false);
            assertThat(floor.price(SPY, "0.50").exits()).isEmpty();
            claim(floor, true);
            assertThat(floor.exits().pass().exits()).hasSize(1);
        }
    }

    private static void claim(Floor floor, boolean managed) {
        floor.store()
                .transact(tx -> tx.append(
                        Alert.DEFAULT_ACCOUNT,
                        null,
                        List.of(new LedgerEvent.Claimed(Floor.key(SPY), managed, "ann", floor.clock.instant()))));
    }

    @Test
    void trailDelayAndBreakEvenOutliveTheProcess() {
        try (Floor floor = new Floor(folder)
                .held(SPY, "4", "1.00")
                .held(SOL, "10", "100")
                .guarded(SPY, "{'trailing':{'distance':0.30}}")
                .guarded(SOL, "{'stopLoss':95,'delayedStopSeconds':900}")) {
            floor.price(SPY, "2.00");
            floor.price(SOL, "94");
            floor.clock.forward(Duration.ofMinutes(10));
            floor.exits().pass();
            floor.restart();
            floor.clock.forward(Duration.ofMinutes(4));
            assertThat(floor.price(SOL, "94").exits()).as("14 minutes").isEmpty();
            Handled trailed = floor.price(SPY, "1.70").exits().get(0);
            assertThat(ExitRequest.trigger(trailed.decision())).contains(ExitReason.TRAILING_STOP);
            floor.clock.forward(Duration.ofMinutes(1));
            Handled delayed = floor.price(SOL, "94").exits().get(0);
            assertThat(ExitRequest.trigger(delayed.decision())).contains(ExitReason.DELAYED_STOP);
            assertThat(floor.store().verify().differences()).isEmpty();
        }
    }

    /** Each row: the price at the first look after the start, 80 s after the breach began, and what the look at 120 s does. */
    @ParameterizedTest
    @CsvSource({"94, 1", "95, 1", "96, 0"})
    void aBreachThatMustLastGoesOnOverARestart(String afterwards, int exits) {
        try (Floor floor = new Floor(folder)
                .held(SOL, "10", "100")
                .guarded(SOL, "{'stopLoss':95,'delayedStopSeconds':120,'delayedStopMode':'BREACH_MUST_LAST'}")) {
            assertThat(floor.price(SOL, "94").exits()).isEmpty();
            floor.clock.forward(Duration.ofSeconds(50));
            assertThat(floor.price(SOL, "94").exits()).as("50 s").isEmpty();
            floor.restart();
            floor.clock.forward(Duration.ofSeconds(30));
            assertThat(floor.price(SOL, afterwards).exits()).as("80 s").isEmpty();
            floor.clock.forward(Duration.ofSeconds(39));
            assertThat(floor.price(SOL, "94").exits()).as("119 s").isEmpty();
            floor.clock.forward(Duration.ofSeconds(1));
            List<Handled> last = floor.price(SOL, "94").exits();
            assertThat(last).as("120 s").hasSize(exits);
            assertThat(last)
                    .allSatisfy(exit ->
                            assertThat(ExitRequest.trigger(exit.decision())).contains(ExitReason.DELAYED_STOP));
            floor.isSound();
        }
    }

    /** Each row: what became of the first target's order while nothing ran, and what the first target does afterwards. */
    @ParameterizedTest
    @CsvSource({"before the stop, true", "while it is down, true", "after the start, true", "never, false"})
    void aTargetThatWasSoldAroundARestartIsNotSoldAgain(String filled, boolean breakEven) {
        try (Floor floor = new Floor(folder)
                .held(SPY, "4")
                .guarded(
                        SPY,
                        "{'stopLoss':1.00,'breakEvenAfterTrim':true,"
                                + "'targets':[{'price':2,'fraction':0.5},{'price':3,'fraction':0.5}]}")) {
            String target = only(floor.price(SPY, "2.00")).clientOrderId();
            floor.exits().keep();
            if (filled.startsWith("before")) {
                floor.broker.fill(target, "2");
                floor.tick(); // booked, and the process dies before the next price
            }
            if (filled.startsWith("while")) {
                floor.broker.fill(target, "2");
            }
            floor.restart();
            floor.exits().pass();
            if (filled.startsWith("after")) {
                floor.broker.fill(target, "2");
                floor.tick();
                floor.exits().pass();
            }
            if (filled.equals("never")) {
                floor.broker.say(target, OrderState.CANCELLED);
                floor.tick();
                floor.exits().pass();
                assertThat(only(floor.price(SPY, "2.01")).quantity()).isEqualByComparingTo("2");
                return;
            }
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("2");
            assertThat(floor.price(SPY, "2.10").exits()).as("sold already").isEmpty();
            Handled exit = floor.price(SPY, "1.50").exits().get(0);
            assertThat(ExitRequest.trigger(exit.decision())).contains(ExitReason.BREAK_EVEN);
            assertThat(exit.orders().get(0).quantity()).isEqualByComparingTo("2");
            floor.isSound();
        }
    }

    @Test
    void anAlertsTrimThatFillsWhileNothingRunsStillMovesTheStopToTheEntry() {
        try (Floor floor =
                new Floor(folder).held(SPY, "4").guarded(SPY, "{'stopLoss':1.00,'breakEvenAfterTrim':true}")) {
            floor.price(SPY, "2.00");
            String trim = floor.handle(Floor.trim("SPY")).orders().get(0).clientOrderId();
            floor.exits().keep();
            floor.broker.fill(trim, "2");
            floor.restart();
            assertThat(floor.price(SPY, "1.51").exits()).isEmpty();
            Handled exit = floor.price(SPY, "1.50").exits().get(0);
            assertThat(ExitRequest.trigger(exit.decision())).contains(ExitReason.BREAK_EVEN);
            floor.isSound();
        }
    }

    /** What a crash loses of a trail is what it moved since it was last kept: 200 ms and one price at most. */
    @Test
    void aCrashLosesNoMoreOfATrailThanTheLastMoment() {
        try (Floor floor = new Floor(folder).held(SPY, "4", "1.00").guarded(SPY, "{'trailing':{'distance':0.30}}")) {
            floor.price(SPY, "2.00");
            floor.clock.forward(Duration.ofMillis(200));
            floor.price(SPY, "3.00");
            floor.clock.forward(Duration.ofMillis(100));
            floor.price(SPY, "4.00"); // too soon to be kept again; then the process dies
            floor.restart();
            assertThat(floor.exits()
                            .levels(Alert.DEFAULT_ACCOUNT)
                            .get(Floor.key(SPY))
                            .stop())
                    .isEqualByComparingTo("2.70");
        }
    }

    /** Each row: what an alert says of a long or short SPY of 1.50, and a price that fires nothing, and one that does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SPY       | SPY SL 1.6       | 1.61 | 1.60 | STOP_LOSS   | 4
            SPY       | SPY SL to BE     | 1.51 | 1.50 | STOP_LOSS   | 4
            SPY       | SPY PT 3.0       | 2.99 | 3.00 | TAKE_PROFIT | 4
            SPY       | SPY PT 3.0, 4.5  | 2.99 | 3.00 | TAKE_PROFIT | 2
            SPY       | SPY PT 3.0, 4.5  | 2.99 | 4.60 | TAKE_PROFIT | 4
            SOL       | SOL SL to BE     | 101  | 100  | STOP_LOSS   | 10
            SOL:SHORT | SOL SL to BE     | 99   | 100  | STOP_LOSS   | 10
            SOL:SHORT | SOL SL 110       | 109  | 110  | STOP_LOSS   | 10
            SOL:SHORT | SOL PT 90, 80    | 91   | 90   | TAKE_PROFIT | 5
            SOL:SHORT | SOL PT 90        | 91   | 90   | TAKE_PROFIT | 10
            """)
    void whatAnAlertSaysOfStopAndTargetActs(
            String held, String text, String quiet, String fires, ExitReason reason, String quantity) {
        boolean option = held.equals("SPY");
        boolean shorted = held.endsWith(":SHORT");
        String name = option ? SPY : held;
        try (Floor floor = new Floor(folder)) {
            if (shorted) {
                floor.tell("sold-short", name, OrderSide.SELL, "10", "100");
            } else {
                floor.held(name, option ? "4" : "10", option ? "1.50" : "100");
            }
            Handled said = floor.desk().handle(Alert.text("said", text, floor.clock.instant()), Execution.BROKER);
            assertThat(said.decision()).as(said.decision().message()).isInstanceOf(Decision.Resolved.class);
            assertThat(floor.price(name, quiet).exits()).as(quiet).isEmpty();
            Handled exit = floor.price(name, fires).exits().get(0);
            assertThat(ExitRequest.trigger(exit.decision())).contains(reason);
            assertThat(exit.orders().get(0).quantity()).isEqualByComparingTo(quantity);
            floor.isSound();
        }
    }

    @Test
    void aWallClockThatJumpsArmsNoDelay() {
        try (Floor floor =
                new Floor(folder).held(SOL, "10", "100").guarded(SOL, "{'stopLoss':95,'delayedStopSeconds':900}")) {
            floor.price(SOL, "94");
            floor.clock.jump(Duration.ofHours(1));
            assertThat(floor.price(SOL, "93").exits()).isEmpty();
            floor.clock.jump(Duration.ofHours(-2));
            floor.clock.forward(Duration.ofMinutes(15));
            floor.clock.jump(Duration.ofHours(3));
            assertThat(floor.price(SOL, "93").exits()).hasSize(1);
        }
    }

    @Test
    void aPersonsExitTakesTheSameWay() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            Handled part = floor.desk().exit(Floor.key(SPY), new BigDecimal("2"), "ann");
            assertThat(part.orders().get(0).quantity()).isEqualByComparingTo("2");
            assertThat(part.orders().get(0).rank()).isEqualTo(ExitRank.EXIT);
            assertThat(part.decision().message()).contains("ann asks to sell 2");
            assertThat(Floor.outcome(floor.desk().exit(Floor.key(SPY), null, "ann")))
                    .isEqualTo("LOCKED");
            assertThat(Floor.outcome(floor.desk().exit(Floor.key(Floor.TSLA), null, "ann")))
                    .isEqualTo("NO_POSITION");
            floor.isSound();
        }
    }
}
