package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.formats.ImportedRow;
import io.alertledger.formats.ImportedTrade;
import io.alertledger.formats.InputException;
import io.alertledger.ledger.Amount;
import io.alertledger.model.Symbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A {@code performance_tracking.db} as the older program wrote it, and as somebody with bad intent would. */
class PerformanceFileTest {
    private static final Symbols SYMBOLS = new Symbols(List.of(new Symbols.Row("SPX", "SPXW", true)));
    private static final String TRADES = """
            CREATE TABLE trades (
                id INTEGER PRIMARY KEY, trade_id TEXT UNIQUE NOT NULL, channel TEXT NOT NULL, channel_id INTEGER,
                ticker TEXT NOT NULL, strike REAL NOT NULL, option_type TEXT NOT NULL, expiration TEXT NOT NULL,
                entry_time TEXT NOT NULL, exit_time TEXT, entry_price REAL NOT NULL, exit_price REAL,
                quantity INTEGER NOT NULL, quantity_remaining INTEGER DEFAULT 0, size_category TEXT NOT NULL,
                pnl_dollars REAL, pnl_percent REAL, status TEXT NOT NULL DEFAULT 'open')""";
    private static final String EVENTS = "CREATE TABLE trade_events (id INTEGER PRIMARY KEY, trade_id TEXT,"
            + " event_type TEXT, quantity INTEGER, price REAL, timestamp TEXT)";
    private static final String INSERT =
            "INSERT INTO trades (trade_id, channel, ticker, strike, option_type, expiration,"
                    + " entry_time, entry_price, quantity, quantity_remaining, size_category, status, exit_time, exit_price)"
                    + " VALUES ";

    @TempDir
    Path folder;

