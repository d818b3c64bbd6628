package io.alertledger.broker.files;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerContext;
import io.alertledger.broker.BrokerProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code broker=files}: {@code broker.files.positionsState}, {@code broker.files.exitIntents}, {@code
 * broker.files.registry} (beside the positions), {@code broker.files.account}, {@code broker.files.manage} ({@code ALL}, or {@code CLAIMED} for what a person has claimed).
 */
public final class FilesBrokerProvider implements BrokerProvider {
    /** Names the registry of targets and stops, below {@code broker.}. */
    public static final String REGISTRY = "files.registry";

    @Override
    public String name() {
        return "files";
    }

    /** The file with the positions, by the settings below {@code broker.}. */
    public static Path positionsState(Map<String, String> settings) {
        return Path.of(settings.getOrDefault("files.positionsState", "logs/state/positions_state.json"));
    }

    /** The registry of targets and stops, by the settings below {@code broker.}: beside the positions. */
    public static Path registry(Map<String, String> settings) {
        String named = settings.get(REGISTRY);
        return named == null ? positionsState(settings).resolveSibling("position_tp_sl.json") : Path.of(named);
    }

    @Override
    public Broker open(BrokerContext context) {
        Path positions = positionsState(context.settings());
        Path intents = Path.of(context.settings().getOrDefault("files.exitIntents", "logs/state/exit_intents.jsonl"));
        String account = context.settings().getOrDefault("files.account", "default");
        String manage = context.settings().getOrDefault("files.manage", "ALL");
        if (!manage.equals("ALL") && !manage.equals("CLAIMED")) {
            throw new IllegalArgumentException("broker.files.manage: expected ALL or CLAIMED, not '" + manage + "'");
        }
        try {
            return new FilesBroker(
                    positions,
                    intents,
                    registry(context.settings()),
                    account,
                    manage.equals("ALL"),
                    context.symbols(),
                    context.clock());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "broker.files.exitIntents: " + intents + " can not be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }
}
