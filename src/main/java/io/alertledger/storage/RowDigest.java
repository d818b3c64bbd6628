package io.alertledger.storage;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A digest of a set of rows that does not depend on their order: the sum of their hashes. Rows can be
 * taken out again, so it can follow a table that changes without keeping it. Meant to find damage and
 * mistakes; whoever can write the file can also write its digest. For one thread.
 */
final class RowDigest {
    private final MessageDigest digest = Hashes.sha256();
    private long high;
    private long low;
    private long rows;

    void add(String row) {
        sum(row, 1);
    }

    void remove(String row) {
        sum(row, -1);
    }

    private void sum(String row, int sign) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(row.getBytes(StandardCharsets.UTF_8)));
        high += sign * hash.getLong();
        low += sign * hash.getLong();
        rows += sign;
    }

    boolean sameAs(RowDigest other) {
        return high == other.high && low == other.low && rows == other.rows;
    }

    /** A row as SQLite's {@code quote()} writes its columns, with commas between. */
    static String text(@Nullable Object... values) {
        StringBuilder out = new StringBuilder(160);
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            quote(out, values[i]);
        }
        return out.toString();
    }

    private static void quote(StringBuilder out, @Nullable Object value) {
        if (value == null) {
            out.append("NULL");
        } else if (value instanceof Boolean flag) {
            out.append(flag ? '1' : '0');
        } else if (value instanceof Long || value instanceof Integer) {
            out.append(value);
        } else {
            String text = plain(value);
            out.append('\'');
            if (text.indexOf('\'') < 0) {
                out.append(text);
            } else {
                out.append(text.replace("'", "''"));
            }
            out.append('\'');
        }
    }

    /** How a value stands in a TEXT column. */
    static String plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Instant time) {
            return Times.text(time);
        }
        return value instanceof Enum<?> constant ? constant.name() : (String) value;
    }
}
