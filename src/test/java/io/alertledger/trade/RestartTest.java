package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.AlertLedger;
import io.alertledger.HandClock;
import io.alertledger.Settings;
import io.alertledger.model.Alert;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program ends at the worst moment; the market remembers, the ledger asks. */
class RestartTest {
    @TempDir
    Path folder;

    private static String dying(Floor floor, ScriptedBroker.Sending how) {
        floor.broker.on(how);
        assertThatThrownBy(() -> floor.handle(Floor.exit("SPY"))).isInstanceOf(ScriptedBroker.Died.class);
        floor.broker.on(ScriptedBroker.Sending.ACCEPTED);
        return floor.store().working().get(0).clientOrderId();
    }

    @Test
    void diedBetweenLockAndSend() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String id = dying(floor, ScriptedBroker.Sending.DIED_BEFORE);
            assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
            floor.restart();
            assertThat(floor.order(id).state()).as("somebody is told").isEqualTo(OrderState.REJECTED);
            assertThat(floor.order(id).reason()).contains("exit again if it is still meant");
            assertThat(floor.locked(SPY)).isEqualByComparingTo("0");
            assertThat(floor.broker.arrived()).isZero();
            floor.isSound();
        }
    }

    @Test
    void diedBetweenSendAndStore() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String id = dying(floor, ScriptedBroker.Sending.DIED_AFTER);
            floor.restart();
            assertThat(floor.order(id).state()).isEqualTo(OrderState.SUBMITTED);
            assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
            assertThat(floor.broker.arrived()).as("sent once").isEqualTo(1);
            floor.broker.fill(id, "5");
            floor.tick();
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    @Test
    void filledWhileNobodyLooked() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String id = dying(floor, ScriptedBroker.Sending.DIED_AFTER);
            floor.broker.fill(id, "5");
            floor.restart();
            assertThat(floor.order(id).state()).isEqualTo(OrderState.FILLED);
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
            assertThat(floor.broker.sold()).isEqualByComparingTo("5");
            floor.isSound();
        }
    }

    @ParameterizedTest
    @CsvSource({"DIED_BEFORE", "DIED_AFTER"})
    void whileTheBrokerDoesNotAnswerNothingIsAssumed(ScriptedBroker.Sending how) {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String id = dying(floor, how);
            floor.broker.answering(false);
            floor.restart().tick();
            assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
            assertThat(floor.order(id).state()).isEqualTo(OrderState.UNKNOWN);
            assertThat(floor.broker.arrived()).isLessThanOrEqualTo(1);
            assertThat(Floor.outcome(floor.handle(Floor.exit("SPY")))).isEqualTo("LOCKED");

            floor.broker.answering(true);
            floor.tick();
            boolean arrived = how == ScriptedBroker.Sending.DIED_AFTER;
            assertThat(floor.order(id).state()).isEqualTo(arrived ? OrderState.SUBMITTED : OrderState.REJECTED);
            assertThat(floor.locked(SPY)).isEqualByComparingTo(arrived ? "5" : "0");
            assertThat(floor.broker.arrived()).isEqualTo(arrived ? 1 : 0);
            floor.isSound();
        }
    }

    @ParameterizedTest
    @CsvSource({"DIED_BEFORE", "DIED_AFTER"})
    void theAlertHandedInAgainSellsNothingTwice(ScriptedBroker.Sending how) {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            Alert alert = floor.alert(Floor.exit("SPY"));
            floor.broker.on(how);
            assertThatThrownBy(() -> floor.handle(alert)).isInstanceOf(ScriptedBroker.Died.class);
            floor.broker.on(ScriptedBroker.Sending.ACCEPTED);
            Handled again = floor.restart().handle(alert);
            assertThat(again.repeated()).isTrue();
            assertThat(floor.broker.arrived()).isLessThanOrEqualTo(1);
            floor.isSound();
        }
    }

    @Test
    void restartingAgainAndAgainChangesNothing() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String id = floor.handle(Floor.trim("SPY")).orders().get(0).clientOrderId();
            floor.broker.fill(id, "1");
            floor.restart().restart().restart();
            assertThat(floor.order(id).state()).isEqualTo(OrderState.PARTIALLY_FILLED);
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("4");
            assertThat(floor.locked(SPY)).isEqualByComparingTo("2");
            assertThat(floor.broker.arrived()).isEqualTo(1);
            floor.isSound();
        }
    }

    /** The order at the old price is cancelled, the one at the new price has not left: what was asked for goes on. */
    @ParameterizedTest
    @CsvSource({"DIED_BEFORE", "DIED_AFTER", "ORDER_LOST", "ANSWER_LOST"})
    void anExitThatIsBeingRepricedGoesOn(ScriptedBroker.Sending how) {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String first = repriced(floor, how);
            floor.restart().tick();
            assertThat(floor.broker.working()).containsExactly(first + "r1");
            assertThat(floor.broker.arrived(first + "r1")).isEqualTo(1);
            assertThat(floor.broker.soldAtWorst()).isEqualByComparingTo("5");
            assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
            floor.broker.fill(first + "r1", "5");
            floor.tick();
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    @Test
    void anExitThatIsBeingRepricedWaitsForABrokerThatDoesNotAnswer() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String first = repriced(floor, ScriptedBroker.Sending.DIED_BEFORE);
            floor.broker.answering(false);
            floor.restart().tick();
            assertThat(floor.broker.arrived()).isEqualTo(1);
            floor.broker.answering(true);
            floor.tick();
            floor.tick();
            assertThat(floor.broker.working()).containsExactly(first + "r1");
            assertThat(floor.broker.soldAtWorst()).isEqualByComparingTo("5");
            floor.isSound();
        }
    }

    /** What nobody means any more is not sold hours later; it is said. */
    @Test
    void anExitThatWasBeingRepricedLongAgoIsSaidToHaveFailed() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String first = repriced(floor, ScriptedBroker.Sending.DIED_BEFORE);
            floor.clock.forward(Duration.ofMinutes(6));
            floor.restart().tick();
            Order ended = floor.order(first + "r1");
            assertThat(ended.state()).isEqualTo(OrderState.REJECTED);
            assertThat(ended.reason()).contains("older than 300 s");
            assertThat(floor.broker.working()).isEmpty();
            assertThat(floor.locked(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    /** The trim is cancelled, the exit that it gave way to has not left: what was asked for goes on. */
    @ParameterizedTest
    @CsvSource({"DIED_BEFORE", "DIED_AFTER", "ORDER_LOST", "ANSWER_LOST"})
    void anExitThatTookATrimsPlaceGoesOn(ScriptedBroker.Sending how) {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String exit = inPlaceOfATrim(floor, how);
            floor.restart().tick().tick();
            assertThat(floor.broker.working()).containsExactly(exit);
            assertThat(floor.broker.arrived(exit)).isEqualTo(1);
            assertThat(floor.broker.soldAtWorst()).isEqualByComparingTo("5");
            assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
            floor.broker.fill(exit, "5");
            floor.tick();
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    @Test
    void anExitThatWaitsForATrimToEndWaitsOn() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String trim = floor.handle(Floor.trim("SPY")).orders().get(0).clientOrderId();
            floor.broker.on(ScriptedBroker.Cancelling.NO_ANSWER);
            String exit = floor.handle(Floor.exit("SPY")).orders().get(0).clientOrderId();
            floor.restart();
            assertThat(floor.order(exit).state()).isEqualTo(OrderState.PLANNED);
            floor.broker.on(ScriptedBroker.Cancelling.OBEYED);
            floor.tick();
            assertThat(floor.order(trim).state()).isEqualTo(OrderState.CANCELLED);
            assertThat(floor.broker.working()).containsExactly(exit);
            assertThat(floor.broker.soldAtWorst()).isEqualByComparingTo("5");
            floor.isSound();
        }
    }

    @Test
    void anExitThatTookATrimsPlaceLongAgoIsSaidToHaveFailed() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String exit = inPlaceOfATrim(floor, ScriptedBroker.Sending.DIED_BEFORE);
            floor.clock.forward(Duration.ofMinutes(6));
            floor.restart().tick();
            assertThat(floor.order(exit).state()).isEqualTo(OrderState.REJECTED);
            assertThat(floor.order(exit).reason()).contains("older than 300 s");
            assertThat(floor.broker.working()).isEmpty();
            assertThat(floor.locked(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    /** What a trim that ended before took nobody's place. */
    @Test
    void anExitAfterATrimThatHadEndedIsFreed() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String trim = floor.handle(Floor.trim("SPY")).orders().get(0).clientOrderId();
            floor.broker.fill(trim, "3");
            floor.tick();
            floor.clock.forward(Duration.ofSeconds(1));
            String exit = dying(floor, ScriptedBroker.Sending.DIED_BEFORE);
            floor.restart().tick();
            assertThat(floor.order(exit).state()).isEqualTo(OrderState.REJECTED);
            assertThat(floor.broker.arrived(exit)).isZero();
            floor.isSound();
        }
    }

    /** @return the client id of the exit for which the trim was cancelled */
    private static String inPlaceOfATrim(Floor floor, ScriptedBroker.Sending how) {
        String trim = floor.handle(Floor.trim("SPY")).orders().get(0).clientOrderId();
        floor.clock.forward(Duration.ofSeconds(5));
        floor.broker.on(how);
        try {
            floor.handle(Floor.exit("SPY"));
        } catch (ScriptedBroker.Died died) {
            assertThat(how.name()).startsWith("DIED");
        }
        floor.broker.on(ScriptedBroker.Sending.ACCEPTED);
        assertThat(floor.order(trim).state()).isEqualTo(OrderState.CANCELLED);
        return floor.store().working().get(0).clientOrderId();
    }

    /** @return the client id of the first order, which has ended */
    private static String repriced(Floor floor, ScriptedBroker.Sending how) {
        floor.mark(SPY, "2.00");
        String first = floor.handle(Floor.exit("SPY")).orders().get(0).clientOrderId();
        floor.clock.forward(Duration.ofSeconds(20));
        floor.mark(SPY, "1.80");
        floor.broker.on(how);
        try {
            floor.tick();
        } catch (ScriptedBroker.Died died) {
            assertThat(how.name()).startsWith("DIED");
        }
        floor.broker.on(ScriptedBroker.Sending.ACCEPTED);
        assertThat(floor.order(first).state()).isEqualTo(OrderState.CANCELLED);
        return first;
    }

    /** The same through the front door. */
    @Test
    void throughTheLibrary() {
        ScriptedBroker market = new ScriptedBroker();
        Settings settings = Settings.at(folder.resolve("ledger.db"))
                .withBroker(context -> market)
                .withClock(new HandClock(Floor.START));
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            ledger.buy(SPY, "5", "1.50");
            market.on(ScriptedBroker.Sending.DIED_AFTER);
            Alert alert = Alert.text("m1", "out of SPY", Floor.START);
            assertThatThrownBy(() -> ledger.handle(alert)).isInstanceOf(ScriptedBroker.Died.class);
        }
        market.on(ScriptedBroker.Sending.ACCEPTED);
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            assertThat(market.arrived()).isEqualTo(1);
            market.working().forEach(id -> market.fill(id, "5"));
            ledger.tick();
            assertThat(ledger.positions()).isEmpty();
            List<Order> orders =
                    ledger.handle(Alert.text("m1", "out of SPY", Floor.START)).orders();
            assertThat(orders).extracting(Order::state).containsExactly(OrderState.FILLED);
        }
    }
}
