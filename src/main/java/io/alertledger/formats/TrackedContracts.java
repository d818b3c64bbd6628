package io.alertledger.formats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.ledger.Amount;
import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code tracked_contracts_live.json}: an object of channels, each a list of trades (or one list
 * of them all), row by row in constant memory. A broken row costs itself only; a document that is no
 * JSON to its end is refused before any row is handed on.
 */
public final class TrackedContracts {
    /** Words for a trade of which something is left. */
    static final Set<String> OPEN = Set.of("open", "trimmed", "partially_trimmed");

    /** Words for a trade that is over. */
    static final Set<String> CLOSED = Set.of("closed", "stop_loss", "cleared");

    private final Symbols symbols;
    private final Consumer<? super ImportedRow> out;
    private long row;

    private TrackedContracts(Symbols symbols, Consumer<? super ImportedRow> out) {
        this.symbols = symbols;
        this.out = out;
    }

    /**
     * Reads a file.
     *
     * @throws InputException where it is no JSON, or holds no lists of trades; then there are no rows
     */
    public static void read(Path file, Symbols symbols, Consumer<? super ImportedRow> out) throws IOException {
        try (JsonParser whole = parser(file)) {
            // Only to see that it is JSON to its end.
            for (JsonToken token = whole.nextToken(); token != null; token = whole.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                    whole.getDecimalValue();
                }
            }
        } catch (JsonProcessingException bad) {
            throw broken(bad);
        } catch (NumberFormatException endless) {
            throw new InputException("BAD_JSON", "", "", String.valueOf(endless.getMessage()));
        }
        try (JsonParser in = parser(file)) {
            new TrackedContracts(symbols, out).document(in);
        } catch (JsonProcessingException bad) {
            throw broken(bad);
        }
    }

    private static JsonParser parser(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        return Json.parser(bytes);
    }

    private static InputException broken(JsonProcessingException bad) {
        String where = bad.getLocation() == null
                ? ""
                : " at line " + bad.getLocation().getLineNr() + ", column "
                        + bad.getLocation().getColumnNr();
        return new InputException("BAD_JSON", "", "", bad.getOriginalMessage() + where);
    }

    private void document(JsonParser in) throws IOException {
        JsonToken first = in.nextToken();
        if (first == JsonToken.START_ARRAY) {
            rows(in, null);
        } else if (first == JsonToken.START_OBJECT) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String channel = in.currentName();
                if (in.nextToken() == JsonToken.START_ARRAY) {
                    rows(in, channel);
                } else if (in.currentToken() == JsonToken.START_OBJECT) {
                    take(in.readValueAsTree(), channel);
                } else {
                    out.accept(new ImportedRow.Unusable(
                            ++row, new InputProblem("INVALID", channel, in.getText(), "expected a list of trades")));
                }
            }
        } else {
            throw new InputException("INVALID", "", "", "expected an object of channels, each a list of trades");
        }
    }

    private void rows(JsonParser in, @Nullable String channel) throws IOException {
        while (in.nextToken() != JsonToken.END_ARRAY) {
            take(in.readValueAsTree(), channel);
        }
    }

    private void take(JsonNode node, @Nullable String channel) {
        row++;
        ImportedRow read;
        try {
            ImportedTrade trade = trade(Fields.of(node, "row " + row), channel);
            List<InputProblem> problems =
                    trade.price() == Amount.UNKNOWN ? List.of(ImportedRow.noCost("entry_price")) : List.of();
            read = new ImportedRow.Trade(row, trade, problems);
        } catch (InputException bad) {
            read = new ImportedRow.Unusable(row, bad.problem());
        }
        out.accept(read);
    }

    private ImportedTrade trade(Fields fields, @Nullable String channel) {
        String id = fields.text("trade_id").strip();
        if (id.isEmpty() || id.length() > 200) {
            throw fields.invalid("trade_id", "expected 1 to 200 characters");
        }
        String status = fields.has("status") ? fields.text("status").toLowerCase(Locale.ROOT) : "open";
        if (!OPEN.contains(status) && !CLOSED.contains(status)) {
            throw fields.invalid("status", "expected one of " + OPEN + " or " + CLOSED);
        }
        BigDecimal quantity = fields.decimal("quantity");
        if (quantity.signum() <= 0) {
            throw fields.invalid("quantity", "expected a quantity above 0");
        }
        BigDecimal left = fields.optionalDecimal("quantity_remaining");
        if (left != null && (left.signum() < 0 || left.compareTo(quantity) > 0)) {
            throw fields.invalid("quantity_remaining", "expected 0 to quantity");
        }
        Instant openedAt = time(fields, "created_at");
        BigDecimal gone = CLOSED.contains(status) ? quantity : left == null ? BigDecimal.ZERO : quantity.subtract(left);
        List<ImportedTrade.Exit> exits = List.of();
        if (gone.signum() > 0) {
            Instant at = fields.has("exit_time") ? time(fields, "exit_time") : openedAt;
            exits = List.of(new ImportedTrade.Exit(gone, price(fields, "exit_price"), at, false));
        }
        BigDecimal price = fields.has("entry_price") ? price(fields, "entry_price") : price(fields, "purchase_price");
        return new ImportedTrade(
                id,
                instrument(fields),
                fields.optionalConstant("side", Side.class) == Side.SHORT ? Side.SHORT : Side.LONG,
                quantity,
                price == null ? Amount.UNKNOWN : Amount.at(price),
                openedAt,
                fields.node().has("channel") ? fields.optionalText("channel") : channel,
                fields.optionalText("author"),
                exits);
    }

    private Instrument instrument(Fields fields) {
        String word = fields.has("broker_symbol") ? fields.text("broker_symbol") : fields.text("symbol");
        try {
            if (!fields.has("strike") && !fields.has("type") && !fields.has("expiration")) {
                return LinearInstrument.of(word);
            }
            return SeedContracts.option(
                    symbols,
                    fields.has("trader_symbol") ? fields.text("trader_symbol") : word,
                    word,
                    fields.text("expiration"),
                    fields.decimal("strike"),
                    fields.text("type"));
        } catch (IllegalArgumentException bad) {
            throw fields.invalid("symbol", String.valueOf(bad.getMessage()));
        }
    }

    private static @Nullable BigDecimal price(Fields fields, String field) {
        BigDecimal price = fields.optionalDecimal(field);
        if (price != null && price.signum() < 0) {
            throw fields.invalid(field, "expected 0 or above");
        }
        return price;
    }

    private static Instant time(Fields fields, String field) {
        return fields.parsed(
                field,
                text -> SeedTimes.parse(text, ZoneOffset.UTC),
                "expected a time such as 2026-01-28T00:28:59+00:00");
    }

    /** The word of a trade's state in these files. */
    static String status(BigDecimal quantity, BigDecimal left) {
        return left.signum() == 0 ? "closed" : left.compareTo(quantity) < 0 ? "trimmed" : "open";
    }

    static String word(OptionContract option) {
        return option.type().name().toLowerCase(Locale.ROOT);
    }
}
