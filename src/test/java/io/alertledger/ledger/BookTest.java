package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Position;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The life of a position, as tables: what happens, and how it stands afterwards. */
class BookTest {
    private static final Instant NOON = Instant.parse("2026-01-28T17:00:00Z");

    @Test
    void buyingAveragesAndSellingLeavesTheRest() {
        Book book = BookTable.check("""
                buy 4 @ 1.00      | 4 OPEN, 4 free, avg 1
                buy 4 @ 2.00      | 8 OPEN, 8 free, avg 1.5
                sell 4 @ 3.00     | 4 OPEN, 4 free, avg 2
                sell 9 @ 3.00     | INSUFFICIENT 4
                sell 4 @ 1.00     | none
                sell 1 @ 1.00     | NO_MATCH
                """);
        assertThat(book.totals("default").realized()).isEqualTo(new Realized(new BigDecimal("400"), 2, 0));
    }

    @Test
    void anExitOnItsWayHoldsItsQuantity() {
        BookTable.check("""
                buy 5 @ 1.20      | 5 OPEN, 5 free, avg 1.2
                lock o1 3         | 5 PENDING_EXIT, 2 free, avg 1.2, o1 3
                lock o1 1         | INVALID
                lock o2 3         | INSUFFICIENT 2
                lock o2 2         | 5 PENDING_EXIT, 0 free, avg 1.2, o1 3, o2 2
                fill o1 2 @ 2.00  | 3 PENDING_EXIT, 0 free, avg 1.2, o1 1, o2 2
                release o2        | 3 PENDING_EXIT, 2 free, avg 1.2, o1 1
                release o2        | 3 PENDING_EXIT, 2 free, avg 1.2, o1 1
                fill o1 1 @ 2.00  | 2 OPEN, 2 free, avg 1.2
                lock o3 0         | INVALID
                """);
    }

    /** What happened elsewhere is booked; the order then holds more than is there until it ends. */
    @Test
    void aTradeMadeElsewhereMayTakeWhatIsLocked() {
        BookTable.check("""
                buy 5 @ 1.20      | 5 OPEN, 5 free, avg 1.2
                lock o1 5         | 5 PENDING_EXIT, 0 free, avg 1.2, o1 5
                sell 3 @ 2.00     | 2 PENDING_EXIT, 0 free, avg 1.2, o1 5
                fill o1 2 @ 2.00  | 0 CLOSED, 0 free, avg unknown, o1 3
                buy 4 @ 1.00      | 4 PENDING_EXIT, 1 free, avg 1, o1 3
                release o1        | 4 OPEN, 4 free, avg 1
                """);
    }

    @Test
    void anOrderThatOutlivesItsPositionLeavesNothingBehindWhenItEnds() {
        BookTable.check("""
                buy 5 @ 1.20      | 5 OPEN, 5 free, avg 1.2
                lock o1 5         | 5 PENDING_EXIT, 0 free, avg 1.2, o1 5
                sell 5 @ 2.00     | 0 CLOSED, 0 free, avg unknown, o1 5
                release o1        | none
                """);
    }

    /** Five held, three free at the broker: two are held there by somebody else, whatever we do with ours. */
    @Test
    void whatTheBrokerHoldsElsewhereStaysHeld() {
        BookTable.check("""
                buy 5 @ 1.20      | 5 OPEN, 5 free, avg 1.2
                broker 3          | 5 OPEN, 3 free, avg 1.2
                lock o1 3         | 5 PENDING_EXIT, 0 free, avg 1.2, o1 3
                broker 0          | 5 PENDING_EXIT, 0 free, avg 1.2, o1 3
                fill o1 3 @ 2.00  | 2 OPEN, 0 free, avg 1.2
                broker silent     | 2 OPEN, 2 free, avg 1.2
                """);
        BookTable.check("""
                buy 5 @ 1.20      | 5 OPEN, 5 free, avg 1.2
                lock o1 2         | 5 PENDING_EXIT, 3 free, avg 1.2, o1 2
                broker 3          | 5 PENDING_EXIT, 3 free, avg 1.2, o1 2
                release o1        | 5 OPEN, 5 free, avg 1.2
                """);
    }

