package io.alertledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.broker.Broker;
import io.alertledger.broker.files.FilesBroker;
import io.alertledger.formats.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The folder that a futures bot shares with the ledger: its two state files, the ledger and what it publishes. */
final class BotFolder {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-28T15:30:00Z"), ZoneOffset.UTC);
    static final String TWO_POSITIONS = """
            {"positions":[
              {"symbol":"SOLUSDT","side":"LONG","qty":10,"entry_price":100,"created_ts":1769600000.5},
              {"symbol":"ETHUSDT","position_side":"SHORT","qty":"2","avg_entry_price":"2000"}]}
            """;

    final Path positions;
    final Path registry;
    final Path state;
    private final Path folder;

    BotFolder(Path folder) {
        this.folder = folder;
        positions = folder.resolve("positions_state.json");
        registry = folder.resolve("position_tp_sl.json");
        state = folder.resolve("state.json");
    }

    /**
     * A ledger over the folder.
     *
     * @param base whose blocks are published too
     * @param broker what is made of the files' broker
     */
    Settings settings(Optional<Path> base, UnaryOperator<Broker> broker) {
        return Settings.at(folder.resolve("ledger.db"))
                .withClock(CLOCK)
                .withBroker(context -> {
                    try {
                        return broker.apply(new FilesBroker(
                                positions,
                                folder.resolve("exit_intents.jsonl"),
                                registry,
                                "default",
                                true,
                                context.symbols(),
                                CLOCK));
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                })
                .withPublishing(new Publishing(
                        Optional.of(state), base, Optional.of(positions), Optional.of(registry), "default"));
    }

    static JsonNode json(Path file) throws IOException {
        return Json.read(Files.readString(file));
    }
}
