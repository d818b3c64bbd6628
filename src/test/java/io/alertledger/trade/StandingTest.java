package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static io.alertledger.trade.Floor.TSLA;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.BrokerReport.Held;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.journal.Replay;
import io.alertledger.model.Action;
import io.alertledger.model.Alert;
import io.alertledger.model.Consistency;
import io.alertledger.model.ExitReason;
import io.alertledger.model.ExitSignal;
import io.alertledger.model.Fill;
import io.alertledger.model.Instruction;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import io.alertledger.model.RuleRef;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be done while ledger and broker do not agree. */
class StandingTest {
    private static final String ACCOUNT = Alert.DEFAULT_ACCOUNT;

    @TempDir
    Path folder;

    private Floor floor;

    @BeforeEach
    void open() {
        floor = new Floor(folder).held(SPY, "5").held(TSLA, "2");
        floor.clock.forward(Duration.ofMinutes(10));
        floor.mark(SPY, "2.00").mark(TSLA, "3.00");
    }

    @AfterEach
    void close() {
        floor.isSound();
        floor.close();
    }

    private void look(Held... held) {
        floor.broker.reports(new ReportAnswer.Report(
                new BrokerReport(ACCOUNT, floor.clock.instant(), true, List.of(held), List.of(), true, List.of())));
        floor.desk().reconciler().look(ACCOUNT);
    }

    private void silence() {
        floor.broker.reports(new ReportAnswer.NoReport("503"));
        floor.desk().reconciler().look(ACCOUNT);
    }

    private static Held held(String name, String quantity, String available) {
        return new Held(Floor.key(name), new BigDecimal(quantity), new BigDecimal("1.5"), new BigDecimal(available));
    }

    private Consistency status() {
        return floor.desk().standing(ACCOUNT).status();
    }

    private String exit(String ticker) {
        return Floor.outcome(floor.handle(Floor.exit(ticker)));
    }

    private String add(String ticker) {
        return Floor.outcome(floor.handle(Instruction.of(Action.ADD, ticker)));
    }

    @Test
    void alertsDoNotExitWhatIsMissingThereUntilItIsLookedAt() {
        look(held(TSLA, "2", "2"));
        assertThat(status()).isEqualTo(Consistency.YELLOW);
        assertThat(exit("SPY")).isEqualTo("LEDGER_RED");
        assertThat(exit("TSLA")).isEqualTo("RESOLVED");
        floor.desk().lookedAt(Floor.key(SPY), "me");
        assertThat(exit("SPY")).isEqualTo("RESOLVED");
        assertThat(floor.notes()).anyMatch(note -> note.startsWith("me has looked at it"));
    }

    /** What was in dispute belongs to the question: deciding again must come to the same. */
    @Test
    void whatADisputeChangedIsDecidedTheSameAgain() {
        look(held(TSLA, "2", "2"));
        List<Handled> all = List.of(
                floor.handle(Floor.exit("SPY")),
                floor.desk().exit(stop(SPY, "5")),
                floor.handle(Instruction.of(Action.EXIT, null).withScope(io.alertledger.model.Scope.ALL)));
        assertThat(all).extracting(Floor::outcome).containsExactly("LEDGER_RED", "LEDGER_RED", "RESOLVED");
        for (Handled one : all) {
            assertThat(Replay.of(
                            floor.store().decision(one.decisionId()).orElseThrow(),
                            rules -> Optional.of(Floor.BRAIN.resolver())))
                    .isEqualTo(new Replay.Identical());
        }
    }

    @Test
    void everythingLeavesOutWhatIsInDispute() {
        look(held(TSLA, "2", "2"));
        Handled all = floor.handle(Instruction.of(Action.EXIT, null).withScope(io.alertledger.model.Scope.ALL));
        assertThat(all.orders()).extracting(order -> order.key()).containsExactly(Floor.key(TSLA));
    }

    @Test
    void whatAgreesAgainMayBeSoldAgain() {
        look(held(TSLA, "2", "2"));
        assertThat(exit("SPY")).isEqualTo("LEDGER_RED");
        floor.clock.forward(Duration.ofSeconds(30));
        look(held(TSLA, "2", "2"), held(SPY, "5", "5"));
        floor.mark(SPY, "2.00");
        assertThat(exit("SPY")).isEqualTo("RESOLVED");
    }