    @Test
    void unknownCostStaysUnknownAndGivesNoProfit() {
        Book book = BookTable.check("""
                adopt 2           | 2 OPEN, 2 free, avg unknown, unmanaged
                buy 2 @ 1.00      | 4 OPEN, 4 free, avg unknown, unmanaged
                sell 3 @ 2.00     | 1 OPEN, 1 free, avg 1, unmanaged
                sell 1 @ 2.00     | none
                """);
        assertThat(book.totals("default").realized()).isEqualTo(new Realized(new BigDecimal("100"), 2, 1));
        assertThat(book.totals("default").unexplained()).isEqualByComparingTo("100");
    }

    @Test
    void aCostThatBecomesKnownMakesNoProfit() {
        Book book = BookTable.check("""
                adopt 2           | 2 OPEN, 2 free, avg unknown, unmanaged
                costs 300         | 2 OPEN, 2 free, avg 1.5, unmanaged
                claim             | 2 OPEN, 2 free, avg 1.5
                sell 2 @ 1.50     | none
                """);
        assertThat(book.totals("default").realized()).isEqualTo(new Realized(BigDecimal.ZERO, 1, 0));
    }

    @Test
    void expiryWithoutAPriceIsAClosingOfUnknownResult() {
        Book book = BookTable.check("""
                buy 2 @ 1.00      | 2 OPEN, 2 free, avg 1
                expire 2          | none
                """);
        assertThat(book.totals("default").realized()).isEqualTo(new Realized(BigDecimal.ZERO, 1, 1));
        assertThat(book.realizedOn("default", LocalDate.of(2026, 1, 28)).unknown())
                .isEqualTo(1);
    }

    @Test
    void aContractThatIsOpenedAgainIsANewEpisodeWithoutNameOrProtection() {
        Book book = BookTable.check("""
                buy 2 @ 1.00      | 2 OPEN, 2 free, avg 1
                name RUNNER       | 2 OPEN, 2 free, avg 1, RUNNER
                stop 0.50         | 2 OPEN, 2 free, avg 1, RUNNER, stop 0.50
                sell 1 @ 2.00     | 1 OPEN, 1 free, avg 1, RUNNER, stop 0.50
                sell 1 @ 2.00     | none
                buy 1 @ 3.00      | 1 OPEN, 1 free, avg 3
                """);
        Holding holding = book.holding(BookTable.SPY).orElseThrow();
        assertThat(holding.episode()).isEqualTo(2);
        assertThat(holding.realized()).isEqualTo(Realized.NONE);
        assertThat(holding.position().openedAt()).isEqualTo(Instant.parse("2026-01-28T15:05:00Z"));
    }

    @Test
    void whatIsSaidOfAPositionThatIsGoneSaysNothing() {
        BookTable.check("""
                claim             | none
                name CORE         | none
                stop 1            | none
                broker 3          | none
                release o9        | none
                """);
    }

    /** Fees raise what was paid and lessen what was received; the cash box knows only what moved. */
    @Test
    void whatWasPaidLessWhatCameInIsTheCash() {
        Book book = BookTable.check("""
                buy 2 @ 1.00 fee 2   | 2 OPEN, 2 free, avg 1.01
                sell 1 @ 3.00 fee 1  | 1 OPEN, 1 free, avg 1.01
                """);
        AccountTotals totals = book.totals("default");
        assertThat(totals.netPaid()).isEqualByComparingTo("-97");
        assertThat(totals.realized().known()).isEqualByComparingTo("198");
        assertThat(totals.lots()).isEqualTo(1);
        assertThat(totals.episodes()).isEqualTo(1);
    }

