package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.LotMethod;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How lots leave a position, as tables: what is done, what comes of it, what is open afterwards. */
class LotsScriptTest {
    @Test
    void fifoTakesTheOldestFirst() {
        LotsTable.check(LotMethod.FIFO, "1", """
                buy 5 @ 1.00   |                          | L1 5 @ 1
                buy 5 @ 2.00   |                          | L1 5 @ 1, L2 5 @ 2
                sell 7 @ 3.00  | 12: L1 5 @ 1, L2 2 @ 2   | L2 3 @ 2
                sell 3 @ 1.00  | -3: L2 3 @ 2             |
                """);
    }

    @Test
    void lifoTakesTheNewestFirst() {
        LotsTable.check(LotMethod.LIFO, "1", """
                buy 5 @ 1.00   |                          | L1 5 @ 1
                buy 5 @ 2.00   |                          | L1 5 @ 1, L2 5 @ 2
                sell 7 @ 3.00  | 9: L2 5 @ 2, L1 2 @ 1    | L1 3 @ 1
                """);
    }

    @Test
    void hifoTakesTheDearestFirstAndLofoTheCheapest() {
        LotsTable.check(LotMethod.HIFO, "1", """
                buy 2 @ 1.50   |                                      | L1 2 @ 1.5
                buy 2 @ 3.00   |                                      | L1 2 @ 1.5, L2 2 @ 3
                buy 2 @ 2.00   |                                      | L1 2 @ 1.5, L2 2 @ 3, L3 2 @ 2
                sell 5 @ 3.00  | 3.5: L2 2 @ 3, L3 2 @ 2, L1 1 @ 1.5  | L1 1 @ 1.5
                """);
        LotsTable.check(LotMethod.LOFO, "1", """
                buy 2 @ 1.50   |                                      | L1 2 @ 1.5
                buy 2 @ 3.00   |                                      | L1 2 @ 1.5, L2 2 @ 3
                buy 2 @ 2.00   |                                      | L1 2 @ 1.5, L2 2 @ 3, L3 2 @ 2
                sell 5 @ 3.00  | 5: L1 2 @ 1.5, L3 2 @ 2, L2 1 @ 3    | L2 1 @ 3
                """);
    }

    @Test
    void lotsOfOneCostLeaveByEntryTimeThenByArrival() {
        LotsTable.check(LotMethod.HIFO, "1", """
                buy 1 @ 2 at 10:30  |              | L1 1 @ 2
                buy 1 @ 2 at 10:00  |              | L2 1 @ 2, L1 1 @ 2
                buy 1 @ 2 at 10:00  |              | L2 1 @ 2, L3 1 @ 2, L1 1 @ 2
                sell 2 @ 2          | 0: L2 1 @ 2, L3 1 @ 2 | L1 1 @ 2
                """);
    }

    /** A split lot's unit cost is off by a rounding; it must not stand out among its equals for that. */
    @Test
    void aLotThatWasSplitIsAsDearAsItsEquals() {
        for (LotMethod method : List.of(LotMethod.HIFO, LotMethod.LOFO)) {
            LotsScript.Result result =
                    run(method, "buy 3 total 10", "buy 3 total 10", "sell 1 @ 4", "sell 1 @ 4", "sell 1 @ 4");
            assertThat(result.lots()).extracting(LotsScript.OpenLot::lot).containsExactly("L2");
            assertThat(result.realized()).isEqualTo(new BigDecimal("2"));
        }
    }

    @Test
    void arrivalBeatsTheAlphabet() {
        StringBuilder table = new StringBuilder();
        StringBuilder open = new StringBuilder();
        for (int i = 1; i <= 11; i++) {
            open.append(i == 1 ? "" : ", ")
                    .append("L")
                    .append(i)
                    .append(" 1 @ ")
                    .append(i);
            table.append("buy 1 @ ")
                    .append(i)
                    .append(" at 10:00 | | ")
                    .append(open)
                    .append('\n');
        }
        LotsTable.check(
                LotMethod.FIFO,
                "1",
                table + "sell 2 @ 2 | 1: L1 1 @ 1, L2 1 @ 2 | " + open.substring("L1 1 @ 1, L2 1 @ 2, ".length()));
    }

