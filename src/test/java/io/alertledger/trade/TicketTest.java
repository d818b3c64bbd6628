package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Booked;
import io.alertledger.model.Action;
import io.alertledger.model.Instruction;
import io.alertledger.model.OrderSide;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trades made elsewhere, and the brake. */
class TicketTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1} {2} {3} at {4} -> {5}, held {6}")
    @CsvSource(delimiter = '|', textBlock = """
            the same again               | t1 | BUY  | 5 | 1.50 | again       | 5
            another quantity             | t1 | BUY  | 6 | 1.50 | conflict    | 5
            another price                | t1 | BUY  | 5 | 1.60 | conflict    | 5
            another side                 | t1 | SELL | 5 | 1.50 | conflict    | 5
            a second purchase averages   | t2 | BUY  | 5 | 2.50 | booked      | 10
            a sale                       | t2 | SELL | 2 | 2.50 | booked      | 3
            the whole                    | t2 | SELL | 5 | 2.50 | booked      | 0
            more than is held            | t2 | SELL | 6 | 2.50 | INSUFFICIENT| 5
            nothing                      | t2 | SELL | 0 | 2.50 | INVALID     | 5
            less than nothing            | t2 | BUY  | -1| 2.50 | INVALID     | 5
            """)
    void aTicketIsBookedOnce(
            String why, String id, OrderSide side, String quantity, String price, String answer, String held) {
        try (Floor floor = new Floor(folder)) {
            floor.tell("t1", SPY, OrderSide.BUY, "5", "1.50");
            assertThat(said(floor.tell(id, SPY, side, quantity, price))).isEqualTo(answer);
            assertThat(floor.quantity(SPY)).isEqualByComparingTo(held);
            floor.isSound();
        }
    }

    @Test
    void aSaleToldTwiceIsOneSaleAlsoAfterARestart() {
        try (Floor floor = new Floor(folder)) {
            floor.tell("t1", SPY, OrderSide.BUY, "5", "1.50");
            TradeAnswer first = floor.tell("t2", SPY, OrderSide.SELL, "3", "2.00");
            TradeAnswer second = floor.restart().tell("t2", SPY, OrderSide.SELL, "3", "2.00");
            assertThat(said(first)).isEqualTo("booked");
            assertThat(said(second)).isEqualTo("again");
            assertThat(((TradeAnswer.Done) second).events()).isEqualTo(((TradeAnswer.Done) first).events());
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("2");
            floor.isSound();
        }
    }

    @Test
    void theNameOfALotStaysItsOwn() {
        try (Floor floor = new Floor(folder)) {
            floor.tell("A", SPY, OrderSide.BUY, "5", "1.50");
            floor.tell("t2", SPY, OrderSide.SELL, "5", "2.00");
            for (String instrument : List.of(SPY, "AAPL")) {
                TradeAnswer again = floor.tell("t-" + instrument, instrument, OrderSide.BUY, "1", "1", "A");
                assertThat(again).isInstanceOfSatisfying(TradeAnswer.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Booked.Code.INVALID);
                    assertThat(refused.message()).startsWith("a lot named A was opened before");
                });
            }
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    @Test
    void nothingHeldIsNoMatch() {
        try (Floor floor = new Floor(folder)) {
            assertThat(said(floor.tell("t1", SPY, OrderSide.SELL, "1", "1"))).isEqualTo("NO_MATCH");
        }
    }

    @Test
    void aShortIsSoldFirstAndBoughtBack() {
        try (Floor floor = new Floor(folder)) {
            assertThat(said(floor.tell("t1", "SOLUSDT:SHORT", OrderSide.SELL, "1.5", "150")))
                    .isEqualTo("booked");
            assertThat(floor.quantity("SOLUSDT:SHORT")).isEqualByComparingTo("1.5");
            assertThat(said(floor.tell("t2", "SOLUSDT:SHORT", OrderSide.BUY, "2", "140")))
                    .isEqualTo("INSUFFICIENT");
            assertThat(said(floor.tell("t3", "SOLUSDT:SHORT", OrderSide.BUY, "1.5", "140")))
                    .isEqualTo("booked");
            assertThat(floor.book().totals("default").realized().known()).isEqualByComparingTo("15");
            floor.isSound();
        }
    }

    @Test
    void aPauseOutlivesTheProgram() {
        try (Floor floor = new Floor(folder).held(SPY, "5").mark(SPY, "2")) {
            Instruction add = Instruction.of(Action.ADD, "SPY");
            floor.desk().pause("default", true, false, "carol");
            floor.restart().mark(SPY, "2");
            assertThat(Floor.outcome(floor.handle(add))).isEqualTo("PAUSED");
            floor.broker.on(ScriptedBroker.Sending.FILLED_AT_ONCE);
            assertThat(Floor.outcome(floor.handle(Floor.trim("SPY"))))
                    .as("exits go on")
                    .isEqualTo("RESOLVED");
            floor.desk().pause("default", true, true, "carol");
            assertThat(Floor.outcome(floor.restart().handle(Floor.trim("SPY")))).isEqualTo("PAUSED");
            floor.desk().pause("default", false, false, "carol");
            assertThat(Floor.outcome(floor.restart().mark(SPY, "2").handle(add)))
                    .isEqualTo("RESOLVED");
            floor.isSound();
        }
    }

    private static String said(TradeAnswer answer) {
        if (answer instanceof TradeAnswer.Done done) {
            return done.again() ? "again" : "booked";
        }
        return answer instanceof TradeAnswer.Refused refused ? refused.code().name() : "conflict";
    }
}
