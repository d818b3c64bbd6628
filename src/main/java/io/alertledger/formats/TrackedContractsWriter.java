package io.alertledger.formats;

import com.fasterxml.jackson.core.JsonGenerator;
import io.alertledger.ledger.LotStory;
import io.alertledger.model.Decimals;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code tracked_contracts_live.json}: lots by channel. Beside the older program's fields it
 * has what is left, when and at which price the rest went, and side and author where they say more.
 */
public final class TrackedContractsWriter {
    /** Where trades go of which no channel is known; the field {@code channel} is null then. */
    private static final String NO_CHANNEL = "unknown";

    private final Map<String, List<LotStory>> channels = new LinkedHashMap<>();

    /** Takes a lot in; the file is by channel, so it is written at the end. */
    public void add(LotStory lot) {
        String channel = lot.opened().channel();
        channels.computeIfAbsent(channel == null ? NO_CHANNEL : channel, name -> new ArrayList<>())
                .add(lot);
    }

    /** Writes the document. */
    public void write(Writer out, Symbols symbols) throws IOException {
        JsonGenerator json = Json.generator(out);
        json.writeStartObject();
        for (Map.Entry<String, List<LotStory>> channel : channels.entrySet()) {
            json.writeArrayFieldStart(channel.getKey());
            for (LotStory lot : channel.getValue()) {
                lot(json, lot, symbols);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.flush();
    }

    private static void lot(JsonGenerator json, LotStory lot, Symbols symbols) throws IOException {
        String ticker = lot.key().instrument().ticker();
        json.writeStartObject();
        json.writeStringField("trade_id", lot.opened().lotId());
        json.writeStringField("symbol", ticker);
        json.writeStringField("trader_symbol", ticker);
        if (lot.key().instrument() instanceof OptionContract option) {
            json.writeStringField("broker_symbol", option.root());
        } else {
            json.writeStringField("broker_symbol", ticker);
        }
        json.writeArrayFieldStart("symbol_variants");
        for (String variant : symbols.variants(ticker)) {
            json.writeString(variant);
        }
        json.writeEndArray();
        if (lot.key().instrument() instanceof OptionContract option) {
            number(json, "strike", option.strike());
            json.writeStringField("type", TrackedContracts.word(option));
            json.writeStringField("expiration", option.expiration().toString());
        }
        number(json, "purchase_price", lot.price());
        number(json, "entry_price", lot.price());
        json.writeStringField("size", "full");
        number(json, "quantity", lot.quantity());
        number(json, "quantity_remaining", lot.left());
        json.writeStringField("channel", lot.opened().channel());
        json.writeStringField("author", lot.opened().author());
        if (lot.key().side() == Side.SHORT) {
            json.writeStringField("side", "SHORT");
        }
        json.writeStringField("created_at", SeedTimes.iso(lot.opened().at()));
        json.writeStringField("status", TrackedContracts.status(lot.quantity(), lot.left()));
        if (!lot.parts().isEmpty()) {
            json.writeStringField(
                    "exit_time",
                    SeedTimes.iso(lot.parts().get(lot.parts().size() - 1).at()));
            number(json, "exit_price", lot.closedAt());
        }
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String field, @Nullable BigDecimal value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            json.writeNumberField(field, Decimals.canonical(value));
        }
    }
}
