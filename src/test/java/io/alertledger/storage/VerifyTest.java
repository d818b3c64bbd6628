package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.LedgerEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Replay equals projection; reopening gives the same book; one changed cell is found and named. */
class VerifyTest {
    private Path folder;
    private Path file;

    @BeforeTry
    void folder() throws IOException {
        folder = Files.createTempDirectory("ledger");
        file = folder.resolve("ledger.db");
    }

    @AfterTry
    void clean() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }

    private static Book book(LedgerStore store, long seed, int steps) {
        RandomEvents events = new RandomEvents(seed);
        Book expected = Book.EMPTY;
        for (int i = 0; i < steps; i++) {
            List<LedgerEvent> next = store.transact(tx -> {
                List<LedgerEvent> planned = events.next(tx.book());
                planned.forEach(event -> tx.append(event.account(), null, List.of(event)));
                return planned;
            });
            expected = expected.applyAll(next);
        }
        assertThat(store.book()).isEqualTo(expected);
        return expected;
    }

    @Property(tries = 12)
    void anyLogGivesTheSameBookAgain(@ForAll long seed, @ForAll @IntRange(max = 120) int steps) {
        Book expected;
        try (LedgerStore store = Books.open(file)) {
            expected = book(store, seed, steps);
            Verification live = store.verify();
            assertThat(live.differences()).isEmpty();
            assertThat(live.events()).isEqualTo(expected.version());
        }
        try (LedgerStore store = Books.open(file)) {
            assertThat(store.book()).isEqualTo(expected);
            assertThat(Book.EMPTY.applyAll(store.events(0, 10_000).stream()
                            .map(entry -> entry.event())
                            .toList()))
                    .isEqualTo(expected);
            assertThat(store.notices()).isEmpty();
        }
    }

    @Property(tries = 20)
    void oneTamperedCellIsFound(@ForAll long seed) throws SQLException {
        try (LedgerStore store = Books.open(file)) {
            book(store, seed, 40);
        }
        String where = tamper(new Random(seed));
        try (LedgerFile found = LedgerStore.openReadOnly(file, Books.options())) {
            Verification verification = found.verify();
            assertThat(verification.differences())
                    .as("after changing %s", where)
                    .isNotEmpty();
            String table = where.substring(0, where.indexOf('.'));
            assertThat(verification.differences())
                    .anyMatch(difference -> difference.where().startsWith(table));
        }
    }

    /** Changes one cell of one row of one table, past all triggers. */
    private String tamper(Random random) throws SQLException {
        List<String> tables = List.of("ledger_events", "book_positions", "book_lots", "book_exits", "book_accounts");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TRIGGER ledger_events_are_never_changed");
            for (int tries = 0; ; tries++) {
                String table = tables.get(random.nextInt(tables.size()));
                List<String> columns = texts(statement, "SELECT name FROM pragma_table_info('" + table + "')");
                String column = columns.get(random.nextInt(columns.size()));
                if (column.equals("id") || table.equals("ledger_events") && column.equals("seq")) {
                    continue;
                }
                String key = table.equals("book_exits") || table.equals("book_accounts") ? "account" : "rowid";
                List<String> keys = texts(statement, "SELECT " + key + " FROM " + table);
                if (keys.isEmpty()) {
                    continue;
                }
                String one = keys.get(random.nextInt(keys.size())).replace("'", "''");
                String type = texts(
                                statement,
                                "SELECT type FROM pragma_table_info('" + table + "') WHERE name = '" + column + "'")
                        .get(0);
                String value = type.equals("INTEGER")
                        ? "coalesce(" + column + ", 0) + 1"
                        : "CASE WHEN " + column + " IS NULL THEN 'x' ELSE " + column + " || '0' END";
                int rows = statement.executeUpdate("UPDATE OR IGNORE " + table + " SET " + column + " = " + value
                        + " WHERE " + key + " = '" + one + "'");
                if (rows > 0) {
                    return table + "." + column + " of " + one;
                }
            }
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
