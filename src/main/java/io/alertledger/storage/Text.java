package io.alertledger.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as they stand in a column: a null is left out, decimals are strings of plain digits.
 * What stands in a ledger was written by this program, so anything unexpected is damage and throws.
 *
 * <p>Unlike JSON from outside, decimals here may have more than 18 decimals: a share of a cost has up
 * to {@value io.alertledger.model.Decimals#SHARE_DECIMALS}.
 */
final class Text {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode node;

    private Text(ObjectNode node) {
        this.node = node;
    }

    static Text empty() {
        return new Text(MAPPER.createObjectNode());
    }

    /**
     * @throws IllegalStateException if it is no JSON object
     */
    static Text read(String json) {
        try {
            return of(MAPPER.readTree(json));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("not JSON: " + json, damaged);
        }
    }

    private static Text of(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new Text(object);
        }
        throw new IllegalStateException("not a JSON object: " + node);
    }

    Text put(String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    Text put(String name, @Nullable BigDecimal value) {
        return put(name, value == null ? null : Decimals.plain(value));
    }

    Text put(String name, @Nullable Enum<?> value) {
        return put(name, value == null ? null : value.name());
    }

    Text put(String name, @Nullable Instant value) {
        return put(name, value == null ? null : value.toString());
    }

    Text put(String name, @Nullable Duration value) {
        return put(name, value == null ? null : value.toString());
    }

    Text put(String name, long value) {
        node.put(name, value);
        return this;
    }

    Text put(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    Text put(String name, @Nullable Text value) {
        if (value != null) {
            node.set(name, value.node);
        }
        return this;
    }

    <T> Text list(String name, List<T> values, BiConsumer<Text, T> write) {
        ArrayNode array = node.putArray(name);
        for (T value : values) {
            write.accept(new Text(array.addObject()), value);
        }
        return this;
    }

    /** A list of objects by itself. */
    static <T> String list(List<T> values, BiConsumer<Text, T> write) {
        ArrayNode array = MAPPER.createArrayNode();
        for (T value : values) {
            write.accept(new Text(array.addObject()), value);
        }
        return array.toString();
    }

    /** The opposite of {@link #list(List, BiConsumer)}. */
    static <T> List<T> readList(String json, Function<Text, T> read) {
        return read("{\"all\":" + json + "}").list("all", read);
    }

    @Nullable
    String optional(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }

    String text(String name) {
        String value = optional(name);
        if (value == null) {
            throw new IllegalStateException("'" + name + "' is missing in " + node);
        }
        return value;
    }

    @Nullable
    BigDecimal optionalDecimal(String name) {
        return optional(name, BigDecimal::new);
    }

    BigDecimal decimal(String name) {
        return new BigDecimal(text(name));
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    <T> @Nullable T optional(String name, Function<String, T> parse) {
        String value = optional(name);
        return value == null ? null : parse.apply(value);
    }

    @Nullable
    Text optionalObject(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : of(value);
    }

    boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    long integer(String name) {
        return Long.parseLong(text(name));
    }

    <T> List<T> list(String name, Function<Text, T> read) {
        JsonNode array = node.path(name);
        List<T> values = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            values.add(read.apply(of(element)));
        }
        return values;
    }

    @Override
    public String toString() {
        return node.toString();
    }
}
