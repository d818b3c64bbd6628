package io.alertledger.storage;

import io.alertledger.storage.Verification.Difference;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows that follow from no event: each carries a hash of its own columns in {@code row_hash}. */
final class CheckedRows {
    private final Columns plain;
    private final Columns hashed;

    CheckedRows(String table, List<String> keys, List<String> values) {
        plain = new Columns(table, keys, values);
        hashed = new Columns(
                table,
                keys,
                Stream.concat(values.stream(), Stream.of("row_hash")).toList());
    }

    /**
     * Adds a row.
     *
     * @return false where one with its key is there already
     */
    boolean add(Db db, @Nullable Object... values) {
        return db.update(hashed.insertNew(), withHash(values)) == 1;
    }

    /** Writes a row in place of the one with its key. */
    void put(Db db, @Nullable Object... values) {
        db.update(hashed.upsert(), withHash(values));
    }

    private static @Nullable Object[] withHash(@Nullable Object[] values) {
        @Nullable Object[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = new Hashes().of(RowDigest.text(values));
        return all;
    }

    /** Recomputes every hash. */
    void verify(Db db, Consumer<Difference> report) {
        Hashes hashes = new Hashes();
        db.forEach("SELECT " + plain.text() + ", row_hash, " + plain.keyText("") + " FROM " + plain.table(), row -> {
            String expected = hashes.of(row.text());
            String found = row.text();
            if (!expected.equals(found)) {
                report.accept(new Difference(plain.table() + " " + row.text(), "row_hash", expected, found));
            }
        });
    }
}