    @Test
    void aSilentBrokerTurnsRedRefusesEntriesAndLetsExitsGoOn() {
        look(held(TSLA, "2", "2"), held(SPY, "5", "5"));
        silence();
        assertThat(status()).isEqualTo(Consistency.YELLOW);
        floor.clock.forward(Duration.ofSeconds(301));
        floor.mark(SPY, "2.00").mark(TSLA, "3.00");
        assertThat(status()).isEqualTo(Consistency.RED);
        assertThat(add("TSLA")).isEqualTo("LEDGER_RED");
        assertThat(exit("TSLA")).isEqualTo("RESOLVED");
        assertThat(Floor.outcome(floor.desk().exit(stop(SPY, "5")))).isEqualTo("RESOLVED");
    }

    @Test
    void aTriggerSellsNoMoreThanTheBrokerSaysIsFree() {
        look(held(TSLA, "2", "2"), held(SPY, "5", "3"));
        Handled stopped = floor.desk().exit(stop(SPY, "5"));
        assertThat(stopped.orders().get(0).quantity()).isEqualByComparingTo("3");
    }

    /** Most of it is held there by orders that are not ours: the same exit may be on its way by another hand. */
    @Test
    void anAlertSellsNothingWhereTheBrokerHasLessThanHalfOfItFree() {
        look(held(TSLA, "2", "2"), held(SPY, "5", "2"));
        assertThat(exit("SPY")).isEqualTo("QUANTITY_ABOVE_FREE");
        Handled stopped = floor.desk().exit(stop(SPY, "5"));
        assertThat(stopped.orders().get(0).quantity())
                .as("a trigger protects what it can")
                .isEqualByComparingTo("2");
    }

    @Test
    void anAlertSellsWhatTheBrokerHasFreeWhereItIsHalfOfItOrMore() {
        look(held(TSLA, "2", "2"), held(SPY, "5", "3"));
        Handled sold = floor.handle(Floor.exit("SPY"));
        assertThat(sold.orders().get(0).quantity()).isEqualByComparingTo("3");
    }

    @Test
    void anEmptyLedgerBesideAFullAccountIsRed() {
        try (Floor empty = new Floor(folder.resolve("other"))) {
            empty.broker.reports(new ReportAnswer.Report(new BrokerReport(
                    ACCOUNT, empty.clock.instant(), true, List.of(held(SPY, "5", "5")), List.of(), true, List.of())));
            empty.desk().reconciler().look(ACCOUNT);
            assertThat(empty.desk().standing(ACCOUNT).status()).isEqualTo(Consistency.RED);
            assertThat(empty.quantity(SPY)).isEqualByComparingTo("5");
            assertThat(Floor.outcome(
                            empty.handle(Instruction.of(Action.EXIT, null).withScope(io.alertledger.model.Scope.ALL))))
                    .as("nothing is sold by itself of what was not opened here")
                    .isEqualTo("NO_POSITION");
        }
    }

    /** The first start on a real account: whatever prices do, and whoever closes everything, nothing of it is sold. */
    @Test
    void theFirstStartOnAFullAccountSellsNothingByItself() {
        try (Floor first = new Floor(folder.resolve("first"))) {
            String shorted = "SOLUSDT:SHORT";
            for (int second = 0; second < 180; second += 30) {
                first.broker.reports(new ReportAnswer.Report(new BrokerReport(
                        ACCOUNT,
                        first.clock.instant(),
                        true,
                        List.of(held(SPY, "5", "5"), held(TSLA, "2", "2"), held(shorted, "3", "3")),
                        List.of(),
                        true,
                        List.of())));
                first.desk().reconciler().look(ACCOUNT);
                first.exits().seed(ACCOUNT);
                first.price(SPY, second % 60 == 0 ? "0.01" : "90.00");
                first.price(TSLA, second % 60 == 0 ? "90.00" : "0.01");
                first.price(shorted, second % 60 == 0 ? "900" : "0.01");
                first.tick().exits().pass();
                first.exits().scanAll();
                first.handle(Instruction.of(Action.EXIT, null).withScope(io.alertledger.model.Scope.ALL));
                first.clock.forward(Duration.ofSeconds(30));
            }
            assertThat(first.broker.arrived()).isZero();
            assertThat(first.book().holdings(ACCOUNT)).hasSize(3).allSatisfy(holding -> {
                assertThat(holding.position().managed()).isFalse();
                assertThat(holding.guard()).isNull();
            });
            first.mark(SPY, "2.00");
            assertThat(Floor.outcome(first.handle(Floor.exit("SPY"))))
                    .as("whoever names it may sell it")
                    .isEqualTo("RESOLVED");
        }
    }

