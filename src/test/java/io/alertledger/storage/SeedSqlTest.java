package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Booking;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that knows only the older position_ledger.db reads our file by its own SQL. */
class SeedSqlTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void book() {
        file = folder.resolve("ledger.db");
        try (LedgerStore store = Books.open(file)) {
            Books.buy(store, Books.SPY, "5", "1.50", "f1");
            Books.buy(store, Books.SPY, "2", "2.00", "f2");
            Books.sell(store, Books.SPY, "6", "2.50", "f3");
            Books.buy(store, Books.TSLA, "1", "9.10", "f4");
            Books.sell(store, Books.TSLA, "1", "10", "f5");
            Books.buy(store, Books.option("QQQ_20260130_512.5_P"), "3", "0.80", "f6");
            store.transact(tx -> tx.append(
                    "default",
                    null,
                    Books.planned(Booking.lock(
                            tx.book(), Books.option("QQQ_20260130_512.5_P"), "o1", "d1", BigDecimal.ONE, Books.NOON))));
        }
    }

    @Test
    void positions() throws SQLException {
        assertThat(rows("SELECT ccid, ticker, strike, option_type, expiration, total_quantity, avg_cost_basis, status,"
                        + " pending_exit_since, channel, first_entry_time, last_update_time, notes"
                        + " FROM positions ORDER BY id"))
                .containsExactly(
                        "SPY_20260130_595_C|SPY|595.0|call|2026-01-30|1|2.0|open|null|Sean"
                                + "|2026-01-28T17:00:00.000000+00:00|2026-01-28T17:01:00.000000+00:00|null",
                        "TSLA_20260220_350_C|TSLA|350.0|call|2026-02-20|0|9.1|closed|null|Sean"
                                + "|2026-01-28T17:00:00.000000+00:00|2026-01-28T17:01:00.000000+00:00|null",
                        "QQQ_20260130_512.5_P|QQQ|512.5|put|2026-01-30|3|0.8|pending_exit"
                                + "|2026-01-28T17:00:00.000000+00:00|Sean"
                                + "|2026-01-28T17:00:00.000000+00:00|2026-01-28T17:00:00.000000+00:00|null");
    }

    @Test
    void lots() throws SQLException {
        assertThat(rows("SELECT ccid, lot_id, quantity, cost_basis, entry_time, source_trade_id, status, exit_time,"
                        + " exit_price FROM position_lots ORDER BY id"))
                .containsExactly(
                        "SPY_20260130_595_C|f1|5|1.5|2026-01-28T17:00:00.000000+00:00|f1|sold"
                                + "|2026-01-28T17:01:00.000000+00:00|2.5",
                        "SPY_20260130_595_C|f2|1|2.0|2026-01-28T17:00:00.000000+00:00|f2|open|null|null",
                        "TSLA_20260220_350_C|f4|1|9.1|2026-01-28T17:00:00.000000+00:00|f4|sold"
                                + "|2026-01-28T17:01:00.000000+00:00|10.0",
                        "QQQ_20260130_512.5_P|f6|3|0.8|2026-01-28T17:00:00.000000+00:00|f6|open|null|null");
    }

    @Test
    void theSeedsOwnQueriesWork() throws SQLException {
        assertThat(rows("SELECT ccid FROM positions WHERE ticker = 'SPY' AND status = 'open'"))
                .containsExactly("SPY_20260130_595_C");
        assertThat(rows("SELECT p.ccid, sum(l.quantity) FROM positions p JOIN position_lots l ON l.ccid = p.ccid"
                        + " WHERE l.status = 'open' GROUP BY p.ccid ORDER BY p.ccid"))
                .containsExactly("QQQ_20260130_512.5_P|3", "SPY_20260130_595_C|1");
        assertThat(rows("SELECT typeof(strike), typeof(total_quantity), typeof(avg_cost_basis), typeof(ccid)"
                        + " FROM positions LIMIT 1"))
                .containsExactly("real|integer|real|text");
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join("|", row));
            }
        }
        return found;
    }
}
