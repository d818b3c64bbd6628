package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.formats.ImportedRow;
import io.alertledger.formats.InputException;
import io.alertledger.formats.TrackedContracts;
import io.alertledger.formats.TradesCsvReader;
import io.alertledger.formats.TradesCsvWriter;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.LotStories;
import io.alertledger.ledger.MemoryLedger;
import io.alertledger.ledger.Pages;
import io.alertledger.ledger.Performance;
import io.alertledger.ledger.Realization;
import io.alertledger.model.Symbols;
import io.alertledger.trade.ImportBatch;
import io.alertledger.trade.ImportTally;
import io.alertledger.trade.Reversals;
import io.alertledger.trade.TradeImport;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in and goes out again: the same, once, and row by row. */
class ImportTest {
    private static final Symbols SYMBOLS =
            new Symbols(List.of(new Symbols.Row("SPX", "SPXW", true), new Symbols.Row("NDX", "NDXP", true)));
    private static final String HEAD =
            "Date,Symbol,Trader,Asset,Type,Price,Qty,Prices,Avged,STC-Qty,STC-Price,STC-Prices,STC-Date,PnL\n";
    private static final String ROWS = HEAD + """
            2026-01-05 10:00:00.000000,SPY_013026C595,ann,option,BTO,1.50,5,,,5,2.25,,2026-01-06 11:00:00.000000,50
            2026-01-05 10:01:00.000000,SPXW_010526P6900,ann,option,BTO,2,1,,,1,0,,2026-01-06T00:00:00+0000,-100
            2026-01-05 10:02:00.000000,SPX,ann,stock,BTO,6900,1,,,,,,,
            2026-01-05 10:03:00.000000,QQQ_013026C500,bob,option,STO,3,2,,,,,,,
            2026-01-05 10:04:00.000000,AAPL,bob,stock,BTO,200.5,10,,,4,201,,2026-01-05 12:00:00.000000,
            2026-01-05 10:05:00.000000,TSLA_013026C350,bob,option,BTO,1,3,,,5,2,,2026-01-05 12:00:00.000000,
            """;

    @TempDir
    Path folder;

    private final List<TradeImport.Note> notes = new ArrayList<>();
    private int batches;

    @Test
    void everyRowIsTakenOrExplained() {
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        assertThat(csv(ledger, ROWS)).isEqualTo(new ImportTally(6, 5, 0, 1, 1, 8));
        assertThat(notes)
                .extracting(note -> note.row() + " " + note.skipped() + " "
                        + note.problem().code() + " " + note.problem().value())
                .containsExactlyInAnyOrder("4 true INDEX SPX", "7 false INSUFFICIENT 5");
        assertThat(ledger.book().positions("default"))
                .extracting(position -> position.instrument().id() + " " + position.side() + " " + position.quantity())
                .containsExactlyInAnyOrder("QQQ_20260130_500_C SHORT 2", "AAPL LONG 6", "TSLA_20260130_350_C LONG 3");
    }

    @Test
    void twiceIsOnce() {
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        csv(ledger, ROWS);
        long version = ledger.book().version();
        assertThat(csv(ledger, ROWS)).isEqualTo(new ImportTally(6, 0, 4, 1, 1, 0));
        assertThat(ledger.book().version()).isEqualTo(version);
    }

    @Test
    void aRowThatHasGrownBooksWhatIsNew() {
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        csv(ledger, ROWS);
        String grown = ROWS.replace("10,,,4,201,", "10,,,10,202.2,");
        assertThat(csv(ledger, grown).events()).isEqualTo(1);
        assertThat(Performance.by(
                                Pages.of(ledger),
                                part -> part.key().instrument().id())
                        .get("AAPL")
                        .realized()
                        .known())
                .isEqualByComparingTo("17");
        assertThat(csv(ledger, grown).unchanged()).isEqualTo(4);
    }

    @Test
    void aRowThatSaysSomethingElseIsReported() {
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        csv(ledger, ROWS);
        notes.clear();
        csv(ledger, ROWS.replace("BTO,1.50,5", "BTO,1.60,5"));
        assertThat(notes)
                .anySatisfy(note -> assertThat(
                                note.problem().code() + " " + note.problem().field())
                        .isEqualTo("DIFFERS price"));
    }

    @Test
    void anImportIsTakenBackWholeAndComesAgain() {
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        csv(ledger, ROWS);
        String before = trades(ledger);
        Reversals reversals = new Reversals(ledger);
        assertThat(reversals.batch("default", "b1", "test", Books.NOON)).isEqualTo(new Reversals.Answer.Done(8));
        assertThat(ledger.book().positions("default")).isEmpty();
        assertThat(ledger.book().totals("default").realized().known()).isZero();
        assertThat(reversals.batch("default", "b1", "test", Books.NOON)).isInstanceOf(Reversals.Answer.Refused.class);
        assertThat(csv(ledger, ROWS).booked()).isEqualTo(5);
        assertThat(trades(ledger).replace("#2", "")).isEqualTo(before);
        assertThat(csv(ledger, ROWS).booked()).isZero();
    }

