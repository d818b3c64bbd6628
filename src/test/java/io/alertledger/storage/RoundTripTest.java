package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.formats.ImportedRow;
import io.alertledger.formats.ImportedTrade;
import io.alertledger.formats.ImportedTrade.Exit;
import io.alertledger.formats.PositionsStateReader;
import io.alertledger.formats.PositionsStateWriter;
import io.alertledger.formats.TrackedContracts;
import io.alertledger.formats.TrackedContractsWriter;
import io.alertledger.formats.TradesCsvReader;
import io.alertledger.formats.TradesCsvWriter;
import io.alertledger.ledger.Amount;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.LotStories;
import io.alertledger.ledger.MemoryLedger;
import io.alertledger.ledger.Pages;
import io.alertledger.ledger.Performance;
import io.alertledger.ledger.Realization;
import io.alertledger.model.Instrument;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import io.alertledger.trade.ImportBatch;
import io.alertledger.trade.ImportTally;
import io.alertledger.trade.StateRows;
import io.alertledger.trade.TradeImport;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** What goes out in any form and comes in again goes out the same, and comes in only once. */
class RoundTripTest {
    private static final Symbols SYMBOLS = new Symbols(List.of(new Symbols.Row("SPX", "SPXW", true)));
    private static final Instant MONDAY = Instant.parse("2026-01-05T15:00:00Z");

    interface Form {
        /** Writes all that a ledger holds. */
        void write(Ledger ledger, Path file) throws IOException;

        /** Reads it again. */
        void read(Path file, TradeImport into) throws IOException;

        /** What of the file must be the same. */
        String content(Path file) throws IOException;
    }

    private static final Form TRADES = new Form() {
        @Override
        public void write(Ledger ledger, Path file) throws IOException {
            StringWriter text = new StringWriter();
            TradesCsvWriter csv = new TradesCsvWriter(text);
            LotStories.of(Pages.of(ledger), lot -> unchecked(() -> csv.write(lot)));
            Files.writeString(file, text.toString());
        }

        @Override
        public void read(Path file, TradeImport into) throws IOException {
            TradesCsvReader.read(new StringReader(Files.readString(file)), SYMBOLS, into);
        }

        @Override
        public String content(Path file) throws IOException {
            // The prices of several closings stand there for people; a row closes once, at their average.
            try (CSVParser csv = CSVParser.parse(file, StandardCharsets.UTF_8, CSVFormat.RFC4180)) {
                return csv.stream()
                        .map(row -> row.stream().toList())
                        .map(row -> String.join("|", row.subList(0, 11)) + "|" + row.subList(12, row.size()))
                        .collect(Collectors.joining("\n"));
            }
        }
    };

    static final Form TRACKED = new Form() {
        @Override
        public void write(Ledger ledger, Path file) throws IOException {
            try (TrackedContractsWriter json = new TrackedContractsWriter(SYMBOLS);
                    Writer out = Files.newBufferedWriter(file)) {
                LotStories.of(Pages.of(ledger), lot -> unchecked(() -> json.add(lot)));
                json.write(out);
            }
        }

        @Override
        public void read(Path file, TradeImport into) throws IOException {
            TrackedContracts.read(file, SYMBOLS, into);
        }

        @Override
        public String content(Path file) throws IOException {
            return Files.readString(file);
        }
    };

    private static final Form PERFORMANCE = new Form() {
        @Override
        public void write(Ledger ledger, Path file) throws IOException {
            try (PerformanceWriter database = PerformanceWriter.create(file)) {
                LotStories.of(Pages.of(ledger), database::write);
                database.finish(Performance.by(Pages.of(ledger), Realization::day));
            }
        }

        @Override
        public void read(Path file, TradeImport into) {
            PerformanceFile.read(file, SYMBOLS, into);
        }

        @Override
        public String content(Path file) {
            try (Db db = Sqlite.reader(file, Duration.ofSeconds(1))) {
                StringBuilder all = new StringBuilder();
                for (String table : List.of("trades", "trade_events", "performance_summary")) {
                    List<String> columns = db.query("SELECT name FROM pragma_table_info(?)", Row::text, table);
                    db.forEach(
                            "SELECT concat_ws('|', '" + table + "', "
                                    + columns.stream()
                                            .map(column -> "quote(" + column + ")")
                                            .collect(Collectors.joining(", "))
                                    + ") FROM " + table,
                            row -> all.append(row.text()).append('\n'));
                }
                return all.toString();
            }
        }
    };

