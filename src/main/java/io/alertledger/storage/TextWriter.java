package io.alertledger.storage;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON object as it stands in a column: a null is left out, decimals are strings of plain
 * digits, times are as {@link Instant} prints them. Straight into text, since every event has one.
 */
final class TextWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out;
    private boolean started;

    private TextWriter(StringBuilder out) {
        this.out = out;
    }

    static TextWriter object() {
        return new TextWriter(new StringBuilder(400).append('{'));
    }

    TextWriter put(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            quote(value);
        }
        return this;
    }

    TextWriter put(String name, @Nullable BigDecimal value) {
        return put(name, value == null ? null : Decimals.plain(value));
    }

    TextWriter put(String name, @Nullable Enum<?> value) {
        return put(name, value == null ? null : value.name());
    }

    TextWriter put(String name, @Nullable Instant value) {
        return put(name, value == null ? null : value.toString());
    }

    TextWriter put(String name, @Nullable Duration value) {
        return put(name, value == null ? null : value.toString());
    }

    TextWriter put(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    TextWriter put(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    /** @param value which gets nothing more afterwards */
    TextWriter put(String name, @Nullable TextWriter value) {
        if (value != null) {
            name(name);
            out.append(value);
        }
        return this;
    }

    <T> TextWriter list(String name, List<T> values, BiConsumer<TextWriter, T> write) {
        name(name);
        list(out, values, write);
        return this;
    }

    /** A list of objects by itself. */
    static <T> String list(List<T> values, BiConsumer<TextWriter, T> write) {
        StringBuilder out = new StringBuilder(100);
        list(out, values, write);
        return out.toString();
    }

    private static <T> void list(StringBuilder out, List<T> values, BiConsumer<TextWriter, T> write) {
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "{" : ",{");
            write.accept(new TextWriter(out), values.get(i));
            out.append('}');
        }
        out.append(']');
    }

    private void name(String name) {
        if (started) {
            out.append(',');
        }
        started = true;
        out.append('"').append(name).append("\":");
    }

    private void quote(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** The object as it is now, whole. */
    @Override
    public String toString() {
        return out + "}";
    }
}
