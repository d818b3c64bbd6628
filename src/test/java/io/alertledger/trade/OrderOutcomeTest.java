package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an order, and of what it held. */
class OrderOutcomeTest {
    @TempDir
    Path folder;

    private static String sent(Floor floor) {
        return floor.handle(Floor.exit("SPY")).orders().get(0).clientOrderId();
    }

    @Test
    void aRejectedExitFreesWhatItHeld() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            floor.broker.on(ScriptedBroker.Sending.REJECTED);
            Order order = floor.handle(Floor.exit("SPY")).orders().get(0);
            assertThat(order.state()).isEqualTo(OrderState.REJECTED);
            assertThat(order.reason()).isEqualTo("not today");
            assertThat(floor.locked(SPY)).isEqualByComparingTo("0");
            floor.broker.on(ScriptedBroker.Sending.ACCEPTED);
            assertThat(floor.handle(Floor.exit("SPY")).orders().get(0).state()).isEqualTo(OrderState.SUBMITTED);
            floor.isSound();
        }
    }

    @Test
    void withoutAnAnswerTheLockStaysUntilTheBrokerWasAsked() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            floor.broker.on(ScriptedBroker.Sending.ANSWER_LOST).answering(false);
            String id = sent(floor);
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.UNKNOWN);
            assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
            assertThat(Floor.outcome(floor.handle(Floor.exit("SPY")))).isEqualTo("LOCKED");

            floor.broker.answering(true);
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.SUBMITTED);
            assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
            assertThat(floor.broker.arrived()).isEqualTo(1);
            floor.isSound();
        }
    }

    @Test
    void anOrderThatNeverArrivedFreesWhatItHeldOnceTheBrokerSaysSo() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            floor.broker.on(ScriptedBroker.Sending.ORDER_LOST).answering(false);
            String id = sent(floor);
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.UNKNOWN);
            assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
            floor.broker.answering(true);
            assertThat(floor.tick().order(id).state()).as("somebody is told").isEqualTo(OrderState.REJECTED);
            assertThat(floor.locked(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    @Test
    void aPartFillThatIsCancelledKeepsThePartAndFreesTheRest() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String id = sent(floor);
            floor.broker.fill(id, "2");
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.PARTIALLY_FILLED);
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("3");
            assertThat(floor.locked(SPY)).isEqualByComparingTo("3");

            floor.broker.say(id, OrderState.CANCELLED);
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.CANCELLED);
            assertThat(floor.order(id).filled()).isEqualByComparingTo("2");
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("3");
            assertThat(floor.locked(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    /** A request without an answer may still be on its way when the broker is asked for it. */
    @Test
    void aBrokerOverANetworkIsNotBelievedAtOnceThatAnOrderNeverCame() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            floor.broker.paced(Duration.ofSeconds(2));
            floor.restart().mark(SPY, "2.00");
            floor.broker.on(ScriptedBroker.Sending.ORDER_LOST);
            String id = floor.handle(Floor.exit("SPY")).orders().get(0).clientOrderId();
            floor.clock.forward(Duration.ofSeconds(8));
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.UNKNOWN);
            assertThat(floor.locked(SPY)).as("nothing else may sell it").isEqualByComparingTo("5");
            floor.clock.forward(Duration.ofSeconds(3));
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.REJECTED);
            assertThat(floor.locked(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    /** Nor is it when something more urgent wants the way cleared: both would be sold. */
    @Test
    void whatMayStillArriveIsNotClearedAway() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            floor.broker.paced(Duration.ofSeconds(2));
            floor.restart().mark(SPY, "2.00");
            floor.broker.on(ScriptedBroker.Sending.ORDER_LOST);
            String trim = floor.handle(Floor.trim("SPY")).orders().get(0).clientOrderId();
            floor.broker.on(ScriptedBroker.Sending.ACCEPTED);
            floor.clock.forward(Duration.ofSeconds(1));
            String exit = floor.handle(Floor.exit("SPY")).orders().get(0).clientOrderId();
            assertThat(floor.order(trim).state()).isEqualTo(OrderState.UNKNOWN);
            assertThat(floor.broker.arrived(exit)).as("it waits").isZero();
            for (int i = 0; i < 6; i++) {
                floor.clock.forward(Duration.ofSeconds(2));
                floor.mark(SPY, "2.00").tick();
            }
            assertThat(floor.order(trim).state()).isEqualTo(OrderState.REJECTED);
            assertThat(floor.broker.arrived(exit)).isEqualTo(1);
            floor.isSound();
        }
    }

    @Test
    void anOrderThatTheDayEndsFreesTheRest() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String id = sent(floor);
            floor.broker.fill(id, "4");
            floor.broker.say(id, OrderState.EXPIRED);
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.EXPIRED);
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("1");
            assertThat(floor.locked(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    @Test
    void theSameFillIsBookedOnce() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String id = sent(floor);
            floor.broker.fill(id, "2");
            floor.tick().tick().tick();
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("3");
            assertThat(floor.order(id).filled()).isEqualByComparingTo("2");
            floor.restart().tick();
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("3");
            floor.isSound();
        }
    }

    @Test
    void aFillBeyondTheOrderIsNotedAndNotBooked() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String id = sent(floor);
            floor.broker.fill(id, "4", "f1");
            floor.broker.fill(id, "2", "f2");
            floor.tick().tick();
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("1");
            assertThat(floor.order(id).filled()).isEqualByComparingTo("4");
            assertThat(floor.notes())
                    .containsExactly("fill f2 of 2 takes order " + id + " beyond its 5 and is not booked");
            floor.isSound();
        }
    }

    @Test
    void aStatusThatGoesBackwardsIsIgnored() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            String id = sent(floor);
            floor.broker.fill(id, "2");
            floor.tick();
            floor.broker.say(id, OrderState.SUBMITTED);
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.PARTIALLY_FILLED);
            floor.broker.fill(id, "3");
            floor.broker.say(id, OrderState.PARTIALLY_FILLED);
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.FILLED);
            floor.broker.say(id, OrderState.SUBMITTED);
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.FILLED);
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    @Test
    void aLostAnswerHidesNoFill() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            floor.broker.on(ScriptedBroker.Sending.ANSWER_LOST).answering(false);
            String id = sent(floor);
            floor.broker.fill(id, "5");
            floor.broker.answering(true);
            assertThat(floor.tick().order(id).state()).isEqualTo(OrderState.FILLED);
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
            assertThat(floor.broker.arrived()).isEqualTo(1);
            floor.isSound();
        }
    }

    @Test
    void whatACallerExecutesIsLockedAndNotSent() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            Order order = floor.forCaller(Floor.exit("SPY")).orders().get(0);
            assertThat(floor.tick().order(order.clientOrderId()).state()).isEqualTo(OrderState.PLANNED);
            assertThat(floor.broker.arrived()).isZero();
            assertThat(floor.locked(SPY)).isEqualByComparingTo("5");
            assertThat(Floor.outcome(floor.handle(Floor.exit("SPY")))).isEqualTo("LOCKED");
        }
    }

    /** One order that a broker chokes on costs the others nothing. */
    @Test
    void anOrderThatFailsDoesNotKeepTheOthersWaiting() {
        ScriptedBroker choking = new ScriptedBroker();
        try (Floor floor = new Floor(folder, choking).held(SPY, "5").held(Floor.TSLA, "2")) {
            String spy = floor.handle(Floor.exit("SPY")).orders().get(0).clientOrderId();
            String tsla = floor.handle(Floor.exit("TSLA")).orders().get(0).clientOrderId();
            choking.fill(tsla, "2");
            choking.chokingOn(spy);
            org.assertj.core.api.Assertions.assertThatThrownBy(floor::tick).isInstanceOf(ScriptedBroker.Died.class);
            assertThat(floor.order(tsla).state()).isEqualTo(OrderState.FILLED);
        }
    }
}
