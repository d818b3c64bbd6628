package io.alertledger.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.model.Decimals;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * JSON with this system's limits: exact decimals, depth at most {@value #MAX_DEPTH}, at most {@value
 * #MAX_LENGTH} characters, no name twice in an object. Thread-safe.
 */
public final class Json {
    /** Deepest nesting that is read. */
    public static final int MAX_DEPTH = 32;

    /** Most characters of one document or line. */
    public static final int MAX_LENGTH = 1 << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_LENGTH)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final ObjectMapper FOREIGN =
            MAPPER.copy().configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature(), true);

    /** One value after another is read from the stream, so what follows a value is no mistake. */
    private static final ObjectMapper STREAMED = FOREIGN.copy().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /**
     * Reads a document.
     *
     * @throws InputException BAD_JSON or TOO_LARGE, with the place where reading stopped
     */
    public static JsonNode read(String text) {
        return read(MAPPER, text);
    }

    private static JsonNode read(ObjectMapper mapper, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InputException("TOO_LARGE", "", "", "longer than " + MAX_LENGTH + " characters");
        }
        try {
            JsonNode node = mapper.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new InputException("BAD_JSON", "", text, "empty, expected a JSON document");
            }
            return node;
        } catch (JsonProcessingException bad) {
            String where = bad.getLocation() == null
                    ? ""
                    : " at line " + bad.getLocation().getLineNr() + ", column "
                            + bad.getLocation().getColumnNr();
            throw new InputException("BAD_JSON", "", text, bad.getOriginalMessage() + where);
        } catch (NumberFormatException endless) {
            // an exponent of more digits than a number can have
            throw new InputException("BAD_JSON", "", text, String.valueOf(endless.getMessage()));
        }
    }

    /**
     * Reads a file that another program wrote: as {@link #read}, after a byte order mark if there is
     * one, and with the bare words NaN and Infinity that some programs write. They are no numbers
     * ({@link Fields#decimal} refuses them), but their row is at fault and not the whole file.
     */
    public static JsonNode readForeign(String text) {
        return read(FOREIGN, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /**
     * Reads a document that must be an object.
     *
     * @throws InputException as {@link #read}, or INVALID where it is something else
     */
    public static Fields readObject(String text) {
        return Fields.of(read(text), "");
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** One line, no spaces. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a JSON tree could not be written", broken);
        }
    }

    /** Indented for people. */
    public static String pretty(JsonNode node) {
        return node.toPrettyString();
    }

    /** Puts a number as a plain decimal string; leaves the field out where there is none. */
    public static void put(ObjectNode node, String field, @Nullable BigDecimal value) {
        if (value != null) {
            node.put(field, Decimals.plain(value));
        }
    }

    /** Puts a value's text; leaves the field out where there is none. */
    public static void put(ObjectNode node, String field, @Nullable Object value) {
        if (value != null) {
            node.put(field, value.toString());
        }
    }

    /** Reads a file of any length token by token, with the same limits for all but the length of the whole. */
    static JsonParser parser(InputStream in) throws IOException {
        return STREAMED.createParser(in);
    }

    /** Writes a file of any length token by token, indented for people, numbers in plain digits. */
    static JsonGenerator generator(Writer out) throws IOException {
        return MAPPER.createGenerator(out).useDefaultPrettyPrinter();
    }
}