    @Test
    void anEventOnWhichALaterOneBuildsStays() {
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        csv(ledger, ROWS);
        Reversals reversals = new Reversals(ledger);
        assertThat(reversals.event("default", 1, "test", Books.NOON))
                .isInstanceOfSatisfying(
                        Reversals.Answer.Refused.class,
                        refused -> assertThat(refused.message()).contains("event 2"));
        assertThat(reversals.event("default", 2, "test", Books.NOON)).isEqualTo(new Reversals.Answer.Done(1));
        assertThat(reversals.event("default", 99, "test", Books.NOON)).isInstanceOf(Reversals.Answer.Refused.class);
    }

    @Test
    void aFormulaGoesOutAsText() {
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        csv(ledger, HEAD + "2026-01-05 10:00:00,SPY_013026C595,'=1+1,option,BTO,1,1,,,,,,,\n");
        assertThat(trades(ledger)).contains(",'=1+1,").doesNotContain(",=1+1,");
        MemoryLedger copy = new MemoryLedger(Books.CLOCK);
        csv(copy, trades(ledger));
        assertThat(trades(copy)).isEqualTo(trades(ledger));
    }

    @Test
    void theStoreBooksTheSameAndVerifies() throws IOException {
        Path file = folder.resolve("ledger.db");
        try (LedgerStore store = Books.open(file)) {
            csv(store, ROWS);
            assertThat(csv(store, ROWS).booked()).isZero();
            assertThat(new Reversals(store).batch("default", "b1", "test", Books.NOON))
                    .isEqualTo(new Reversals.Answer.Done(8));
            assertThat(csv(store, ROWS).booked()).isEqualTo(5);
        }
        try (LedgerFile read = LedgerStore.openReadOnly(file, Books.options())) {
            assertThat(read.verify().differences()).isEmpty();
        }
    }

    @Test
    void performanceDatabasesComeBackAsTheyWent() throws IOException {
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        csv(ledger, ROWS);
        Path file = folder.resolve("performance_tracking.db");
        performance(ledger, file);
        MemoryLedger copy = new MemoryLedger(Books.CLOCK);
        ImportTally tally = into(copy, rows -> PerformanceFile.read(file, SYMBOLS, rows));
        assertThat(notes.subList(2, notes.size())).isEmpty();
        assertThat(tally.booked()).isEqualTo(5);
        assertThat(trades(copy)).isEqualTo(trades(ledger));
    }

