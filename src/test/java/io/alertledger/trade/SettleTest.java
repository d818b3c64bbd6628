package io.alertledger.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.AlertLedger;
import io.alertledger.HandClock;
import io.alertledger.Settings;
import io.alertledger.formats.InstructionJson;
import io.alertledger.formats.Json;
import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
import io.alertledger.model.Execution;
import io.alertledger.model.Instruction;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.Position;
import io.alertledger.model.Verdict;
import io.alertledger.trade.SettleAnswer.Code;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person settles what waits, in one step. */
class SettleTest {
    private static final String NEAR = "SPY_20260130_595_C";
    private static final String FAR = "SPY_20260130_600_C";

    private final HandClock clock = new HandClock(Instant.parse("2026-01-28T15:30:00Z"));
    private AlertLedger ledger;

    @TempDir
    Path folder;

    @BeforeEach
    void twoContractsThatNothingTellsApart() {
        ledger = AlertLedger.open(Settings.at(folder.resolve("ledger.db")).withClock(clock));
        buy("t1", NEAR);
        buy("t2", FAR);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void buy(String id, String instrument) {
        assertThat(ledger.book(new TradeTicket(
                        id,
                        ledger.key(Alert.DEFAULT_ACCOUNT, instrument),
                        OrderSide.BUY,
                        new BigDecimal("4"),
                        new BigDecimal("1.5"),
                        BigDecimal.ZERO,
                        null,
                        null,
                        null,
                        clock.instant())))
                .isInstanceOf(TradeAnswer.Done.class);
    }

    private Handled waiting() {
        clock.forward(60);
        Handled handled = ledger.handle(Alert.text("m1", "Exit SPY @ 2.00", clock.instant()));
        assertThat(handled.decision()).isInstanceOf(Decision.Ambiguous.class);
        return handled;
    }

    private SettleAnswer settle(Handled handled, String choice) {
        return ledger.settle(handled.decisionId(), choice, "ann");
    }

    private static Code code(SettleAnswer answer) {
        assertThat(answer).isInstanceOf(SettleAnswer.Refused.class);
        return ((SettleAnswer.Refused) answer).code();
    }

    @Test
    void theChoiceIsActedOnAndRemembered() {
        Handled handled = waiting();
        clock.forward(30);
        SettleAnswer answer = settle(handled, FAR);
        assertThat(answer).isInstanceOf(SettleAnswer.Settled.class);
        Handled acted = ((SettleAnswer.Settled) answer).handled();
        assertThat(acted.orders()).extracting(Order::state).containsExactly(OrderState.FILLED);
        assertThat(ledger.positions()).extracting(Position::instrument).containsExactly(ledger.instrument(NEAR));
        Logged logged = ledger.log().decision(handled.decisionId()).orElseThrow();
        assertThat(logged.settlement()).isNotNull();
        assertThat(logged.settlement().choice()).isEqualTo(FAR);
        assertThat(logged.settlement().by()).isEqualTo("ann");
        assertThat(ledger.explain(acted.decisionId())).isPresent();
    }

    @Test
    void nothingIsAChoiceToo() {
        Handled handled = waiting();
        assertThat(settle(handled, "NONE")).isInstanceOf(SettleAnswer.Settled.class);
        assertThat(ledger.positions()).hasSize(2);
        assertThat(code(settle(handled, FAR))).isEqualTo(Code.SETTLED);
    }

    @Test
    void itIsSettledOnce() {
        Handled handled = waiting();
        settle(handled, FAR);
        assertThat(code(settle(handled, NEAR))).isEqualTo(Code.SETTLED);
        assertThat(ledger.positions()).hasSize(1);
    }

    @Test
    void aDoubtThatIsOldIsNotActedOn() {
        Handled handled = waiting();
        clock.forward(301);
        assertThat(code(settle(handled, FAR))).isEqualTo(Code.TOO_OLD);
        assertThat(ledger.positions()).hasSize(2);
    }

    @Test
    void onlyAChoiceThatWasOfferedIsTaken() {
        assertThat(code(settle(waiting(), "SPY_20260130_610_C"))).isEqualTo(Code.NO_SUCH_CHOICE);
        assertThat(code(ledger.settle("d-none", FAR, "ann"))).isEqualTo(Code.UNKNOWN_DECISION);
    }

    @Test
    void whatWasResolvedDoesNotWait() {
        clock.forward(60);
        Handled handled = ledger.handle(Alert.text("m2", "Exit SPY 600c @ 2.00", clock.instant()));
        assertThat(code(settle(handled, FAR))).isEqualTo(Code.NOT_WAITING);
    }

    private Handled notUnderstood() {
        clock.forward(60);
        Handled handled = ledger.handle(Alert.text("m3", "Bought SPY 600c at 1.5 sold 2.0", clock.instant()));
        assertThat(handled.verdict()).isEqualTo(Verdict.UNCLEAR);
        return handled;
    }

    private SettleAnswer settle(Handled handled, String ticker, String strike) {
        Instruction said = InstructionJson.read(Json.readObject(
                "{\"action\":\"EXIT\",\"ticker\":\"" + ticker + "\",\"strike\":" + strike + ",\"price\":2}"));
        return ledger.settle(handled.decisionId(), said, "ann", Execution.BROKER);
    }

    @Test
    void whatAnAlertMeansIsSaidActedOnAndRemembered() {
        Handled handled = notUnderstood();
        assertThat(ledger.log().unsettled(Alert.DEFAULT_ACCOUNT, "UNCLEAR", 10)).hasSize(1);
        SettleAnswer answer = settle(handled, "SPY", "600");
        assertThat(answer).isInstanceOf(SettleAnswer.Settled.class);
        assertThat(((SettleAnswer.Settled) answer).handled().orders())
                .extracting(Order::state)
                .containsExactly(OrderState.FILLED);
        assertThat(ledger.positions()).extracting(Position::instrument).containsExactly(ledger.instrument(NEAR));
        Logged logged = ledger.log().decision(handled.decisionId()).orElseThrow();
        assertThat(logged.settlement().json()).contains("\"ticker\":\"SPY\"");
        assertThat(ledger.log().unsettled(Alert.DEFAULT_ACCOUNT, "UNCLEAR", 10)).isEmpty();
        assertThat(code(settle(handled, "SPY", "595"))).isEqualTo(Code.SETTLED);
        assertThat(ledger.positions()).hasSize(1);
    }

    @Test
    void anInstructionThatCanNotBeCarriedOutLeavesTheDecisionWaiting() {
        Handled handled = notUnderstood();
        assertThat(code(settle(handled, "TSLA", "600"))).isEqualTo(Code.NOT_POSSIBLE);
        assertThat(code(settle(handled, "SPY", "null"))).as("still two of them").isEqualTo(Code.NOT_POSSIBLE);
        assertThat(ledger.positions()).hasSize(2);
        assertThat(settle(handled, "SPY", "595")).isInstanceOf(SettleAnswer.Settled.class);
    }

    @Test
    void whatWasNotUnderstoodIsSettledInTimeAndByTheRightWord() {
        Handled handled = notUnderstood();
        assertThat(code(settle(handled, FAR))).isEqualTo(Code.NO_SUCH_CHOICE);
        assertThat(code(settle(waiting(), "SPY", "600")))
                .as("ambiguous, not unclear")
                .isEqualTo(Code.NOT_WAITING);
        clock.forward(301);
        assertThat(code(settle(handled, "SPY", "600"))).isEqualTo(Code.TOO_OLD);
        assertThat(ledger.positions()).hasSize(2);
    }

    @Test
    void whatWasNotUnderstoodMayBeNothing() {
        Handled handled = notUnderstood();
        assertThat(settle(handled, "NONE")).isInstanceOf(SettleAnswer.Settled.class);
        assertThat(ledger.log().unsettled(Alert.DEFAULT_ACCOUNT, "UNCLEAR", 10)).isEmpty();
        assertThat(code(settle(handled, "SPY", "600"))).isEqualTo(Code.SETTLED);
    }
}
