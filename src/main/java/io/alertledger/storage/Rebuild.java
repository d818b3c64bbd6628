package io.alertledger.storage;

import io.alertledger.storage.Verification.Difference;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes the projections again in temporary tables and says which cells differ. Slow, and run only
 * once it is known that something does.
 */
final class Rebuild {
    private Rebuild() {}

    /**
     * @param db a connection of its own, in a transaction of the caller: the temporary tables hide the
     *     real ones on it until it is closed
     */
    static void compare(Db db, Set<BookTable> tables, Consumer<Difference> report) {
        List<String> definitions = db.query(
                "SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name LIKE 'book\\_%' ESCAPE '\\'",
                Row::text);
        for (String definition : definitions) {
            db.execute(definition.replace("CREATE TABLE ", "CREATE TEMP TABLE "));
        }
        AccountTables accounts = new AccountTables();
        BookChanges changes = new BookChanges();
        BookTables rows = new BookTables(db);
        EventStream stream = new EventStream(changes, known -> {}, event -> {
            accounts.note(event);
            changes.writeTo(rows);
        });
        stream.run(db);
        accounts.write(db, stream.book());
        for (BookTable table : tables) {
            compare(db, table.columns(), report);
        }
    }

    private static void compare(Db db, Columns columns, Consumer<Difference> report) {
        String table = columns.table();
        String same = columns.sameKey("expected", "found");
        String missing = "SELECT " + columns.keyText("expected.") + " FROM temp." + table
                + " expected WHERE NOT EXISTS (SELECT 1 FROM main." + table + " found WHERE " + same + ")";
        db.forEach(missing, row -> report.accept(new Difference(table + " " + row.text(), "row", "there", "missing")));
        String surplus = "SELECT " + columns.keyText("found.") + " FROM main." + table
                + " found WHERE NOT EXISTS (SELECT 1 FROM temp." + table + " expected WHERE " + same + ")";
        db.forEach(surplus, row -> report.accept(new Difference(table + " " + row.text(), "row", "missing", "there")));
        for (String column : columns.values()) {
            String cells =
                    "SELECT " + columns.keyText("found.") + ", quote(expected." + column + "), quote(found." + column
                            + ") FROM main." + table + " found JOIN temp." + table + " expected ON " + same
                            + " WHERE found." + column + " IS NOT expected." + column;
            db.forEach(
                    cells,
                    row -> report.accept(new Difference(table + " " + row.text(), column, row.text(), row.text())));
        }
    }
}
