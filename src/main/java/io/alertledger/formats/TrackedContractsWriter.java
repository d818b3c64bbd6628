package io.alertledger.formats;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.TextNode;
import io.alertledger.ledger.LotStory;
import io.alertledger.model.Decimals;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code tracked_contracts_live.json}: lots by channel. Beside the older program's fields it
 * has what is left, when and at which price the rest went, and side and author where they say more.
 *
 * <p>Lots come in the order of the log, the file has them by channel: each channel's lots wait in a
 * file of their own, so a log of any length takes constant memory. For one thread.
 */
public final class TrackedContractsWriter implements AutoCloseable {
    /** Where trades go of which no channel is known; the field {@code channel} is null then. */
    private static final String NO_CHANNEL = "unknown";

    /** Channels that are written to at the same time; each has a buffer and a file handle. */
    private static final int MOST_OPEN = 32;

    private final Symbols symbols;
    private final Path folder;
    private final Map<String, Path> channels = new LinkedHashMap<>();
    private final Map<String, Writer> open = new HashMap<>();

    public TrackedContractsWriter(Symbols symbols) throws IOException {
        this.symbols = symbols;
        this.folder = Files.createTempDirectory("alertledger-tracked");
    }

    /** Takes a lot in. */
    public void add(LotStory lot) throws IOException {
        String said = lot.opened().channel();
        String channel = said == null ? NO_CHANNEL : said;
        boolean first = !channels.containsKey(channel);
        Writer waiting = open.get(channel);
        if (waiting == null) {
            waiting = opened(channel);
        }
        waiting.write(first ? "\n" : ",\n");
        // Flushed by closing, which leaves the writer below as it is.
        try (JsonGenerator json = Json.generator(waiting).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            lot(json, lot, symbols);
        }
    }

    private Writer opened(String channel) throws IOException {
        if (open.size() == MOST_OPEN) {
            closeAll();
        }
        Path file = channels.computeIfAbsent(channel, name -> folder.resolve(Integer.toString(channels.size())));
        Writer writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        open.put(channel, writer);
        return writer;
    }

    private void closeAll() throws IOException {
        for (Writer writer : open.values()) {
            writer.close();
        }
        open.clear();
    }

    /** Writes the document. */
    public void write(Writer out) throws IOException {
        closeAll();
        out.write("{");
        String before = "\n";
        for (Map.Entry<String, Path> channel : channels.entrySet()) {
            out.write(before + Json.write(TextNode.valueOf(channel.getKey())) + " : [");
            try (Reader lots = Files.newBufferedReader(channel.getValue())) {
                lots.transferTo(out);
            }
            out.write("\n]");
            before = ",\n";
        }
        out.write("\n}\n");
        out.flush();
    }

    /** Takes away what waited. */
    @Override
    public void close() throws IOException {
        closeAll();
        for (Path file : channels.values()) {
            Files.deleteIfExists(file);
        }
        Files.delete(folder);
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