    /** Told late, a purchase makes the position older, but not the time at which it last changed. */
    @Test
    void everyBookingIsATimeAtWhichThePositionChanged() {
        BookTable history = new BookTable();
        for (String row : """
                buy 4 @ 1.00    | 15:00
                costs 500       | 15:01
                name CORE       | 15:01
                lock o1 1       | 15:03
                release o1      | 15:04
                sell 1 @ 2.00   | 15:05
                undo 6          | 15:06
                split 2         | 15:07
                sell 1 @ 2.00   | 15:08
                """.strip().split("\n")) {
            String[] cells = row.split("\\|", -1);
            history.happens(cells[0]);
            Position position = history.book().position(BookTable.SPY).orElseThrow();
            assertThat(position.updatedAt()).as(row).isEqualTo(LotsTable.time(cells[1].strip()));
            assertThat(position.openedAt()).as(row).isEqualTo(LotsTable.time("15:00"));
        }
        Book late = BookTable.opened(history.book(), BookTable.SPY.instrument(), Side.LONG, LotsTable.time("14:00"));
        Position position = late.position(BookTable.SPY).orElseThrow();
        assertThat(position.openedAt()).isEqualTo(LotsTable.time("14:00"));
        assertThat(position.updatedAt()).isEqualTo(LotsTable.time("15:08"));
    }

    @Test
    void anOrderThatHoldsNothingMayBeFilled() {
        BookTable.check("""
                buy 5 @ 1.20      | 5 OPEN, 5 free, avg 1.2
                lock o1 2         | 5 PENDING_EXIT, 3 free, avg 1.2, o1 2
                fill o9 1 @ 2.00  | 4 PENDING_EXIT, 2 free, avg 1.2, o1 2
                """);
    }

    /** Seeds go as they came; what a hand took away is not seeded again, and so it is remembered. */
    @Test
    void aHandThatTakesAllProtectionAwayIsRemembered() {
        Book bare = BookTable.check("buy 2 @ 1.00 | 2 OPEN, 2 free, avg 1");
        for (LedgerEvent.ProtectionSource source : LedgerEvent.ProtectionSource.values()) {
            LedgerEvent none = new LedgerEvent.Protected(BookTable.SPY, Protection.NONE, source, null, "none", NOON);
            Guard guard =
                    bare.apply(none).book().holding(BookTable.SPY).orElseThrow().guard();
            assertThat(guard != null).as(source.name()).isEqualTo(source == LedgerEvent.ProtectionSource.HAND);
        }
    }

    @Test
    void aBookingThatIsTakenBackIsTakenOutOfTheHolding() {
        Book book = BookTable.check("""
                buy 5 @ 1.00     | 5 OPEN, 5 free, avg 1
                buy 3 @ 2.00     | 8 OPEN, 8 free, avg 1.375
                sell 2 @ 3.00    | 6 OPEN, 6 free, avg 1.5
                undo 3           | 8 OPEN, 8 free, avg 1.375
                undo 2           | 5 OPEN, 5 free, avg 1
                """);
        Holding holding = book.holding(BookTable.SPY).orElseThrow();
        assertThat(holding.opened()).isEqualByComparingTo("5");
        assertThat(holding.realized()).isEqualTo(Realized.NONE);
        assertThat(holding.episode()).isEqualTo(1);
    }

    /** The last sale ended the holding; taken back, it begins another one with what comes back. */
    @Test
    void aHoldingThatComesBackIsANewEpisode() {
        Book book = BookTable.check("""
                buy 5 @ 1.00     | 5 OPEN, 5 free, avg 1
                sell 2 @ 3.00    | 3 OPEN, 3 free, avg 1
                sell 3 @ 3.00    | none
                undo 3           | 3 OPEN, 3 free, avg 1
                """);
        Holding holding = book.holding(BookTable.SPY).orElseThrow();
        assertThat(holding.episode()).isEqualTo(2);
        assertThat(holding.opened()).isEqualByComparingTo("3");
        assertThat(holding.realized()).isEqualTo(Realized.NONE);
        assertThat(book.totals("default").realized()).isEqualTo(new Realized(new BigDecimal("400"), 1, 0));
    }

    /** A note is in the log; in the book nothing moves but the number of events. */
    @Test
    void aNoteChangesNothing() {
        Book before = BookTable.check("buy 2 @ 1.00 | 2 OPEN, 2 free, avg 1");
        Book.Step step = before.apply(new LedgerEvent.Noted("default", BookTable.SPY, "a thought", NOON));
        assertThat(step.touched()).isEmpty();
        assertThat(step.book()).isEqualTo(before);
        assertThat(step.book().version()).isEqualTo(before.version() + 1);
    }
}
