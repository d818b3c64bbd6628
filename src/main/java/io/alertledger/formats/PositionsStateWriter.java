package io.alertledger.formats;

import com.fasterxml.jackson.core.JsonGenerator;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Decimals;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes what is held in the shape of {@code positions_state.json}: by name, numbers as JSON numbers,
 * times in epoch seconds. For an export to a file of its own: the file that an executor writes is
 * never written by the ledger.
 */
public final class PositionsStateWriter {
    private PositionsStateWriter() {}

    /** Writes the document; a position of unknown cost has {@code null} for it. */
    public static void write(Writer out, List<Holding> holdings) throws IOException {
        List<Holding> held =
                holdings.stream().filter(holding -> !holding.closed()).toList();
        Map<PositionKey, String> names =
                PositionNames.of(held.stream().map(Holding::key).toList());
        JsonGenerator json = Json.generator(out);
        json.writeStartObject();
        for (Holding holding : held) {
            Position position = holding.position();
            String name = Objects.requireNonNull(names.get(holding.key()));
            json.writeObjectFieldStart(name);
            json.writeStringField("symbol", name);
            json.writeStringField("side", holding.key().side().name());
            json.writeNumberField("qty", position.quantity());
            BigDecimal cost = position.averageCost();
            if (cost == null) {
                json.writeNullField("entry_price");
            } else {
                json.writeNumberField("entry_price", Decimals.canonical(cost));
            }
            json.writeNumberField("created_ts", EpochTimes.seconds(position.openedAt()));
            json.writeNumberField("updated_ts", EpochTimes.seconds(position.updatedAt()));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.flush();
    }
}
