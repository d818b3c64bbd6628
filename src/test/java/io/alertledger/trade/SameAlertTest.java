package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Alert;
import io.alertledger.model.Execution;
import io.alertledger.model.OrderState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert that comes twice, changed or under another name. */
class SameAlertTest {
    @TempDir
    Path folder;

    private static Alert text(Floor floor, String id, String author, String text) {
        return new Alert(
                id, Alert.DEFAULT_ACCOUNT, null, author, text, List.of(), floor.clock.instant(), null, List.of());
    }

    @Test
    void theSameAgainGetsTheFirstAnswerAlsoAfterARestart() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            Alert alert = text(floor, "m1", "carol", "Trim SPY");
            Handled first = floor.handle(alert);
            assertThat(first.repeated()).isFalse();
            assertThat(Floor.outcome(first)).isEqualTo("RESOLVED");

            floor.clock.forward(Duration.ofHours(1));
            Handled second = floor.restart().handle(alert);
            assertThat(second.repeated()).isTrue();
            assertThat(second.decision()).isEqualTo(first.decision());
            assertThat(second.decisionId()).isEqualTo(first.decisionId());
            assertThat(second.orders())
                    .extracting("clientOrderId")
                    .isEqualTo(
                            first.orders().stream().map(o -> o.clientOrderId()).toList());
            assertThat(floor.broker.arrived()).isEqualTo(1);
            floor.isSound();
        }
    }

    @Test
    void theSameTextUnderAnotherIdIsADuplicateForTenSeconds() {
        try (Floor floor = new Floor(folder).held(SPY, "8")) {
            floor.broker.on(ScriptedBroker.Sending.FILLED_AT_ONCE);
            assertThat(Floor.outcome(floor.handle(text(floor, "m1", "carol", "Trim SPY"))))
                    .isEqualTo("RESOLVED");
            floor.clock.forward(Duration.ofSeconds(9));
            assertThat(Floor.outcome(floor.handle(text(floor, "m2", "carol", " Trim SPY "))))
                    .isEqualTo("DUPLICATE");
            assertThat(Floor.outcome(floor.handle(text(floor, "m3", "dave", "Trim SPY"))))
                    .as("another author")
                    .isEqualTo("RESOLVED");
            floor.clock.forward(Duration.ofSeconds(11));
            assertThat(Floor.outcome(floor.handle(text(floor, "m4", "carol", "Trim SPY"))))
                    .as("later it is a new alert")
                    .isEqualTo("RESOLVED");
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("1");
            floor.isSound();
        }
    }

    @Test
    void anEditAfterAnOrderHasLeftIsAConflict() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            floor.handle(text(floor, "m1", "carol", "Trim SPY"));
            Handled edited = floor.handle(text(floor, "m1", "carol", "All out SPY"));
            assertThat(Floor.outcome(edited)).isEqualTo("CONFLICT");
            assertThat(edited.orders()).isEmpty();
            assertThat(floor.broker.arrived()).isEqualTo(1);
        }
    }

    @Test
    void anEditBeforeAnyOrderHasLeftIsDecidedAnew() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            assertThat(Floor.outcome(floor.handle(text(floor, "m1", "carol", "Trim TSLA"))))
                    .isEqualTo("NO_POSITION");
            Handled edited = floor.handle(text(floor, "m1", "carol", "Trim SPY"));
            assertThat(Floor.outcome(edited)).isEqualTo("RESOLVED");
            assertThat(floor.store().decisionsOf(Alert.DEFAULT_ACCOUNT, "m1"))
                    .as("what the edit says corrects what was said before")
                    .extracting(decision -> decision.json().contains("\"corrects\":true"))
                    .containsExactly(false, true);
            assertThat(floor.broker.arrived()).isEqualTo(1);
        }
    }

    @Test
    void anEditAfterARejectionIsDecidedAnew() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            floor.broker.on(ScriptedBroker.Sending.REJECTED);
            floor.handle(text(floor, "m1", "carol", "Trim SPY"));
            floor.broker.on(ScriptedBroker.Sending.ACCEPTED);
            assertThat(Floor.outcome(floor.handle(text(floor, "m1", "carol", "All out SPY"))))
                    .isEqualTo("RESOLVED");
            assertThat(floor.broker.arrived()).isEqualTo(1);
        }
    }

    /** What was handed to a caller, or is about to be sent, can not be called back by an edit. */
    @Test
    void anOrderInSomebodysHandsHasLeft() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            Alert alert = text(floor, "m1", "carol", "Trim SPY");
            Handled given = floor.desk().handle(alert, Execution.CALLER);
            assertThat(given.orders()).hasSize(1);
            assertThat(given.orders().get(0).state()).isEqualTo(OrderState.PLANNED);
            assertThat(floor.broker.arrived()).isZero();
            Handled edited = floor.desk().handle(text(floor, "m1", "carol", "All out SPY"), Execution.CALLER);
            assertThat(Floor.outcome(edited)).isEqualTo("CONFLICT");
            assertThat(floor.locked(SPY)).isEqualByComparingTo("3");
        }
    }
}