    @Test
    void averageLeavesOldestFirstAtTheExactAverageAndTheRestSharesIt() {
        LotsTable.check(LotMethod.AVERAGE, "1", """
                buy 1 @ 1      |                              | L1 1 @ 1
                buy 3 @ 3      |                              | L1 1 @ 1, L2 3 @ 3
                sell 2 @ 3     | 1: L1 1 @ 2.5, L2 1 @ 2.5    | L2 2 @ 2.5
                buy 2 @ 3.5    |                              | L2 2 @ 2.5, L3 2 @ 3.5
                sell 1 @ 3     | 0: L2 1 @ 3                  | L2 1 @ 3, L3 2 @ 3
                sell 3 @ 3     | 0: L2 1 @ 3, L3 2 @ 3        |
                """);
    }

    @Test
    void threeBoughtForTenAndSoldAtFourRealizeExactlyTwo() {
        LotsTable.check(LotMethod.FIFO, "1", """
                buy 3 total 10  |                                  | L1 3 @ 3.333333333333333333
                sell 3 @ 4      | 2: L1 3 @ 3.333333333333333333   |
                """);
        LotsScript.Result oneByOne = run(LotMethod.FIFO, "buy 3 total 10", "sell 1 @ 4", "sell 1 @ 4", "sell 1 @ 4");
        assertThat(oneByOne.realized()).isEqualTo(new BigDecimal("2"));
    }

    @Test
    void strictNeverGuesses() {
        LotsTable.check(LotMethod.STRICT, "1", """
                buy 5 @ 1 as A                   |                        | A 5 @ 1
                buy 5 @ 2 as B                   |                        | A 5 @ 1, B 5 @ 2
                sell 3 @ 3                       | AMBIGUOUS              | A 5 @ 1, B 5 @ 2
                sell 3 @ 3 where cost 2          | 3: B 3 @ 2             | A 5 @ 1, B 2 @ 2
                sell 1 @ 3 where cost 9          | NO_MATCH               | A 5 @ 1, B 2 @ 2
                sell 8 @ 3                       | INSUFFICIENT 7         | A 5 @ 1, B 2 @ 2
                sell 7 @ 3                       | 12: A 5 @ 1, B 2 @ 2   |
                """);
    }

    @Test
    void strictTakesAllThatMatchesASelection() {
        LotsTable.check(LotMethod.STRICT, "1", """
                buy 2 @ 1 as A at 10:00          |                      | A 2 @ 1
                buy 2 @ 1 as B at 11:00          |                      | A 2 @ 1, B 2 @ 1
                buy 9 @ 2 as C at 12:00          |                      | A 2 @ 1, B 2 @ 1, C 9 @ 2
                sell 3 @ 2 where cost 1          | AMBIGUOUS            | A 2 @ 1, B 2 @ 1, C 9 @ 2
                sell 4 @ 2 where cost 1          | 4: A 2 @ 1, B 2 @ 1  | C 9 @ 2
                sell 1 @ 2 where time 12:00      | 0: C 1 @ 2           | C 8 @ 2
                """);
    }

    @Test
    void aNamedLotGivesNoMoreThanItHolds() {
        LotsTable.check(LotMethod.FIFO, "1", """
                buy 5 @ 1                        |                | L1 5 @ 1
                buy 5 @ 2                        |                | L1 5 @ 1, L2 5 @ 2
                sell 6 @ 3 lot L1                | INSUFFICIENT 5 | L1 5 @ 1, L2 5 @ 2
                sell 2 @ 3 lot L2                | 2: L2 2 @ 2    | L1 5 @ 1, L2 3 @ 2
                sell 1 @ 3 lot L7                | NO_MATCH       | L1 5 @ 1, L2 3 @ 2
                sell 1 @ 3 lot L1 where cost 2   | NO_MATCH       | L1 5 @ 1, L2 3 @ 2
                sell 1 @ 3 lot L1 where lot L2   | NO_MATCH       | L1 5 @ 1, L2 3 @ 2
                """);
    }

