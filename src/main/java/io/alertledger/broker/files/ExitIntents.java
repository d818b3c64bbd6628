package io.alertledger.broker.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.model.Decimals;
import io.alertledger.model.Leg;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code exit_intents.jsonl}: one line for each exit that the other program shall do, in the order's
 * shape, and one for each that it shall no longer do. Lines are appended and forced to disk; an order
 * is written once, also after a restart. Thread-safe.
 */
final class ExitIntents {
    private final Path path;
    private final Map<String, Intent> known = new HashMap<>();

    /**
     * An exit as it was written.
     *
     * @param held what was held when it was written; null where that was not known
     */
    record Intent(BigDecimal quantity, @Nullable BigDecimal held, boolean withdrawn) {}

    /** @throws IOException where the file is there and can not be read */
    ExitIntents(Path path) throws IOException {
        this.path = path;
        if (Files.exists(path)) {
            try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
                lines.forEach(this::remember);
            } catch (UncheckedIOException broken) {
                throw broken.getCause();
            }
        }
    }

    /** A line that a crash cut off, or that somebody else wrote, is not an intent of ours. */
    private void remember(String line) {
        if (line.isBlank()) {
            return;
        }
        try {
            JsonNode node = Json.read(line);
            String id = node.path("clientOrderId").asText("");
            Intent before = known.get(id);
            if (node.path("type").asText("").equals("CANCEL")) {
                if (before != null) {
                    known.put(id, new Intent(before.quantity(), before.held(), true));
                }
            } else if (!id.isEmpty() && before == null) {
                String held = node.path("held").asText("");
                known.put(
                        id,
                        new Intent(
                                Decimals.parse(node.path("quantity").asText("")),
                                held.isEmpty() ? null : Decimals.parse(held),
                                false));
            }
        } catch (InputException | IllegalArgumentException notOurs) {
            // left as it stands
        }
    }

    synchronized @Nullable Intent of(String clientOrderId) {
        return known.get(clientOrderId);
    }

    /** Writes an exit, unless it is written already. */
    synchronized void write(Order order, @Nullable BigDecimal held, Instant at) throws IOException {
        if (known.containsKey(order.clientOrderId())) {
            return;
        }
        ObjectNode line = Json.object();
        line.put("type", "EXIT");
        line.put("clientOrderId", order.clientOrderId());
        line.put("instrument", order.key().instrument().id());
        line.put(
                "brokerSymbol",
                order.key().instrument() instanceof OptionContract option
                        ? option.occ()
                        : order.key().instrument().id());
        line.put("positionSide", order.key().side().name());
        line.put("side", order.side().name());
        Json.put(line, "quantity", order.quantity());
        Leg.Pricing pricing = order.pricing();
        if (pricing != null) {
            line.put("orderType", pricing.type().name());
            Json.put(line, "limitPrice", pricing.limit());
            line.put("timeInForce", pricing.timeInForce().name());
        }
        line.put("state", "SUBMITTED");
        Json.put(line, "held", held);
        line.put("at", at.toString());
        append(line);
        known.put(order.clientOrderId(), new Intent(order.quantity(), held, false));
    }

    /** Writes that an exit is no longer wanted. */
    synchronized void withdraw(String clientOrderId, Instant at) throws IOException {
        Intent intent = known.get(clientOrderId);
        if (intent == null || intent.withdrawn()) {
            return;
        }
        append(Json.object()
                .put("type", "CANCEL")
                .put("clientOrderId", clientOrderId)
                .put("at", at.toString()));
        known.put(clientOrderId, new Intent(intent.quantity(), intent.held(), true));
    }

    private void append(ObjectNode line) throws IOException {
        if (path.toAbsolutePath().getParent() != null) {
            Files.createDirectories(path.toAbsolutePath().getParent());
        }
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = file.size();
            file.position(end);
            // a line that a crash cut off must not swallow this one
            String text = (endsInside(file, end) ? "\n" : "") + Json.write(line) + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    private static boolean endsInside(FileChannel file, long end) throws IOException {
        if (end == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        file.read(last, end - 1);
        return last.get(0) != '\n';
    }
}