    /** The broker's list may lag behind a fill of ours: what has just been sold is not adopted back. */
    @Test
    void whatHasJustBeenSoldDoesNotComeBack() {
        floor.broker.on(ScriptedBroker.Sending.FILLED_AT_ONCE);
        assertThat(exit("SPY")).isEqualTo("RESOLVED");
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
        floor.clock.forward(Duration.ofSeconds(5));
        look(held(TSLA, "2", "2"), held(SPY, "5", "5"));
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
        floor.clock.forward(Duration.ofSeconds(60));
        look(held(TSLA, "2", "2"));
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
        assertThat(status()).isNotEqualTo(Consistency.RED);
    }

    /** What was inferred from the broker's list is the trade that is told later. */
    @Test
    void aFillThatIsToldLateIsNotBookedOnTop() {
        Instant traded = floor.clock.instant().minusSeconds(20);
        look(held(TSLA, "2", "2"), held(SPY, "3", "3"));
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("3");
        Fill late = new Fill(
                "late",
                null,
                Floor.key(SPY),
                io.alertledger.model.OrderSide.SELL,
                BigDecimal.valueOf(2),
                new BigDecimal("2.10"),
                BigDecimal.ZERO,
                traded);
        for (int i = 0; i < 3; i++) {
            floor.clock.forward(Duration.ofSeconds(60));
            floor.broker.reports(new ReportAnswer.Report(new BrokerReport(
                    ACCOUNT,
                    floor.clock.instant(),
                    true,
                    List.of(held(TSLA, "2", "2"), held(SPY, "3", "3")),
                    List.of(),
                    true,
                    List.of(late))));
            floor.desk().reconciler().look(ACCOUNT);
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("3");
        }
        assertThat(floor.notes()).filteredOn(note -> note.contains("fill late")).hasSize(1);
    }

    /** The list of orders may be ahead of the list of trades: the sale is the fill, once it is told. */
    @Test
    void anOrderThatIsToldFilledBeforeItsFillsIsBookedByThem() {
        Order order = floor.handle(Floor.exit("SPY")).orders().get(0);
        Instant traded = floor.clock.instant();
        floor.clock.forward(Duration.ofSeconds(5));
        report(List.of(), order, held(TSLA, "2", "2"), held(SPY, "5", "0"));
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("5");
        assertThat(exit("SPY")).as("what is sold already").isEqualTo("LOCKED");

        floor.clock.forward(Duration.ofSeconds(60));
        report(List.of(fillOf(order, traded)), order, held(TSLA, "2", "2"));
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
        assertThat(floor.order(order.clientOrderId()).state()).isEqualTo(OrderState.FILLED);
        assertThat(floor.book().totals(ACCOUNT).realized().known()).isEqualByComparingTo("300");

        floor.clock.forward(Duration.ofSeconds(60));
        report(List.of(fillOf(order, traded)), order, held(TSLA, "2", "2"));
        floor.mark(TSLA, "3.00");
        assertThat(floor.desk().standing(ACCOUNT).reasons())
                .containsExactly("TSLA_20260130_400_C: it has neither target nor stop");
    }

    /** Nobody but the report says that it has ended: what waits for it must not wait for ever. */
    @Test
    void anOrderThatAReportEndedWorksNoMore() {
        Order order = floor.handle(Floor.exit("SPY")).orders().get(0);
        floor.broker.answering(false);
        for (int i = 0; i < 3; i++) {
            floor.clock.forward(Duration.ofSeconds(60));
            report(List.of(), order, held(TSLA, "2", "2"));
            floor.tick();
        }
        assertThat(floor.order(order.clientOrderId()).state()).isEqualTo(OrderState.FILLED);
        assertThat(floor.desk().working(Floor.key(SPY))).isEmpty();
    }

