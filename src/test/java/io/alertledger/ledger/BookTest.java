package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.model.LinearInstrument;
import io.alertledger.model.LotShare;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OptionType;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

    @Test
    void aCorporateActionCarriesLotsOverWithTheirWholeCost() {
        Book book = BookTable.check("""
                buy 1 @ 1.00      | 1 OPEN, 1 free, avg 1
                buy 2 @ 4.00      | 3 OPEN, 3 free, avg 3
                stop 0.50         | 3 OPEN, 3 free, avg 3, stop 0.50
                """);
        PositionKey to = new PositionKey("default", OptionContract.parseCcid("SPY1_20260128_595_C"), Side.LONG);
        Book after = book.apply(new LedgerEvent.Adjusted(
                        BookTable.SPY,
                        to,
                        List.of(new LotShare("F0", new BigDecimal("2")), new LotShare("F1", new BigDecimal("4"))),
                        new BigDecimal("50"),
                        BigDecimal.ONE,
                        "split 2 for 1",
                        NOON))
                .book();
        assertThat(after.position(BookTable.SPY)).isEmpty();
        Holding there = after.holding(to).orElseThrow();
        assertThat(there.position().quantity()).isEqualByComparingTo("6");
        assertThat(there.position().totalCost()).isEqualByComparingTo("900");
        assertThat(there.guard().suspended()).isEqualTo("split 2 for 1");
        assertThat(after.imbalance("default")).isEqualByComparingTo("0");
    }

    @Test
    void aSplitOfTheSameContractKeepsItsHolding() {
        Book book = BookTable.check("""
                buy 2 @ 1.00      | 2 OPEN, 2 free, avg 1
                buy 1 @ 4.00      | 3 OPEN, 3 free, avg 2
                stop 0.50         | 3 OPEN, 3 free, avg 2, stop 0.50
                split 2           | 6 OPEN, 6 free, avg 1, stop 0.50
                sell 3 @ 1.00     | 3 OPEN, 3 free, avg 1.5, stop 0.50
                """);
        Holding holding = book.holding(BookTable.SPY).orElseThrow();
        assertThat(holding.episode()).isEqualTo(1);
        assertThat(holding.opened()).isEqualByComparingTo("6");
        assertThat(holding.guard().suspended()).isEqualTo("a split");
        assertThat(book.totals("default").episodes()).isEqualTo(1);
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

    /** A note is in the log; in the book nothing moves but the number of events. */
    @Test
    void aNoteChangesNothing() {
        Book before = BookTable.check("buy 2 @ 1.00 | 2 OPEN, 2 free, avg 1");
        Book.Step step = before.apply(new LedgerEvent.Noted("default", BookTable.SPY, "a thought", NOON));
        assertThat(step.touched()).isEmpty();
        assertThat(step.book()).isEqualTo(before);
        assertThat(step.book().version()).isEqualTo(before.version() + 1);
    }

    @Test
    void positionsAreFoundByTickerInTheOrderInWhichTheyWereOpened() {
        Book book = Book.EMPTY;
        for (String id :
                List.of("SPY_20260130_600_C", "QQQ_20260130_500_C", "SPY_20260128_595_P", "SPY_20260128_590_C")) {
            book = opened(book, OptionContract.parseCcid(id), Side.LONG);
        }
        assertThat(book.positions("default", "SPY"))
                .extracting(position -> position.instrument().id())
                .containsExactly("SPY_20260130_600_C", "SPY_20260128_595_P", "SPY_20260128_590_C");
        assertThat(book.positions("default"))
                .extracting(position -> position.instrument().id())
                .containsExactly(
                        "SPY_20260130_600_C", "QQQ_20260130_500_C", "SPY_20260128_595_P", "SPY_20260128_590_C");
        assertThat(book.tickers("default")).containsExactly("QQQ", "SPY");
        assertThat(book.positions("ira")).isEmpty();
        assertThat(book.positions("default", "IWM")).isEmpty();
    }

    @Test
    void rootAndSideMakePositionsTwo() {
        LocalDate friday = LocalDate.of(2026, 2, 20);
        BigDecimal strike = new BigDecimal("6900");
        Book book = Book.EMPTY;
        book = opened(book, new OptionContract("SPX", "SPX", friday, strike, OptionType.CALL), Side.LONG);
        book = opened(book, new OptionContract("SPX", "SPXW", friday, strike, OptionType.CALL), Side.LONG);
        book = opened(book, new OptionContract("SPX", "SPXW", friday, strike, OptionType.CALL), Side.SHORT);
        assertThat(book.positions("default", "SPX")).hasSize(3);
    }

    /** A reader keeps the book it took; what the writer does next is another book. */
    @Test
    void aBookThatWasReadDoesNotChange() {
        Book before = opened(Book.EMPTY, new LinearInstrument("SOLUSDT"), Side.LONG);
        List<Position> read = before.positions("default");
        String hash = BookText.hash(before);
        opened(before, new LinearInstrument("BTCUSDT"), Side.LONG);
        assertThat(before.positions("default")).isEqualTo(read);
        assertThat(BookText.hash(before)).isEqualTo(hash);
    }

    @Test
    void anEventThatCanNotHaveHappenedIsABrokenPromise() {
        Book book = opened(Book.EMPTY, new LinearInstrument("SOLUSDT"), Side.LONG);
        PositionKey key = book.positions("default").get(0).key();
        LedgerEvent tooMuch = new LedgerEvent.LotsClosed(
                key,
                List.of(new LedgerEvent.Taken("SOLUSDT", new BigDecimal("2"), BigDecimal.ONE)),
                BigDecimal.ONE,
                BigDecimal.ZERO,
                new BigDecimal("2"),
                BigDecimal.ONE,
                null,
                null,
                null,
                LedgerEvent.Source.TRADE,
                "",
                NOON);
        assertThatThrownBy(() -> book.apply(tooMuch))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lot SOLUSDT holds 1");
    }

    @Test
    void differencesAreNamedFactByFact() {
        Book one = opened(Book.EMPTY, new LinearInstrument("SOLUSDT"), Side.LONG);
        Book other = one.apply(
                        new LedgerEvent.Locked(one.positions("default").get(0).key(), "o1", "d1", BigDecimal.ONE, NOON))
                .book();
        assertThat(BookText.differences(one, one)).isEmpty();
        assertThat(BookText.differences(one, other))
                .contains("default SOLUSDT LONG lock o1: should be nothing, is 1. 1 by d1 since 2026-01-28T17:00:00Z");
    }

    private static Book opened(Book book, io.alertledger.model.Instrument instrument, Side side) {
        Booked booked = Booking.open(
                book,
                Opening.of(
                                new PositionKey("default", instrument, side),
                                BigDecimal.ONE,
                                Amount.at(BigDecimal.ONE),
                                Origin.trade(null, "a test"),
                                NOON)
                        .named(instrument.id()));
        return book.applyAll(((Booked.Planned) booked).events());
    }
}