    @Test
    void closingNeverCrossesZero() {
        LotsTable.check(LotMethod.FIFO, "1", """
                sell 1 @ 3     | NO_MATCH        |
                cover 1 @ 3    | NO_MATCH        |
                buy 2 @ 3      |                 | L1 2 @ 3
                sell 3 @ 3     | INSUFFICIENT 2  | L1 2 @ 3
                cover 1 @ 3    | NO_MATCH        | L1 2 @ 3
                sell 2 @ 3     | 0: L1 2 @ 3     |
                sell 1 @ 3     | NO_MATCH        |
                """);
    }

    @Test
    void zeroIsNothingAndNegativeIsInvalid() {
        LotsTable.check(LotMethod.FIFO, "1", """
                sell 0 @ 3       |          |
                buy 0 @ 3        | INVALID  |
                buy -1 @ 3       | INVALID  |
                buy 1            | INVALID  |
                buy 1 @ -3       | INVALID  |
                buy 1 total -3   | INVALID  |
                buy 1 @ 3 total 3| INVALID  |
                buy 1 @ 3        |          | L1 1 @ 3
                sell -1 @ 3      | INVALID  | L1 1 @ 3
                sell 0 @ 3       |          | L1 1 @ 3
                sell 0           |          | L1 1 @ 3
                """);
    }

    @Test
    void shortsEarnWhenThePriceFalls() {
        LotsTable.check(LotMethod.FIFO, "100", """
                short 2 @ 1.50   |                                     | short L1 2 @ 1.5
                short 1 @ 1.20   |                                     | short L1 2 @ 1.5, short L2 1 @ 1.2
                cover 3 @ 1.00   | 120: L1 2 @ 1.5, L2 1 @ 1.2         |
                """);
    }

    @Test
    void feesGoIntoTheCostAndOutOfTheResult() {
        LotsTable.check(LotMethod.FIFO, "100", """
                buy 2 @ 1.50 fee 2     |                      | L1 2 @ 1.51
                sell 1 @ 2 fee 1       | 48: L1 1 @ 1.51      | L1 1 @ 1.51
                short 2 @ 1.50 fee 2   |                      | L1 1 @ 1.51, short L2 2 @ 1.49
                cover 1 @ 1 fee 1      | 48: L2 1 @ 1.49      | L1 1 @ 1.51, short L2 1 @ 1.49
                """);
    }

    @Test
    void totalIsBeforeTheMultiplier() {
        LotsTable.check(LotMethod.FIFO, "100", """
                buy 3 total 10  |                                  | L1 3 @ 3.333333333333333333
                sell 3 @ 4      | 200: L1 3 @ 3.333333333333333333 |
                """);
    }

    @Test
    void accountsDoNotSeeEachOther() {
        LotsTable.check(LotMethod.FIFO, "1", """
                buy 2 @ 1 in ira    |                 | ira L1 2 @ 1
                sell 1 @ 2          | NO_MATCH        | ira L1 2 @ 1
                buy 1 @ 3           |                 | ira L1 2 @ 1, L2 1 @ 3
                sell 2 @ 2          | INSUFFICIENT 1  | ira L1 2 @ 1, L2 1 @ 3
                sell 2 @ 2 in ira   | 2: L1 2 @ 1     | L2 1 @ 3
                """);
    }

    @Test
    void anOldLotToldLateLeavesFirst() {
        LotsTable.check(LotMethod.FIFO, "1", """
                buy 1 @ 1 at 11:00  |              | L1 1 @ 1
                buy 1 @ 2 at 10:00  |              | L2 1 @ 2, L1 1 @ 1
                sell 1 @ 3          | 1: L2 1 @ 2  | L1 1 @ 1
                """);
    }

    @Test
    void unnamedLotsAreNumberedAroundNamesThatAreTaken() {
        LotsTable.check(LotMethod.FIFO, "1", """
                buy 1 @ 1 as L2  |          | L2 1 @ 1
                buy 1 @ 1        |          | L2 1 @ 1, L3 1 @ 1
                buy 1 @ 1 as L2  | INVALID  | L2 1 @ 1, L3 1 @ 1
                """);
    }

    private static LotsScript.Result run(LotMethod method, String... steps) {
        return LotsScript.run(
                method,
                BigDecimal.ONE,
                java.util.Arrays.stream(steps).map(LotsTable::step).toList());
    }
}
