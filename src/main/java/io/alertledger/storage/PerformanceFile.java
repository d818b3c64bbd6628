package io.alertledger.storage;

import io.alertledger.formats.ImportedRow;
import io.alertledger.formats.InputException;
import io.alertledger.formats.InputProblem;
import io.alertledger.formats.PerformanceRow;
import io.alertledger.model.Symbols;
import io.alertledger.storage.StoreProblem.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads another program's {@code performance_tracking.db}. Nothing in it is trusted: it is opened
 * read-only with {@code trusted_schema=OFF} and {@code query_only=ON}, what should be a table must be
 * one (no view, no virtual table), and a value is cut before it is looked at. Streams.
 */
public final class PerformanceFile {
    private static final Duration BUSY = Duration.ofSeconds(5);

    /** Longest value that is read; a longer one is cut and then refused for what it is. */
    private static final int LONGEST = 300;

    private static final List<String> NEEDED = List.of(
            "trade_id",
            "ticker",
            "strike",
            "option_type",
            "expiration",
            "entry_time",
            "entry_price",
            "quantity",
            "status");
    private static final List<String> OPTIONAL =
            List.of("channel", "exit_time", "exit_price", "quantity_remaining", "side", "author");
    private static final List<String> EVENTS = List.of("event_type", "quantity", "price", "timestamp");

    private PerformanceFile() {}

    /**
     * Reads all trades, in the order in which they stand there.
     *
     * @throws InputException where it is no such file; then there are no rows
     */
    public static void read(Path file, Symbols symbols, Consumer<? super ImportedRow> out) {
        if (!Files.isRegularFile(file)) {
            throw new InputException("INVALID", "", file.toString(), "no such file");
        }
        try (Db db = Sqlite.reader(file.toAbsolutePath(), BUSY)) {
            Set<String> columns = columns(db, "trades");
            List<String> missing =
                    NEEDED.stream().filter(name -> !columns.contains(name)).toList();
            if (!missing.isEmpty()) {
                throw new InputException("COLUMNS", "trades", "", "columns are missing: " + String.join(", ", missing));
            }
            boolean events = has(db, "trade_events")
                    && columns(db, "trade_events").containsAll(EVENTS)
                    && columns(db, "trade_events").contains("trade_id");
            new Rows(columns, events, symbols, out).run(db);
        } catch (StoreException bad) {
            String code = bad.problem().kind() == Kind.NOT_A_DATABASE ? "INVALID" : "UNREADABLE";
            throw new InputException(code, "", "", bad.problem().message());
        }
    }

    private static boolean has(Db db, String table) {
        return db.queryOne("SELECT 1 FROM sqlite_schema WHERE lower(name) = ?", Row::integer, table)
                .isPresent();
    }

    /** The columns of a table, lower case. */
    private static Set<String> columns(Db db, String table) {
        List<String> kinds = db.query(
                "SELECT type || ':' || coalesce(substr(sql, 1, 40), '') FROM sqlite_schema WHERE lower(name) = ?",
                Row::text,
                table);
        boolean plain = kinds.size() == 1
                && kinds.get(0).startsWith("table:")
                && !kinds.get(0)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("\\s+", " ")
                        .contains("CREATE VIRTUAL");
        if (!plain) {
            throw new InputException(
                    "INVALID", table, kinds.isEmpty() ? "" : kinds.get(0), "expected a table of this name");
        }
        if (db.queryOne("SELECT wr FROM pragma_table_list(?)", Row::integer, table)
                .equals(Optional.of(1L))) {
            throw new InputException(
                    "INVALID",
                    table,
                    "WITHOUT ROWID",
                    "expected a table with row ids, which say the order of its rows");
        }
        Set<String> columns = new HashSet<>();
        db.forEach(
                "SELECT name FROM pragma_table_info(?)",
                row -> columns.add(row.text().toLowerCase(Locale.ROOT)),
                table);
        return columns;
    }

    /** One pass over trades with their events beside them. */
    private static final class Rows {
        private final List<String> trade = new ArrayList<>(NEEDED);
        private final boolean events;
        private final Symbols symbols;
        private final Consumer<? super ImportedRow> out;
        private long number;
        private long last = Long.MIN_VALUE;
        private Map<String, String> values = Map.of();
        private List<Map<String, String>> happened = new ArrayList<>();

        Rows(Set<String> columns, boolean events, Symbols symbols, Consumer<? super ImportedRow> out) {
            OPTIONAL.stream().filter(columns::contains).forEach(trade::add);
            this.events = events;
            this.symbols = symbols;
            this.out = out;
        }

        void run(Db db) {
            StringBuilder sql = new StringBuilder("SELECT t.rowid");
            trade.forEach(column -> sql.append(", ").append(cell("t", column)));
            if (events) {
                EVENTS.forEach(column -> sql.append(", ").append(cell("e", column)));
            }
            sql.append(" FROM trades t");
            if (events) {
                sql.append(" LEFT JOIN trade_events e ON e.trade_id = t.trade_id");
            }
            sql.append(" ORDER BY t.rowid").append(events ? ", e.rowid" : "");
            db.forEach(sql.toString(), this::row);
            finish();
        }

        private static String cell(String table, String column) {
            return "substr(CAST(" + table + "." + column + " AS TEXT), 1, " + LONGEST + ")";
        }

        private void row(Row row) {
            long id = row.integer();
            if (id != last || number == 0) {
                finish();
                last = id;
                number++;
                values = read(row, trade);
                happened = new ArrayList<>();
            } else {
                read(row, trade);
            }
            if (events) {
                Map<String, String> event = read(row, EVENTS);
                if (!event.isEmpty()) {
                    happened.add(event);
                }
            }
        }

        private static Map<String, String> read(Row row, List<String> columns) {
            Map<String, String> read = new LinkedHashMap<>();
            for (String column : columns) {
                @Nullable String value = row.optionalText();
                if (value != null) {
                    read.put(column, value);
                }
            }
            return read;
        }

        private void finish() {
            if (number == 0) {
                return;
            }
            ImportedRow read;
            try {
                List<InputProblem> problems = new ArrayList<>(0);
                read = new ImportedRow.Trade(
                        number, new PerformanceRow(values, happened).trade(symbols, problems), problems);
            } catch (InputException bad) {
                read = new ImportedRow.Unusable(number, bad.problem());
            }
            out.accept(read);
        }
    }
}
