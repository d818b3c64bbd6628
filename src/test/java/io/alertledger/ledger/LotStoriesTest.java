package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Decimals;
import io.alertledger.model.LotMethod;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lives of lots, as tables: what happens, and how every lot is told afterwards. A contract is a hundred shares. */
class LotStoriesTest {
    @Test
    void aLotIsToldFromItsOpeningToItsEnd() {
        check("""
                buy 5 @ 1.00 fee 5   | F0 5 @ 1 for 505
                sell 2 @ 3.00 fee 1  | F0 5 @ 1 for 505: 2 @ 3 won 397 by F1 at 15:01; 3 left, sold at 3 for 397
                sell 1 @ 6.00        | F0 5 @ 1 for 505: 2 @ 3 won 397 by F1 at 15:01, 1 @ 6 won 499 by F2 at 15:02; \
                2 left, sold at 4 for 896
                sell 2 @ 0.50        | F0 5 @ 1 for 505: 2 @ 3 won 397 by F1 at 15:01, 1 @ 6 won 499 by F2 at 15:02, \
                2 @ 0.5 won -102 by F3 at 15:03; 0 left, sold at 2.6 for 794
                """);
    }

    @Test
    void oneSaleIsAPartOfEveryLotThatItTakes() {
        check("""
                buy 1 @ 1.00   | F0 1 @ 1 for 100
                buy 2 @ 2.00   | F0 1 @ 1 for 100 / F1 2 @ 2 for 400
                sell 2 @ 3.00  | F0 1 @ 1 for 100: 1 @ 3 won 200 by F2 at 15:02; 0 left, sold at 3 for 200 \
                / F1 2 @ 2 for 400: 1 @ 3 won 100 by F2 at 15:02; 1 left, sold at 3 for 100
                """);
    }

    /** Those that ended stand first, in the order of ending. */
    @Test
    void whatIsOpenStandsLast() {
        check("""
                buy 1 @ 1.00      | F0 1 @ 1 for 100
                buy 1 @ 2.00      | F0 1 @ 1 for 100 / F1 1 @ 2 for 200
                sell 1 @ 1.00     | F0 1 @ 1 for 100: 1 @ 1 won 0 by F2 at 15:02; 0 left, sold at 1 for 0 / F1 1 @ 2 for 200
                buy 1 @ 3.00      | F0 1 @ 1 for 100: 1 @ 1 won 0 by F2 at 15:02; 0 left, sold at 1 for 0 \
                / F1 1 @ 2 for 200 / F3 1 @ 3 for 300
                """);
    }

    @Test
    void whatIsUnknownIsToldAsUnknown() {
        check("""
                adopt 3         | F0 3 @ unknown for unknown
                sell 1 @ 2.00   | F0 3 @ unknown for unknown: 1 @ 2 won unknown by F1 at 15:01; \
                2 left, sold at 2 for unknown
                """);
        check("""
                buy 2 @ 1.00    | F0 2 @ 1 for 200
                expire 1        | F0 2 @ 1 for 200: 1 @ unknown won unknown by F1 at 15:01; \
                1 left, sold at unknown for unknown
                """);
    }

    @Test
    void aCostThatBecomesKnownIsTheLotsCost() {
        check("""
                adopt 2         | F0 2 @ unknown for unknown
                costs 300       | F0 2 @ 1.5 for 300
                sell 1 @ 2.00   | F0 2 @ 1.5 for 300: 1 @ 2 won 50 by F2 at 15:02; 1 left, sold at 2 for 50
                """);
        check("""
                buy 2 @ 1.00    | F0 2 @ 1 for 200
                sell 1 @ 2.00   | F0 2 @ 1 for 200: 1 @ 2 won 100 by F1 at 15:01; 1 left, sold at 2 for 100
                costs 180       | F0 2 @ 1.4 for 280: 1 @ 2 won 100 by F1 at 15:01; 1 left, sold at 2 for 100
                """);
    }