    @Test
    void trackedContractsComeBackAsTheyWent() throws IOException {
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        csv(ledger, ROWS);
        Path file = folder.resolve("tracked.json");
        RoundTripTest.TRACKED.write(ledger, file);
        MemoryLedger copy = new MemoryLedger(Books.CLOCK);
        into(copy, rows -> {
            try {
                TrackedContracts.read(file, SYMBOLS, rows);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        assertThat(trades(copy)).isEqualTo(trades(ledger));
    }

    @Test
    void contractsAreWholeAndAreClosedAfterTheyWereOpened() throws IOException {
        Path file = folder.resolve("tracked_contracts_live.json");
        String row = """
                {"trade_id":"%s","symbol":"SPY","strike":600,"type":"call","expiration":"2026-03-20","quantity":%s,
                 "quantity_remaining":%s,"entry_price":1.5,"created_at":"2026-01-28T15:00:00Z",
                 "exit_price":2,"exit_time":"%s","status":"open"}""";
        Files.writeString(
                file,
                "["
                        + String.join(
                                ",",
                                row.formatted("half", "2.5", "2.5", "2026-01-28T16:00:00Z"),
                                row.formatted("part", "3", "1.5", "2026-01-28T16:00:00Z"),
                                row.formatted("before", "3", "1", "2026-01-27T16:00:00Z"),
                                row.formatted("good", "3", "1", "2026-01-28T16:00:00Z"))
                        + "]");
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        TradeImport batch =
                new TradeImport(ledger, new ImportBatch("b-whole", "default", "tracked"), false, notes::add);
        TrackedContracts.read(file, SYMBOLS, batch);
        batch.finish();
        assertThat(notes)
                .extracting(note -> note.row() + " " + note.skipped() + " "
                        + note.problem().code() + " " + note.problem().field())
                .containsExactly(
                        "1 true INVALID quantity", "2 false INVALID exit quantity", "3 false BEFORE_OPENING exit time");
        assertThat(ledger.book().positions("default").get(0).quantity()).isEqualByComparingTo("7");
    }

    @Test
    void whatIsNoTableIsNotRead() throws SQLException {
        Path file = folder.resolve("evil.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW trades AS SELECT 1 AS trade_id");
        }
        assertThatThrownBy(() -> PerformanceFile.read(file, SYMBOLS, row -> {}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected a table");
    }

    @Property(tries = 60)
    void exportedAndImportedIsTheSame(@ForAll("files") List<String> rows) {
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        csv(ledger, HEAD + String.join("", rows));
        String out = trades(ledger);
        MemoryLedger copy = new MemoryLedger(Books.CLOCK);
        assertThat(csv(copy, out).complete()).isTrue();
        assertThat(trades(copy)).isEqualTo(out);
        assertThat(csv(copy, out).events()).isZero();
    }

    @Property(tries = 100)
    void aBrokenRowLeavesTheOthers(@ForAll("files") List<String> rows, @ForAll("broken") String broken) {
        MemoryLedger clean = new MemoryLedger(Books.CLOCK);
        csv(clean, HEAD + String.join("", rows));
        MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
        int middle = rows.size() / 2;
        csv(
                ledger,
                HEAD + String.join("", rows.subList(0, middle)) + broken + "\n"
                        + String.join("", rows.subList(middle, rows.size())));
        assertThat(trades(ledger)).isEqualTo(trades(clean));
    }

    @Provide
    Arbitrary<List<String>> files() {
        Arbitrary<String> symbol =
                Arbitraries.of("SPY_013026C595,%s,option,BTO", "SPXW_013026P6900,%s,option,STO", "AAPL,%s,stock,BTO");
        Arbitrary<String> trader = Arbitraries.of("ann", "'=cmd", "\"Lee, Jr\"", "\"say \"\"hi\"\"\"", "''x", "日本");
        Arbitrary<Integer> quantity = Arbitraries.integers().between(1, 9);
        Arbitrary<Integer> cents = Arbitraries.integers().between(1, 999_999);
        Arbitrary<Integer> second = Arbitraries.integers().between(0, 3599);
        return Combinators.combine(
                        symbol,
                        trader,
                        quantity,
                        cents,
                        second,
                        Arbitraries.integers().between(0, 9))
                .as((what, who, count, price, at, closed) -> {
                    String time = "2026-01-05 10:%02d:%02d.%06d".formatted(at / 60, at % 60, price);
                    String exit =
                            closed == 0 || closed > count ? ",,,," : closed + ",1." + price + ",,2026-01-06 10:00:00,";
                    return time + "," + what.formatted(who) + "," + price + "e-3," + count + ",,," + exit + "\n";
                })
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> broken() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "\"",
                        "a\"b,\"",
                        ",,,",
                        "2026-13-45,SPY_013026C595,x,option,BTO,1,1,,,,,,,",
                        "2026-01-05 10:00:00,SPY_023126C595,x,option,BTO,1,1,,,,,,,",
                        "2026-01-05 10:00:00,SPY_013026C595,x,option,BTO,NaN,1,,,,,,,",
                        "2026-01-05 10:00:00,SPY_013026C595,x,option,BTO,1e300000000,1,,,,,,,",
                        "2026-01-05 10:00:00,SPY_013026C595,x,option,BTO,1,-1,,,,,,,"),
                Arbitraries.strings()
                        .ascii()
                        .ofMaxLength(60)
                        .map(text -> text.replace("\n", "").replace("\r", "")));
    }

    private ImportTally csv(Ledger ledger, String text) {
        return into(ledger, rows -> {
            try {
                TradesCsvReader.read(new StringReader(text), SYMBOLS, rows);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private ImportTally into(Ledger ledger, Consumer<Consumer<ImportedRow>> file) {
        TradeImport importing =
                new TradeImport(ledger, new ImportBatch("b" + ++batches, "default", "file"), false, notes::add);
        file.accept(importing);
        return importing.finish();
    }

    private static void performance(Ledger ledger, Path file) throws IOException {
        try (PerformanceWriter writer = PerformanceWriter.create(file)) {
            LotStories.of(Pages.of(ledger), writer::write);
            writer.finish(Performance.by(Pages.of(ledger), Realization::day));
        }
    }

    private static String trades(Ledger ledger) {
        StringWriter text = new StringWriter();
        try {
            TradesCsvWriter writer = new TradesCsvWriter(text);
            LotStories.of(Pages.of(ledger), lot -> {
                try {
                    writer.write(lot);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return text.toString();
    }
}
