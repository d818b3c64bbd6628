package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.LotShare;
import io.alertledger.model.Nickname;
import io.alertledger.model.OptionContract;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a corporate action makes of a position: its lots go over with their names, times and whole cost. */
class CorporateActionsTest {
    private static final Instant NOON = Instant.parse("2026-01-28T17:00:00Z");

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

    /** What is held of the new contract already keeps its name and its protection; the lots join it. */
    @Test
    void aCorporateActionMayLeadToAContractThatIsHeld() {
        PositionKey to = new PositionKey("default", OptionContract.parseCcid("SPY1_20260128_595_C"), Side.LONG);
        Book book = BookTable.check("""
                buy 2 @ 1.00     | 2 OPEN, 2 free, avg 1
                name CORE        | 2 OPEN, 2 free, avg 1, CORE
                stop 0.50        | 2 OPEN, 2 free, avg 1, CORE, stop 0.50
                """);
        Book both = BookTable.opened(book, to.instrument(), Side.LONG, LotsTable.time("16:00"));
        Book after = both.apply(adjusted(to, "4")).book();
        assertThat(after.holding(BookTable.SPY)).isEmpty();
        Holding there = after.holding(to).orElseThrow();
        assertThat(there.episode()).isEqualTo(2);
        assertThat(there.opened()).isEqualByComparingTo("5");
        assertThat(there.position().quantity()).isEqualByComparingTo("5");
        assertThat(there.position().nickname()).isNull();
        assertThat(there.position().openedAt()).isEqualTo(LotsTable.time("16:00"));
        assertThat(there.guard().suspended()).isEqualTo("a split");
        assertThat(after.totals("default").episodes()).isEqualTo(2);

        LedgerEvent own = new LedgerEvent.Protected(
                to,
                Protection.NONE.withStop(BigDecimal.ONE, null),
                LedgerEvent.ProtectionSource.HAND,
                null,
                "own",
                NOON);
        Guard kept = both.apply(own)
                .book()
                .apply(adjusted(to, "4"))
                .book()
                .holding(to)
                .orElseThrow()
                .guard();
        assertThat(kept.protection().stopLoss()).isEqualByComparingTo("1");
        assertThat(kept.suspended()).isNull();

        Holding alone = book.apply(adjusted(to, "4")).book().holding(to).orElseThrow();
        assertThat(alone.position().nickname()).isEqualTo(Nickname.CORE);
        assertThat(alone.position().openedAt()).isEqualTo(LotsTable.time("15:00"));
        assertThat(alone.position().updatedAt()).isEqualTo(NOON);
        assertThat(alone.guard().protection().stopLoss()).isEqualByComparingTo("0.50");
        assertThat(alone.episode()).isEqualTo(2);
    }

    private static LedgerEvent adjusted(PositionKey to, String quantity) {
        return new LedgerEvent.Adjusted(
                BookTable.SPY,
                to,
                List.of(new LotShare("F0", new BigDecimal(quantity))),
                new BigDecimal("100"),
                BigDecimal.ONE,
                "a split",
                NOON);
    }
}