    /** A fill of an order that has ended is still known to be its own. */
    @Test
    void aFillThatIsToldAfterItsPositionWasClosedIsNotWaitedFor() {
        Order order = floor.handle(Floor.exit("SPY")).orders().get(0);
        Instant traded = floor.clock.instant();
        for (int i = 0; i < 3; i++) {
            floor.clock.forward(Duration.ofSeconds(60));
            report(List.of(), order, held(TSLA, "2", "2"));
        }
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
        assertThat(floor.order(order.clientOrderId()).state()).isEqualTo(OrderState.FILLED);
        for (int i = 0; i < 2; i++) {
            floor.clock.forward(Duration.ofSeconds(60));
            report(List.of(fillOf(order, traded)), order, held(TSLA, "2", "2"));
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
        }
        floor.mark(TSLA, "3.00");
        assertThat(floor.desk().standing(ACCOUNT).reasons())
                .containsExactly("TSLA_20260130_400_C: it has neither target nor stop");
    }

    /** The broker's word: the order is filled; what it holds; the trades it tells of. */
    private void report(List<Fill> fills, Order order, Held... held) {
        BrokerReport.ReportedOrder filled = new BrokerReport.ReportedOrder(
                order.clientOrderId(), order.key(), order.quantity(), order.quantity(), OrderState.FILLED);
        floor.broker.reports(new ReportAnswer.Report(
                new BrokerReport(ACCOUNT, floor.clock.instant(), true, List.of(held), List.of(filled), true, fills)));
        floor.desk().reconciler().look(ACCOUNT);
    }

    private static Fill fillOf(Order order, Instant at) {
        return new Fill(
                "told-late",
                order.clientOrderId(),
                order.key(),
                order.side(),
                order.quantity(),
                new BigDecimal("2.10"),
                BigDecimal.ZERO,
                at);
    }

    @Test
    void entriesAreCountedAcrossARestart() {
        for (int i = 0; i < 10; i++) {
            assertThat(add("SPY")).isEqualTo("RESOLVED");
        }
        floor.restart().mark(SPY, "2.00");
        assertThat(add("SPY")).isEqualTo("LIMIT");
        floor.clock.forward(Duration.ofSeconds(61));
        floor.mark(SPY, "2.00");
        assertThat(add("SPY")).isEqualTo("RESOLVED");
    }

    @Test
    void aBrokerThatCostsRequestsIsAskedAtItsPace() {
        floor.broker.paced(Duration.ofSeconds(2));
        floor.restart().mark(SPY, "2.00");
        floor.handle(Floor.exit("SPY"));
        int before = floor.broker.questions();
        Stream.generate(() -> 0).limit(50).forEach(same -> floor.tick());
        assertThat(floor.broker.questions() - before).isLessThanOrEqualTo(1);
        floor.clock.forward(Duration.ofSeconds(2));
        floor.tick();
        assertThat(floor.broker.questions() - before).isBetween(1, 2);
    }

    @Test
    void anOrderThatNobodyTakesIsRepricedThreeTimes() {
        String first = floor.handle(Floor.exit("SPY")).orders().get(0).clientOrderId();
        for (int i = 1; i <= 5; i++) {
            floor.clock.forward(Duration.ofSeconds(20));
            floor.mark(SPY, "1." + (9 - i) + "0").tick();
        }
        assertThat(floor.broker.arrived()).isEqualTo(4);
        assertThat(floor.broker.working()).containsExactly(first + "r3");
        assertThat(floor.broker.soldAtWorst()).isEqualByComparingTo("5");
        assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
    }

    @Test
    void whatFillsWhileItIsRepricedIsNotSoldAgain() {
        String first = floor.handle(Floor.exit("SPY")).orders().get(0).clientOrderId();
        floor.clock.forward(Duration.ofSeconds(20));
        floor.broker.on(ScriptedBroker.Cancelling.NO_ANSWER);
        floor.mark(SPY, "1.80").tick();
        floor.broker.fill(first, "3");
        floor.tick();
        floor.broker.on(ScriptedBroker.Cancelling.OBEYED);
        floor.tick();
        assertThat(floor.order(first + "r1").quantity()).isEqualByComparingTo("2");
        assertThat(floor.broker.soldAtWorst()).isEqualByComparingTo("5");
        floor.broker.fill(first + "r1", "2");
        floor.tick();
        assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
    }

    private static ExitSignal stop(String name, String quantity) {
        return new ExitSignal(
                Floor.key(name),
                ExitReason.STOP_LOSS,
                new BigDecimal(quantity),
                new BigDecimal("1.00"),
                0,
                Floor.START,
                new RuleRef("stop-loss", "A stop", "exits/levels.drl", 1),
                "the stop was reached");
    }
}
