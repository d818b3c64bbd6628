package io.alertledger.storage;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a table, key first, and the statements that follow from them: one list for writing,
 * for checking and for naming what differs.
 */
final class Columns {
    /** Columns that hold integers, at least in one of the tables; all others hold text. */
    private static final Set<String> INTEGERS = Set.of(
            "attempt",
            "closed_by",
            "closings",
            "closings_unknown",
            "episode",
            "episodes",
            "lots",
            "managed",
            "opened_by",
            "paused_entries",
            "paused_exits",
            "place",
            "seq",
            "undone_by");

    private final String table;
    private final List<String> keys;
    private final List<String> values;
    private final String upsert;
    private final String insertNew;
    private final String text;

    Columns(String table, List<String> keys, List<String> values) {
        this.table = table;
        this.keys = keys;
        this.values = values;
        List<String> all = Stream.concat(keys.stream(), values.stream()).toList();
        String insert = "INSERT INTO " + table + " (" + String.join(", ", all) + ") VALUES ("
                + all.stream().map(column -> "?").collect(Collectors.joining(", ")) + ") ON CONFLICT ("
                + String.join(", ", keys) + ") DO ";
        upsert = insert + "UPDATE SET "
                + values.stream()
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "));
        insertNew = insert + "NOTHING";
        text = quoted("", all);
    }

    /**
     * Several columns as one text, as {@link RowDigest#text} writes them. One call of {@code format()} takes a
     * fifth of the time of a {@code quote()} for each; but {@code %Q} would put an integer between quotes.
     */
    private static String quoted(String prefix, List<String> columns) {
        String form = columns.stream()
                .map(column -> INTEGERS.contains(column) ? "%s" : "%Q")
                .collect(Collectors.joining(","));
        return columns.stream()
                .map(column -> INTEGERS.contains(column) ? "quote(" + prefix + column + ")" : prefix + column)
                .collect(Collectors.joining(", ", "format('" + form + "', ", ")"));
    }

    String table() {
        return table;
    }

    List<String> values() {
        return values;
    }

    /** Writes a whole row in place of the one with its key, if there is one. */
    String upsert() {
        return upsert;
    }

    /** Writes a row unless there is one with its key. */
    String insertNew() {
        return insertNew;
    }

    /** An expression: the whole row as one text. */
    String text() {
        return text;
    }

    /** An expression: the key as one text. */
    String keyText(String prefix) {
        return quoted(prefix, keys);
    }

    /** A condition: two rows have the same key. */
    String sameKey(String left, String right) {
        return keys.stream()
                .map(column -> left + "." + column + " IS " + right + "." + column)
                .collect(Collectors.joining(" AND "));
    }
}
