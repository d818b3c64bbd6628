package io.alertledger.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.ledger.Amount;
import io.alertledger.model.Symbols;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trades CSV, row by row: what a row says, or why it says nothing. */
class TradesCsvReaderTest {
    private static final String HEADER = "Date,Symbol,Trader,Asset,Type,Price,Qty,STC-Qty,STC-Price,STC-Date\n";
    private static final Symbols SYMBOLS =
            new Symbols(List.of(new Symbols.Row("SPX", "SPXW", true), new Symbols.Row("BRK", "BRK.B", false)));

    private static List<ImportedRow> read(String text) throws IOException {
        List<ImportedRow> rows = new ArrayList<>();
        TradesCsvReader.read(new StringReader(text), SYMBOLS, rows::add);
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2026-01-28 10:05:00.250000,SPXW_012826C6950,ann,option,BTO,1.5,4,4.0,2.25,2026-01-28 11:00:00 | SPX_20260128_6950_C LONG 4 @ 1.5 at 2026-01-28T15:05:00.250Z by ann | 4 @ 2.25 at 2026-01-28T16:00:00Z
            2026-07-01 10:00:00,AAPL,bob,stock,STO,210,10,,,                                               | AAPL SHORT 10 @ 210 at 2026-07-01T14:00:00Z by bob | -
            2026-01-28T10:05:00,QQQ_012826C600,ann,option,BTO,1,1,1,0,2026-01-29T00:00:00+0000             | QQQ_20260128_600_C LONG 1 @ 1 at 2026-01-28T15:05:00Z by ann | 1 @ 0 at 2026-01-29T00:00:00Z expired
            2026-01-28 10:05,QQQ_012826C600,ann,option,BTO,1,1,1,0,2026-01-29T00:00:00Z                    | QQQ_20260128_600_C LONG 1 @ 1 at 2026-01-28T15:05:00Z by ann | 1 @ 0 at 2026-01-29T00:00:00Z expired
            2026-01-28 10:05:00-08:00,QQQ_012826C600.5,ann,option,BTO,1,1,,,                               | QQQ_20260128_600.5_C LONG 1 @ 1 at 2026-01-28T18:05:00Z by ann | -
            2026-01-28 10:05:00,QQQ_012826C600,ann,option,BTO,1,1,1,nan,2026-01-28 11:00:00                | QQQ_20260128_600_C LONG 1 @ 1 at 2026-01-28T15:05:00Z by ann | 1 @ ? at 2026-01-28T16:00:00Z
            2026-01-28 10:05:00,QQQ_012826C600,nan,option,BTO,,1,nan,nan,NaT                            | QQQ_20260128_600_C LONG 1 @ ? at 2026-01-28T15:05:00Z by null | -
            2026-01-28 10:05:00,BRK,ann,stock,BTO,1,2.5,,,                                                 | BRK LONG 2.5 @ 1 at 2026-01-28T15:05:00Z by ann | -
            2026-01-28 10:05:00,'=SUM,ann,,BTO,1,1,,,                                                      | INVALID Symbol | -
            """)
    void aRowIsATradeFromOpeningToClosing(String row, String opened, String closed) throws IOException {
        ImportedRow read = read(HEADER + row + "\n").get(0);
        if (read instanceof ImportedRow.Unusable unusable) {
            assertThat(unusable.problem().code() + " " + unusable.problem().field())
                    .isEqualTo(opened);
            return;
        }
        ImportedTrade trade = ((ImportedRow.Trade) read).trade();
        assertThat(trade.instrument().id() + " " + trade.side() + " "
                        + trade.quantity().toPlainString() + " @ " + price(trade.price()) + " at " + trade.openedAt()
                        + " by " + trade.author())
                .isEqualTo(opened);
        assertThat(trade.exits())
                .extracting(exit -> exit.quantity().toPlainString() + " @ "
                        + (exit.price() == null ? "?" : exit.price().toPlainString()) + " at " + exit.at()
                        + (exit.expired() ? " expired" : ""))
                .isEqualTo(closed == null ? List.of() : List.of(closed));
    }

    private static String price(Amount amount) {
        return amount instanceof Amount.PerUnit unit ? unit.price().toPlainString() : "?";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            soon,SPY_012826C690,ann,option,BTO,1,1,,,                                      | INVALID Date     | skipped
            2026-13-28 10:00:00,SPY_012826C690,ann,option,BTO,1,1,,,                       | INVALID Date     | skipped
            2026-01-28 10:00:00.1234567890,SPY_012826C690,ann,option,BTO,1,1,,,            | INVALID Date     | skipped
            2026-01-28 10:00:00+25:00,SPY_012826C690,ann,option,BTO,1,1,,,                 | INVALID Date     | skipped
            2026-01-28 10:00:00 EST,SPY_012826C690,ann,option,BTO,1,1,,,                   | INVALID Date     | skipped
            9999-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,1,,,                       | INVALID Date     | skipped
            2026-01-28 10:00:00,SPY_023026C690,ann,option,BTO,1,1,,,                       | INVALID Symbol   | skipped
            2026-01-28 10:00:00,SPX,ann,stock,BTO,6900,1,,,                                | INDEX Symbol     | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,x,1,,,                       | INVALID Price    | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,NaN,1,,,                     | INVALID Price    | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,-1,1,,,                      | INVALID Price    | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,"1,234.5",1,,,               | INVALID Price    | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,Infinity,1,,,                | INVALID Price    | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1e308,1,,,                   | INVALID Price    | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,,1,,,                        | NO_COST Price    | in part
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,,,,                        | MISSING Qty      | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,0,,,                       | INVALID Qty      | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,1.5,,,                     | INVALID Qty      | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,99999999999999999999999999999999999999999,,, | INVALID Qty | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,ROLL,1,1,,,                      | INVALID Type     | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann                                         | COLUMNS ``       | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,1,,,,,,                    | COLUMNS ``       | skipped
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,1,1,2,2026-01-28 09:00:00  | BEFORE_OPENING STC-Date | in part
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,1,1,2,                     | MISSING STC-Date | in part
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,1,,2,2026-01-28 11:00:00   | MISSING STC-Qty  | in part
            2026-01-28 10:00:00,SPY_012826C690,ann,option,BTO,1,1,1,-2,2026-01-28 11:00:00 | INVALID STC-Price | in part
            """, quoteCharacter = '`')
    void whatCanNotBeUsedIsSaid(String row, String problem, String taken) throws IOException {
        List<ImportedRow> rows = read(HEADER + row + "\n2026-01-28 10:00:00,GOOD,ann,stock,BTO,1,1,,,\n");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).isInstanceOf(ImportedRow.Trade.class);
        InputProblem found = rows.get(0) instanceof ImportedRow.Unusable unusable
                ? unusable.problem()
                : ((ImportedRow.Trade) rows.get(0)).problems().get(0);
        assertThat(rows.get(0) instanceof ImportedRow.Unusable ? "skipped" : "in part")
                .isEqualTo(taken);
        assertThat(found.code() + " " + found.field()).isEqualTo(problem.replace("``", ""));
        assertThat(found.message()).isNotBlank();
    }

    @Test
    void aRowIsNumberedByTheLineOnWhichItBegins() throws IOException {
        List<ImportedRow> rows = read(HEADER
                + "2026-01-28 10:00:00,AAPL,\"two\nlines\",stock,BTO,1,1,,,\n\n"
                + "2026-01-28 10:00:00,AAPL,\"never closed,stock,BTO,1,1,,,\n"
                + "2026-01-28 10:00:00,AAPL,ann,stock,BTO,1,1,,,\n");
        assertThat(rows).extracting(ImportedRow::row).containsExactly(2L, 5L, 6L);
        assertThat(rows.get(2)).isInstanceOf(ImportedRow.Trade.class);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            Date;Symbol;Price;Qty                   | COLUMNS   | expected commas between columns, not semicolons
            D\\0a\\0t\\0e\\0,\\0S\\0                  | NOT_UTF8  | expected UTF-8; save the file as that
            """)
    void aFileOfAnotherKindIsCalledWhatItIs(String header, String code, String message) {
        assertThatThrownBy(() -> read(header.replace("\\0", "\0") + "\n"))
                .isInstanceOfSatisfying(InputException.class, bad -> {
                    assertThat(bad.problem().code()).isEqualTo(code);
                    assertThat(bad.problem().message()).isEqualTo(message);
                });
    }

    @Test
    void aLineThatIsTooLongCostsItselfOnly() throws IOException {
        String good = "2026-01-28 10:05:00,SPY_012826C690,ann,option,BTO,1,1,,,\n";
        String lengthy = "2026-01-28 10:05:00," + "X".repeat(CsvRecords.LONGEST_LINE) + ",ann,option,BTO,1,1,,,\n";
        List<ImportedRow> rows = read(HEADER + good + lengthy + good);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1))
                .isInstanceOfSatisfying(
                        ImportedRow.Unusable.class,
                        row -> assertThat(row.problem().message())
                                .isEqualTo("a line has at most " + CsvRecords.LONGEST_LINE + " characters"));
        assertThat(rows.get(2)).isInstanceOf(ImportedRow.Trade.class);
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> read("Date,Symbol\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Price");
        assertThatThrownBy(() -> read("Date,Symbol,Price,Qty,Date\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> read("")).isInstanceOf(InputException.class);
    }
}
