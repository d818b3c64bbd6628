package io.alertledger.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code position_tp_sl.json} says: a target and a stop for each position, by its name.
 *
 * @param rows in the order of the file
 * @param problems rows that can not be understood, and why
 */
public record TpSlRegistry(List<Row> rows, List<InputProblem> problems) {
    /** No rows. */
    public static final TpSlRegistry EMPTY = new TpSlRegistry(List.of(), List.of());

    public TpSlRegistry {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * One position's levels.
     *
     * @param name the key under which it stands
     * @param instrument what it is of
     * @param side long or short; null where the file does not say
     * @param entry average cost per share or coin, or null
     * @param takeProfit or null for none
     * @param stopLoss or null for none
     * @param createdAt when the position was opened, or null
     * @param updatedAt when its levels were set, or null
     */
    public record Row(
            String name,
            Instrument instrument,
            @Nullable Side side,
            @Nullable BigDecimal entry,
            @Nullable BigDecimal takeProfit,
            @Nullable BigDecimal stopLoss,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}

    /**
     * Reads a registry; a bad row is left out and said.
     *
     * @throws InputException where the text is no JSON or no object: then it says nothing at all
     */
    public static TpSlRegistry read(String text, Symbols symbols) {
        JsonNode document = Json.readForeign(text);
        if (!document.isObject()) {
            throw new InputException("INVALID", "", document.toString(), "expected an object by symbol");
        }
        List<Row> rows = new ArrayList<>();
        List<InputProblem> problems = new ArrayList<>();
        document.properties().forEach(entry -> {
            try {
                rows.add(row(entry.getKey(), Fields.of(entry.getValue(), entry.getKey()), symbols));
            } catch (InputException bad) {
                problems.add(bad.problem());
            }
        });
        return new TpSlRegistry(rows, problems);
    }

    private static Row row(String name, Fields fields, Symbols symbols) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        boolean sided = upper.endsWith(":LONG") || upper.endsWith(":SHORT");
        String plain = sided ? name.strip().substring(0, upper.lastIndexOf(':')) : name.strip();
        String word = sided ? upper.substring(upper.lastIndexOf(':') + 1) : fields.optionalText("side");
        return new Row(
                name,
                instrument(plain, fields, symbols),
                side(word, fields),
                optionalPrice(fields, "entry_price"),
                level(fields, "tp", "take_profit"),
                level(fields, "sl", "stop_loss"),
                EpochTimes.read(fields, "created_ts"),
                EpochTimes.read(fields, "updated_ts"));
    }

    private static Instrument instrument(String name, Fields fields, Symbols symbols) {
        try {
            return symbols.instrument(name);
        } catch (IllegalArgumentException bad) {
            throw new InputException("INVALID", fields.path("symbol"), name, String.valueOf(bad.getMessage()));
        }
    }

    private static @Nullable Side side(@Nullable String word, Fields fields) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "LONG", "BUY" -> Side.LONG;
            case "SHORT", "SELL" -> Side.SHORT;
            default -> throw fields.invalid("side", "expected LONG or SHORT");
        };
    }

    private static @Nullable BigDecimal optionalPrice(Fields fields, String field) {
        BigDecimal price = fields.optionalDecimal(field);
        return price == null || price.signum() <= 0 ? null : price;
    }

    /** A level is above zero, or none; a registry in which nothing is 0 or NaN was written by hand or is broken. */
    private static @Nullable BigDecimal level(Fields fields, String name, String other) {
        String field = fields.has(name) || !fields.has(other) ? name : other;
        BigDecimal level = fields.optionalDecimal(field);
        if (level != null && level.signum() <= 0) {
            throw fields.invalid(field, "must be above 0, or null for no level");
        }
        return level;
    }

    /** The document: an object by name with JSON numbers, {@code {}} where there are no rows. */
    public static ObjectNode write(List<Row> rows) {
        ObjectNode out = Json.object();
        for (Row row : rows) {
            ObjectNode one = out.putObject(row.name());
            one.put("symbol", row.name());
            one.put("side", row.side() == null ? null : row.side().name());
            one.put("entry_price", canonical(row.entry()));
            one.put("tp", canonical(row.takeProfit()));
            one.put("sl", canonical(row.stopLoss()));
            one.put("created_ts", seconds(row.createdAt()));
            one.put("updated_ts", seconds(row.updatedAt()));
        }
        return out;
    }

    private static @Nullable BigDecimal canonical(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.canonical(value);
    }

    private static @Nullable BigDecimal seconds(@Nullable Instant at) {
        return at == null ? null : EpochTimes.seconds(at);
    }
}
