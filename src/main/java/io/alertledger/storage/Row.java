package io.alertledger.storage;

import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row whose columns are read from left to right, each once, in the order of the SELECT. */
final class Row {
    private final ResultSet rows;
    private int column;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    void rewind() {
        column = 0;
    }

    @Nullable
    String optionalText() {
        try {
            return rows.getString(++column);
        } catch (SQLException failed) {
            throw new IllegalStateException("column " + column + " can not be read", failed);
        }
    }

    String text() {
        int at = column + 1;
        return Objects.requireNonNull(optionalText(), () -> "column " + at + " is null");
    }

    long integer() {
        try {
            return rows.getLong(++column);
        } catch (SQLException failed) {
            throw new IllegalStateException("column " + column + " can not be read", failed);
        }
    }

    @Nullable
    Long optionalInteger() {
        String text = optionalText();
        return text == null ? null : Long.valueOf(text);
    }

    boolean flag() {
        return integer() != 0;
    }

    BigDecimal decimal() {
        return new BigDecimal(text());
    }

    @Nullable
    BigDecimal optionalDecimal() {
        String text = optionalText();
        return text == null ? null : new BigDecimal(text);
    }

    Instant time() {
        return Times.parse(text());
    }

    @Nullable
    Instant optionalTime() {
        String text = optionalText();
        return text == null ? null : Times.parse(text);
    }

    <E extends Enum<E>> E constant(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    <E extends Enum<E>> @Nullable E optionalConstant(Class<E> type) {
        String text = optionalText();
        return text == null ? null : Enum.valueOf(type, text);
    }

    /** Four columns: account, ticker, instrument, side. */
    PositionKey key() {
        return new PositionKey(text(), Instruments.read(text(), text()), constant(Side.class));
    }
}