    private static final Form STATE = new Form() {
        @Override
        public void write(Ledger ledger, Path file) throws IOException {
            StringWriter text = new StringWriter();
            PositionsStateWriter.write(text, ledger.book().holdings("default"));
            Files.writeString(file, text.toString());
        }

        @Override
        public void read(Path file, TradeImport into) throws IOException {
            StateRows.of(PositionsStateReader.read(Files.readString(file), SYMBOLS, "default"), MONDAY)
                    .forEach(into);
        }

        @Override
        public String content(Path file) throws IOException {
            // What came in as one lot was last changed when that lot was opened.
            return Files.readString(file).replaceAll("\"updated_ts\" : [0-9.]+", "");
        }
    };

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void trades(@ForAll("histories") List<ImportedTrade> history) throws IOException {
        check(TRADES, history);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void tracked(@ForAll("histories") List<ImportedTrade> history) throws IOException {
        check(TRACKED, history);
    }

    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    void performance(@ForAll("histories") List<ImportedTrade> history) throws IOException {
        // The older program's columns can not say that a price is unknown; such lots are left out and counted.
        check(
                PERFORMANCE,
                history.stream()
                        .filter(trade -> trade.price() != Amount.UNKNOWN)
                        .toList());
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void positionsState(@ForAll("histories") List<ImportedTrade> history) throws IOException {
        // In this file a price of zero is no price.
        Amount zero = Amount.at(new BigDecimal("0.0000"));
        check(
                STATE,
                history.stream().filter(trade -> !trade.price().equals(zero)).toList());
    }

    private static void check(Form form, List<ImportedTrade> history) throws IOException {
        Path folder = Files.createTempDirectory("round");
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        try {
            MemoryLedger ledger = new MemoryLedger(Books.CLOCK);
            TradeImport booking = into(ledger, false);
            for (int i = 0; i < history.size(); i++) {
                booking.accept(new ImportedRow.Trade(i + 1, history.get(i), List.of()));
            }
            assertThat(booking.finish().complete()).isTrue();
            form.write(ledger, first);

            MemoryLedger copy = new MemoryLedger(Books.CLOCK);
            read(form, first, copy);
            form.write(copy, second);
            assertThat(form.content(second)).isEqualTo(form.content(first));

            long version = copy.book().version();
            ImportTally again = read(form, first, copy);
            assertThat(again.events()).isZero();
            assertThat(copy.book().version()).isEqualTo(version);
        } finally {
            Files.deleteIfExists(first);
            Files.deleteIfExists(second);
            Files.delete(folder);
        }
    }

    private static ImportTally read(Form form, Path file, Ledger ledger) throws IOException {
        TradeImport into = into(ledger, form == STATE);
        form.read(file, into);
        return into.finish();
    }

    private static TradeImport into(Ledger ledger, boolean state) {
        return new TradeImport(ledger, new ImportBatch("b", "default", "file"), state, note -> {});
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void unchecked(Writing work) {
        try {
            work.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Provide
    Arbitrary<List<ImportedTrade>> histories() {
        Arbitrary<Instrument> instrument = Arbitraries.of(
                        "SPY_20260130_595_C", "SPX_20260130_6900_P", "SPXW_20260116_6900.5_P", "AAPL", "SOLUSDT")
                .map(SYMBOLS::instrument);
        Arbitrary<String> person = Arbitraries.of("ann", "=cmd|' /C calc'!A0", "Lee, Jr", "say \"hi\"", "'x", "日本");
        Arbitrary<BigDecimal> price = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("9999"))
                .ofScale(4);
        Arbitrary<Long> nanos = Arbitraries.longs().between(0, 86_400L * 5 * 1_000_000_000);
        return Combinators.combine(
                        instrument,
                        Arbitraries.of(Side.class),
                        Arbitraries.integers().between(1, 12),
                        price.injectNull(0.1),
                        nanos,
                        person.injectNull(0.2),
                        person.injectNull(0.2),
                        price.injectNull(0.1).list().ofMaxSize(3))
                .as((what, side, quantity, opened, at, channel, author, closings) -> {
                    Instant time = MONDAY.plusNanos(at);
                    List<Exit> exits = new ArrayList<>();
                    for (int i = 0; i < Math.min(closings.size(), quantity); i++) {
                        int part = i == 2 ? quantity - 2 : 1;
                        exits.add(new Exit(
                                new BigDecimal(part), closings.get(i), time.plusSeconds(60L * (i + 1)), false));
                    }
                    Amount amount = opened == null ? Amount.UNKNOWN : Amount.at(opened);
                    return new ImportedTrade(
                            "", what, side, new BigDecimal(quantity), amount, time, channel, author, exits);
                })
                .list()
                .ofMaxSize(8)
                .map(RoundTripTest::numbered);
    }

    private static List<ImportedTrade> numbered(List<ImportedTrade> trades) {
        List<ImportedTrade> numbered = new ArrayList<>();
        for (ImportedTrade trade : trades) {
            numbered.add(new ImportedTrade(
                    "t-" + (numbered.size() + 1),
                    trade.instrument(),
                    trade.side(),
                    trade.quantity(),
                    trade.price(),
                    trade.openedAt(),
                    trade.channel(),
                    trade.author(),
                    trade.exits()));
        }
        return numbered;
    }
}