    private Path database(String... statements) throws SQLException {
        Path file = folder.resolve("performance_tracking.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return file;
    }

    private static List<String> read(Path file) {
        List<String> rows = new ArrayList<>();
        PerformanceFile.read(file, SYMBOLS, row -> rows.add(text(row)));
        return rows;
    }

    private static String text(ImportedRow row) {
        if (row instanceof ImportedRow.Unusable unusable) {
            return row.row() + " " + unusable.problem().code() + " "
                    + unusable.problem().field();
        }
        ImportedRow.Trade read = (ImportedRow.Trade) row;
        ImportedTrade trade = read.trade();
        return trade.id() + " " + trade.instrument().id() + " "
                + trade.quantity().toPlainString() + " @ "
                + ((Amount.PerUnit) trade.price()).price().toPlainString()
                + trade.exits().stream()
                        .map(exit -> " -" + exit.quantity().toPlainString() + " @ "
                                + (exit.price() == null ? "?" : exit.price().toPlainString())
                                + (exit.expired() ? " expired" : ""))
                        .collect(Collectors.joining())
                + read.problems().stream()
                        .map(problem -> " " + problem.code() + " " + problem.field())
                        .collect(Collectors.joining());
    }

    @Test
    void everyStateOfATradeIsRead() throws SQLException {
        Path file = database(
                TRADES,
                EVENTS,
                INSERT
                        + "('o1','room','SPY',595.0,'call','2026-01-30','2026-01-28T00:28:59.123456',1.5,5,5,'full','open',NULL,NULL)",
                INSERT
                        + "('o2','room','SPXW',6900,'put','2026-01-28','2026-01-28 15:00:00',2,4,3,'full','partially_trimmed',NULL,NULL)",
                INSERT
                        + "('o3','room','QQQ',512.5,'CALL','2026-01-30','2026-01-28T15:00:00+00:00',2,4,1,'half','trimmed','2026-01-28T16:00:00',3)",
                INSERT
                        + "('c1','room','TSLA',350,'call','2026-02-20','2026-01-28T15:00:00',2,2,0,'full','closed','2026-01-28T16:00:00',3.5)",
                INSERT
                        + "('c2','room','TSLA',350,'call','2026-02-20','2026-01-28T15:00:00',2,2,2,'full','stop_loss','2026-01-28T16:00:00',1)",
                INSERT
                        + "('c3','room','TSLA',350,'call','2026-02-20','2026-01-28T15:00:00',2,2,0,'full','cleared',NULL,NULL)",
                INSERT
                        + "('d0','room','TSLA',350,'call','2026-02-20','2026-01-28T15:00:00',2,2,0,'full','open',NULL,NULL)",
                "INSERT INTO trade_events VALUES (1,'o2','entry',4,2,'2026-01-28 15:00:00'),"
                        + " (2,'o2','trim',1,2.5,'2026-01-28 15:30:00'),"
                        + " (3,'c1','trim',1,3,'2026-01-28T15:30:00'), (4,'c1','exit',1,4,'2026-01-28T16:00:00'),"
                        + " (5,'c2','exit',1,1,'2026-01-28T16:00:00'),"
                        + " (6,'c3','expired',2,0,'2026-02-21T00:00:00')");
        assertThat(read(file))
                .containsExactly(
                        "o1 SPY_20260130_595_C 5 @ 1.5",
                        "o2 SPX_20260128_6900_P 4 @ 2 -1 @ 2.5",
                        "o3 QQQ_20260130_512.5_C 4 @ 2 -3 @ 3",
                        "c1 TSLA_20260220_350_C 2 @ 2 -1 @ 3 -1 @ 4",
                        "c2 TSLA_20260220_350_C 2 @ 2 -2 @ 1 DERIVED trade_events.quantity",
                        "c3 TSLA_20260220_350_C 2 @ 2 -2 @ 0 expired",
                        "d0 TSLA_20260220_350_C 2 @ 2 DERIVED quantity_remaining");
    }

    @Test
    void aBadRowCostsItselfOnly() throws SQLException {
        Path file = database(
                TRADES,
                INSERT + "('a','r','SPY',595,'call','2026-01-30','soon',1,1,1,'full','open',NULL,NULL)",
                INSERT + "('b','r','SPY',595,'call','2026-02-30','2026-01-28T15:00:00',1,1,1,'full','open',NULL,NULL)",
                INSERT
                        + "('c','r','SPY',595,'straddle','2026-01-30','2026-01-28T15:00:00',1,1,1,'full','open',NULL,NULL)",
                INSERT
                        + "('d','r','SPY',595,'call','2026-01-30','2026-01-28T15:00:00','NaN',1,1,'full','open',NULL,NULL)",
                INSERT
                        + "('e','r','SPY',595,'call','2026-01-30','2026-01-28T15:00:00',1e999,1,1,'full','open',NULL,NULL)",
                INSERT + "('f','r','SPY',595,'call','2026-01-30','2026-01-28T15:00:00',1,-1,1,'full','open',NULL,NULL)",
                INSERT + "('g','r','SPY',595,'call','2026-01-30','2026-01-28T15:00:00',1,1,2,'full','open',NULL,NULL)",
                INSERT
                        + "('h','r','SPY',595,'call','2026-01-30','2026-01-28T15:00:00',1,1,1,'full','pending',NULL,NULL)",
                INSERT
                        + "(x'00ff','r',x'00',595,'call','2026-01-30','2026-01-28T15:00:00',1,1,1,'full','open',NULL,NULL)",
                INSERT + "('z','r','SPY',595,'call','2026-01-30','2026-01-28T15:00:00',1,1,1,'full','open',NULL,NULL)");
        assertThat(read(file))
                .hasSize(10)
                .endsWith("z SPY_20260130_595_C 1 @ 1")
                .filteredOn(row -> row.contains(" @ "))
                .hasSize(1);
    }

    @Test
    void aFileThatIsNoneIsRefusedAndLeftAsItWas() throws SQLException, IOException {
        Path noTrades = database("CREATE TABLE other (a)");
        byte[] before = Files.readAllBytes(noTrades);
        assertThatThrownBy(() -> read(noTrades))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("trades");
        Path text = Files.writeString(folder.resolve("text.db"), "SQLite format 3\0 but no more than that");
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class);
        assertThat(Files.readAllBytes(noTrades)).isEqualTo(before);
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() throws SQLException {
        assertThatThrownBy(() -> read(database("CREATE TABLE trades (trade_id, ticker, strike, status)")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("option_type, expiration, entry_time, entry_price, quantity");
    }

    @Test
    void aTableWhoseRowsHaveNoOrderIsRefusedInOurWords() throws SQLException {
        assertThatThrownBy(() -> read(database("CREATE TABLE trades (trade_id PRIMARY KEY) WITHOUT ROWID")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected a table with row ids");
    }

    @Test
    void neitherAViewNorATriggerNorTheFileIsTrusted() throws SQLException {
        Path view = database("CREATE VIEW trades AS SELECT 1 AS trade_id");
        assertThatThrownBy(() -> read(view))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("expected a table");
        try (Db db = Sqlite.reader(view, Duration.ofSeconds(1))) {
            assertThat(db.pragma("query_only")).isEqualTo("1");
            assertThat(db.pragma("trusted_schema")).isEqualTo("0");
            assertThatThrownBy(() -> db.execute("CREATE TABLE planted (a)")).isInstanceOf(StoreException.class);
        }
    }
}
