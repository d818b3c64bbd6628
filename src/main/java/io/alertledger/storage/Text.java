package io.alertledger.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects as they stand in a column, where {@link TextWriter} has put them. What stands in a ledger was written by this program, so anything unexpected is damage and throws.
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

    /** The opposite of {@link TextWriter#list(List, java.util.function.BiConsumer)}. */
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
