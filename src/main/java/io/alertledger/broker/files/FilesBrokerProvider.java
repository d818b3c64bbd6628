package io.alertledger.broker.files;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerContext;
import io.alertledger.broker.BrokerProvider;
import java.io.IOException;
import java.nio.file.Path;

/** {@code broker=files}: {@code broker.files.positionsState}, {@code broker.files.exitIntents}, {@code broker.files.account}. */
public final class FilesBrokerProvider implements BrokerProvider {
    @Override
    public String name() {
        return "files";
    }

    @Override
    public Broker open(BrokerContext context) {
        Path positions =
                Path.of(context.settings().getOrDefault("files.positionsState", "logs/state/positions_state.json"));
        Path intents = Path.of(context.settings().getOrDefault("files.exitIntents", "logs/state/exit_intents.jsonl"));
        String account = context.settings().getOrDefault("files.account", "default");
        try {
            return new FilesBroker(positions, intents, account, context.symbols(), context.clock());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "broker.files.exitIntents: " + intents + " can not be read: " + unreadable.getMessage(),
                    unreadable);
        }
    }
}
