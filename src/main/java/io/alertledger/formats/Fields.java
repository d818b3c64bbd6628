package io.alertledger.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, read by name and type, with the path kept for messages. Null and
 * absent are the same; unknown fields are ignored; a number may be a JSON number or a string.
 *
 * <p>Every reader throws {@link InputException} that names field, value and what is allowed.
 */
public final class Fields {
    private final JsonNode node;
    private final String path;

    private Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /**
     * @param path where the object stands; empty for the document itself
     * @throws InputException INVALID where the node is no object
     */
    public static Fields of(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new InputException("INVALID", path, node.toString(), "expected an object");
        }
        return new Fields(node, path);
    }

    public JsonNode node() {
        return node;
    }

    /** Path of a field of this object. */
    public String path(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    public Iterator<String> names() {
        return node.fieldNames();
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** A problem with a field of this object. */
    public InputException invalid(String field, String allowed) {
        JsonNode value = node.get(field);
        return new InputException(
                "INVALID",
                path(field),
                value == null ? "" : value.isTextual() ? value.textValue() : value.toString(),
                allowed);
    }

    private <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InputException("MISSING", path(field), "", "missing, and needed");
        }
        return value;
    }

    public String text(String field) {
        return required(field, optionalText(field));
    }

    public @Nullable String optionalText(String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isTextual() || value.isNumber() || value.isBoolean()) {
            return value.asText();
        }
        throw invalid(field, "expected a text");
    }

    public BigDecimal decimal(String field) {
        return required(field, optionalDecimal(field));
    }

    public @Nullable BigDecimal optionalDecimal(String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        return decimal(value, path(field));
    }

    /** Reads one value as an exact decimal. */
    public static BigDecimal decimal(JsonNode value, String path) {
        try {
            if (value.isNumber()) {
                return Decimals.limited(value.decimalValue());
            }
            if (value.isTextual()) {
                return Decimals.parse(value.textValue());
            }
        } catch (IllegalArgumentException | ArithmeticException notANumber) {
            throw new InputException("INVALID", path, value.asText(), String.valueOf(notANumber.getMessage()));
        }
        throw new InputException("INVALID", path, value.toString(), "expected a number");
    }

    public boolean flag(String field, boolean otherwise) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        throw invalid(field, "expected true or false");
    }

    public @Nullable Integer optionalInteger(String field) {
        BigDecimal value = optionalDecimal(field);
        if (value == null) {
            return null;
        }
        try {
            return value.intValueExact();
        } catch (ArithmeticException tooLarge) {
            throw invalid(field, "expected a whole number");
        }
    }

    public Instant instant(String field) {
        return required(field, optionalInstant(field));
    }

    /** ISO-8601 with a zone. */
    public @Nullable Instant optionalInstant(String field) {
        return optionalParsed(
                field,
                text -> OffsetDateTime.parse(text).toInstant(),
                "expected an ISO-8601 time with a zone, such as 2026-01-28T14:30:00Z");
    }

    public @Nullable LocalDate optionalDate(String field) {
        return optionalParsed(field, LocalDate::parse, "expected a date such as 2026-01-28");
    }

    /** Reads a text by a function that throws {@link DateTimeException} or {@link IllegalArgumentException}. */
    public <T> @Nullable T optionalParsed(String field, Function<String, T> parse, String allowed) {
        String text = optionalText(field);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException bad) {
            throw invalid(field, allowed);
        } catch (IllegalArgumentException bad) {
            throw invalid(field, bad.getMessage() == null ? allowed : bad.getMessage());
        }
    }

    public <T> T parsed(String field, Function<String, T> parse, String allowed) {
        return required(field, optionalParsed(field, parse, allowed));
    }

    public <E extends Enum<E>> E constant(String field, Class<E> type) {
        return required(field, optionalConstant(field, type));
    }

    /** A constant of an enumeration, in either case. */
    public <E extends Enum<E>> @Nullable E optionalConstant(String field, Class<E> type) {
        String text = optionalText(field);
        if (text == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw invalid(field, "expected one of " + List.of(type.getEnumConstants()));
        }
    }

    public Fields object(String field) {
        return required(field, optionalObject(field));
    }

    public @Nullable Fields optionalObject(String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : of(value, path(field));
    }

    /** The elements of a list of objects; empty where the field is absent. */
    public List<Fields> objects(String field) {
        return list(field, Fields::of);
    }

    /** The elements of a list of texts; empty where the field is absent. */
    public List<String> texts(String field) {
        return list(field, (value, where) -> {
            if (!value.isTextual()) {
                throw new InputException("INVALID", where, value.toString(), "expected a text");
            }
            return value.textValue();
        });
    }

    /** The elements of a list of numbers; empty where the field is absent. */
    public List<BigDecimal> decimals(String field) {
        return list(field, Fields::decimal);
    }

    private <T> List<T> list(String field, BiFunction<JsonNode, String, T> element) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            throw invalid(field, "expected a list");
        }
        List<T> elements = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            elements.add(element.apply(value.get(i), path(field) + "[" + i + "]"));
        }
        return elements;
    }
}
