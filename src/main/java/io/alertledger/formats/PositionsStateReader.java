package io.alertledger.formats;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.model.Instrument;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code positions_state.json} in every shape that bots write: an object by symbol or a list,
 * bare or under {@code positions}; {@code side}, {@code position_side} or {@code positionSide}; {@code
 * entry_price}, {@code avg_entry_price} or {@code entryPrice}; {@code qty}, {@code quantity}, {@code
 * positionAmt} or {@code contracts}; numbers or strings. A bad row is left out and said; a bad
 * document is refused whole.
 */
public final class PositionsStateReader {
    private static final List<String> SYMBOL = List.of("symbol", "instrument", "ccid", "ticker");
    private static final List<String> SIDE = List.of("side", "position_side", "positionSide");
    private static final List<String> QUANTITY = List.of("qty", "quantity", "positionAmt", "contracts");
    private static final List<String> ENTRY = List.of("entry_price", "avg_entry_price", "entryPrice");

    private final Symbols symbols;
    private final String account;
    private final Map<PositionKey, PositionsState.Row> rows = new HashMap<>();
    private final List<PositionKey> order = new ArrayList<>();
    private final List<InputProblem> leftOut = new ArrayList<>();

    private PositionsStateReader(Symbols symbols, String account) {
        this.symbols = symbols;
        this.account = account;
    }

    /**
     * @param account whose positions the file holds
     * @throws InputException where the text is no JSON or neither an object nor a list: then it says
     *     nothing, least of all that nothing is held
     */
    public static PositionsState read(String text, Symbols symbols, String account) {
        PositionsStateReader reader = new PositionsStateReader(symbols, account);
        reader.document(Json.readForeign(text));
        return new PositionsState(
                reader.order.stream()
                        .map(key -> Objects.requireNonNull(reader.rows.get(key)))
                        .toList(),
                reader.leftOut);
    }

    private void document(JsonNode document) {
        JsonNode positions = document.isObject() && document.has("positions") ? document.get("positions") : document;
        if (positions.isArray()) {
            for (int i = 0; i < positions.size(); i++) {
                row(positions.get(i), "[" + i + "]", null);
            }
        } else if (positions.isObject()) {
            boolean single = QUANTITY.stream().anyMatch(positions::has)
                    && SYMBOL.stream().anyMatch(positions::has);
            if (single) {
                row(positions, "", null);
            } else {
                positions.properties().forEach(entry -> {
                    // a bare value beside the positions is the file's own time or version
                    if (entry.getValue().isContainerNode()) {
                        named(entry.getKey(), entry.getValue());
                    }
                });
            }
        } else {
            throw new InputException(
                    "INVALID", "positions", positions.toString(), "expected an object or a list of positions");
        }
    }

    /** In hedge mode a symbol may hold a list of its sides. */
    private void named(String name, JsonNode value) {
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                row(value.get(i), name + "[" + i + "]", name);
            }
        } else {
            row(value, name, name);
        }
    }

    private void row(JsonNode node, String path, @Nullable String name) {
        try {
            Fields fields = Fields.of(node, path);
            read(fields, name);
        } catch (InputException bad) {
            leftOut.add(bad.problem());
        }
    }

    private void read(Fields fields, @Nullable String name) {
        String symbol = first(fields, SYMBOL) == null ? name : fields.text(firstName(fields, SYMBOL));
        if (symbol == null) {
            throw new InputException("MISSING", fields.path("symbol"), "", "missing, and needed");
        }
        String quantityField = firstName(fields, QUANTITY);
        BigDecimal signed = fields.decimal(quantityField);
        if (signed.signum() == 0) {
            throw new InputException(
                    PositionsState.ZERO, fields.path(quantityField), signed.toPlainString(), "zero: nothing is held");
        }
        Side side = side(fields, name != null && sideOf(symbol) == null ? name : symbol, signed, quantityField);
        PositionKey key = new PositionKey(account, instrument(fields, symbol), side);
        BigDecimal entry = entry(fields);
        PositionsState.Row row = new PositionsState.Row(
                key, signed.abs(), entry, EpochTimes.read(fields, "created_ts"), EpochTimes.read(fields, "updated_ts"));
        PositionsState.Row before = rows.putIfAbsent(key, row);
        if (before == null) {
            order.add(key);
        } else if (!before.equals(row)) {
            throw fields.invalid(quantityField, "this position stands twice and differs; the first row counts");
        }
    }

    private Instrument instrument(Fields fields, String symbol) {
        try {
            return symbols.instrument(withoutSide(symbol));
        } catch (IllegalArgumentException bad) {
            throw new InputException("INVALID", fields.path("symbol"), symbol, String.valueOf(bad.getMessage()));
        }
    }

    /** The side that a name such as {@code SOLUSDT:SHORT} carries; null where it carries none. */
    private static @Nullable Side sideOf(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        return upper.endsWith(":SHORT") ? Side.SHORT : upper.endsWith(":LONG") ? Side.LONG : null;
    }

    private static String withoutSide(String symbol) {
        return sideOf(symbol) == null ? symbol : symbol.substring(0, symbol.lastIndexOf(':'));
    }

    /** As said; else as the symbol's ending says; else the sign's. */
    private static Side side(Fields fields, String symbol, BigDecimal signed, String quantityField) {
        String field = firstName(fields, SIDE);
        String said = fields.optionalText(field);
        String word = said == null ? "" : said.strip().toUpperCase(Locale.ROOT);
        Side side = switch (word) {
            case "LONG", "BUY" -> Side.LONG;
            case "SHORT", "SELL" -> Side.SHORT;
            case "", "BOTH", "NONE" ->
                symbol.toUpperCase(Locale.ROOT).endsWith(":SHORT") || signed.signum() < 0 ? Side.SHORT : Side.LONG;
            default -> throw fields.invalid(field, "expected LONG or SHORT");
        };
        if (side == Side.LONG && signed.signum() < 0) {
            throw fields.invalid(quantityField, "negative, while the side is LONG");
        }
        return side;
    }

    /** Null where there is none that is valid; the row is kept and the reason said. */
    private @Nullable BigDecimal entry(Fields fields) {
        String field = firstName(fields, ENTRY);
        try {
            BigDecimal entry = fields.optionalDecimal(field);
            if (entry != null && entry.signum() > 0) {
                return entry;
            }
            leftOut.add(noCost(fields, field));
        } catch (InputException noNumber) {
            leftOut.add(noCost(fields, field));
        }
        return null;
    }

    private static InputProblem noCost(Fields fields, String field) {
        return new InputProblem(
                PositionsState.NO_COST,
                fields.path(field),
                fields.node().path(field).asText(""),
                "no valid entry price; the position is kept, its cost is not known");
    }

    private static @Nullable JsonNode first(Fields fields, List<String> names) {
        return names.stream()
                .filter(fields::has)
                .findFirst()
                .map(fields.node()::get)
                .orElse(null);
    }

    /** The first of several names that is there; the usual one where none is. */
    private static String firstName(Fields fields, List<String> names) {
        return names.stream().filter(fields::has).findFirst().orElse(names.get(0));
    }
}
