package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Action;
import io.alertledger.model.Alert;
import io.alertledger.model.Consistency;
import io.alertledger.model.Instruction;
import io.alertledger.model.OrderState;
import io.alertledger.reconcile.Standing;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One exit works at a time; a more urgent one takes its place. */
class RankTest {
    @TempDir
    Path folder;

    @Test
    void anExitCancelsAWorkingTrimBooksWhatItFilledAndSellsTheRest() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String trim = floor.handle(Floor.trim("SPY")).orders().get(0).clientOrderId();
            floor.broker.fill(trim, "1");
            Handled exit = floor.handle(Floor.exit("SPY"));

            assertThat(Floor.outcome(exit)).isEqualTo("RESOLVED");
            assertThat(floor.order(trim).state()).isEqualTo(OrderState.CANCELLED);
            assertThat(floor.order(trim).filled()).isEqualByComparingTo("1");
            assertThat(exit.orders().get(0).quantity()).isEqualByComparingTo("4");
            assertThat(exit.orders().get(0).state()).isEqualTo(OrderState.SUBMITTED);
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("4");
            assertThat(floor.locked(SPY)).isEqualByComparingTo("4");
            floor.broker.fill(exit.orders().get(0).clientOrderId(), "4");
            floor.tick();
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
            assertThat(floor.broker.sold()).isEqualByComparingTo("5");
            floor.isSound();
        }
    }

    @Test
    void aTrimThatFillsWhileItIsCancelledLeavesTheExitNothing() {
        try (Floor floor = new Floor(folder).held(SPY, "1")) {
            String trim = floor.handle(Floor.trim("SPY")).orders().get(0).clientOrderId();
            floor.broker.on(ScriptedBroker.Cancelling.TOO_LATE);
            floor.broker.fill(trim, "1");
            Handled exit = floor.handle(Floor.exit("SPY"));

            assertThat(exit.orders().get(0).state()).isEqualTo(OrderState.CANCELLED);
            assertThat(exit.orders().get(0).reason()).isEqualTo("nothing was left to sell");
            assertThat(floor.broker.sold()).isEqualByComparingTo("1");
            floor.isSound();
        }
    }

    @Test
    void anExitWaitsUntilTheTrimHasEnded() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            floor.handle(Floor.trim("SPY"));
            floor.broker.on(ScriptedBroker.Cancelling.NO_ANSWER);
            String exit = floor.handle(Floor.exit("SPY")).orders().get(0).clientOrderId();

            assertThat(floor.order(exit).state()).isEqualTo(OrderState.PLANNED);
            assertThat(floor.broker.arrived(exit)).isZero();
            assertThat(floor.tick().order(exit).state()).isEqualTo(OrderState.PLANNED);

            floor.broker.on(ScriptedBroker.Cancelling.OBEYED);
            floor.tick();
            assertThat(floor.order(exit).state()).isEqualTo(OrderState.SUBMITTED);
            assertThat(floor.order(exit).quantity()).isEqualByComparingTo("5");
            floor.isSound();
        }
    }

    /** What does not end by itself only a person can end: it is said after a minute, and loudly after five. */
    @Test
    void anExitThatWaitsTooLongIsTold() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String trim = floor.handle(Floor.trim("SPY")).orders().get(0).clientOrderId();
            floor.broker.on(ScriptedBroker.Cancelling.NO_ANSWER);
            Handled exit = floor.handle(Floor.exit("SPY"));
            String told = "SPY_20260130_595_C: exit " + exit.orders().get(0).clientOrderId()
                    + " is not sent since 2026-01-28T15:30:00Z: it waits until order " + trim
                    + " has ended; look at that order at the broker";

            floor.clock.forward(Duration.ofSeconds(60));
            assertThat(standing(floor).reasons()).doesNotContain(told);
            floor.clock.forward(Duration.ofSeconds(1));
            assertThat(standing(floor).reasons()).contains(told);
            assertThat(standing(floor).positions().get(Floor.key(SPY)).status()).isEqualTo(Consistency.YELLOW);
            floor.clock.forward(Duration.ofSeconds(240));
            assertThat(standing(floor).positions().get(Floor.key(SPY)).status()).isEqualTo(Consistency.RED);

            floor.broker.on(ScriptedBroker.Cancelling.OBEYED);
            floor.tick();
            assertThat(standing(floor).reasons()).doesNotContain(told);
            floor.isSound();
        }
    }

    private static Standing standing(Floor floor) {
        return floor.desk().standing(Alert.DEFAULT_ACCOUNT);
    }

    @Test
    void equalRanksAreRefused() {
        try (Floor floor = new Floor(folder).held(SPY, "10")) {
            assertThat(Floor.outcome(floor.handle(Floor.trim("SPY")))).isEqualTo("RESOLVED");
            assertThat(Floor.outcome(floor.handle(Floor.trim("SPY"))))
                    .as("a second trim while one works")
                    .isEqualTo("LOCKED");
            assertThat(Floor.outcome(floor.handle(Floor.exit("SPY")))).isEqualTo("RESOLVED");
            assertThat(Floor.outcome(floor.handle(Floor.exit("SPY"))))
                    .as("a second exit while one works")
                    .isEqualTo("LOCKED");
            assertThat(Floor.outcome(floor.handle(Floor.trim("SPY"))))
                    .as("a trim while an exit works")
                    .isEqualTo("LOCKED");
            assertThat(floor.broker.working()).hasSize(1);
            floor.isSound();
        }
    }

    /** 5 held, a trim of 3 works: another trim wants 3 where 2 are free. */
    @Test
    void aSecondTrimThatWantsMoreThanIsFreeIsRefusedAndNothingBreaks() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            floor.handle(Floor.trim("SPY"));
            assertThat(Floor.outcome(floor.handle(Floor.trim("SPY")))).isEqualTo("LOCKED");
            floor.isSound();
        }
    }

    @Test
    void oneAlertMayTrimAndThenSellTheRest() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            Handled handled = floor.handle(Floor.trim("SPY"), Floor.exit("SPY"));
            assertThat(handled.orders())
                    .extracting(o -> o.quantity().toPlainString(), o -> o.state())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("3", OrderState.SUBMITTED),
                            org.assertj.core.groups.Tuple.tuple("2", OrderState.SUBMITTED));
            floor.broker
                    .working()
                    .forEach(id ->
                            floor.broker.fill(id, floor.order(id).quantity().toPlainString()));
            floor.tick();
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    @Test
    void anExitCancelsAWorkingEntryFirst() {
        try (Floor floor = new Floor(folder).held(SPY, "5").mark(SPY, "1.50")) {
            String add = floor.handle(Instruction.of(Action.ADD, "SPY"))
                    .orders()
                    .get(0)
                    .clientOrderId();
            assertThat(floor.order(add).state()).isEqualTo(OrderState.SUBMITTED);
            Handled exit = floor.handle(Floor.exit("SPY"));
            assertThat(floor.order(add).state()).isEqualTo(OrderState.CANCELLED);
            assertThat(exit.orders().get(0).state()).isEqualTo(OrderState.SUBMITTED);
            assertThat(exit.orders().get(0).quantity()).isEqualByComparingTo("5");
            floor.isSound();
        }
    }
}