    @Test
    void whereCostIsAveragedEveryLotCostsTheAverage() {
        check("""
                buy 1 @ 1.00      | F0 1 @ 1 for 100
                buy 3 @ 3.00      | F0 1 @ 1 for 100 / F1 3 @ 3 for 900
                average 1 @ 3.00  | F0 1 @ 2.5 for 250: 1 @ 3 won 50 by F2 at 15:02; 0 left, sold at 3 for 50 \
                / F1 3 @ 2.5 for 750
                """);
    }

    /** What was closed before a split counts in the shares after it, so that the whole is one number. */
    @Test
    void aSplitIsToldInTheUnitsAfterIt() {
        check("""
                buy 4 @ 2.00    | F0 4 @ 2 for 800
                sell 1 @ 3.00   | F0 4 @ 2 for 800: 1 @ 3 won 100 by F1 at 15:01; 3 left, sold at 3 for 100
                expire 1        | F0 4 @ 2 for 800: 1 @ 3 won 100 by F1 at 15:01, 1 @ unknown won unknown by F2 at 15:02; \
                2 left, sold at unknown for unknown
                split 2         | F0 8 @ 1 for 800: 2 @ 1.5 won 100 by F1 at 15:01, 2 @ unknown won unknown by F2 at 15:02; \
                4 left, sold at unknown for unknown
                sell 4 @ 1.00   | F0 8 @ 1 for 800: 2 @ 1.5 won 100 by F1 at 15:01, 2 @ unknown won unknown by F2 at 15:02, \
                4 @ 1 won 0 by F4 at 15:04; 0 left, sold at unknown for unknown
                """);
    }

    @Test
    void whatWasUndoneNeverWas() {
        check("""
                buy 2 @ 1.00    | F0 2 @ 1 for 200
                sell 2 @ 2.00   | F0 2 @ 1 for 200: 2 @ 2 won 200 by F1 at 15:01; 0 left, sold at 2 for 200
                undo 2          | F0 2 @ 1 for 200
                sell 1 @ 3.00   | F0 2 @ 1 for 200: 1 @ 3 won 200 by F3 at 15:03; 1 left, sold at 3 for 200
                """);
    }

    /** A short position costs what came in, less the fee; covering it below that wins. */
    @Test
    void aShortLotIsToldByWhatCameIn() {
        MemoryLedger ledger = new MemoryLedger(Clock.fixed(LotsTable.time("15:00"), ZoneOffset.UTC));
        BookHistoryTest.book(ledger, LotMethod.FIFO, LotsTable.step("short 2 @ 1.50 fee 2 at 15:00"), "F0");
        BookHistoryTest.book(ledger, LotMethod.FIFO, LotsTable.step("cover 1 @ 1.00 fee 1 at 15:01"), "F1");
        assertThat(stories(ledger.events(0, 10)))
                .isEqualTo("F0 2 @ 1.5 for 298: 1 @ 1 won 48 by F1 at 15:01; 1 left, sold at 1 for 48");
    }

    private static void check(String table) {
        BookTable history = new BookTable();
        for (String row : table.strip().split("\n")) {
            String[] cells = row.split("\\|", -1);
            history.happens(cells[0]);
            assertThat(stories(history.log())).as(row).isEqualTo(cells[1].strip());
        }
    }

    private static String stories(List<Entry> log) {
        List<String> stories = new ArrayList<>();
        LotStories.of(log, story -> stories.add(text(story)));
        return String.join(" / ", stories);
    }

    private static String text(LotStory story) {
        String parts = story.parts().stream()
                .map(part -> plain(part.quantity()) + " @ " + plain(part.price()) + " won " + plain(part.realized())
                        + " by " + part.fillId() + " at " + part.at().toString().substring(11, 16))
                .collect(Collectors.joining(", "));
        return story.opened().lotId() + " " + plain(story.quantity()) + " @ " + plain(story.price()) + " for "
                + plain(story.cost())
                + (parts.isEmpty()
                        ? ""
                        : ": " + parts + "; " + plain(story.left()) + " left, sold at " + plain(story.closedAt())
                                + " for " + plain(story.realized()));
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "unknown" : Decimals.plain(number);
    }
}
