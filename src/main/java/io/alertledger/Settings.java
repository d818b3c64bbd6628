package io.alertledger;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerContext;
import io.alertledger.broker.PaperBroker;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a ledger is opened.
 *
 * @param database the ledger's file; its folder is made where it is missing
 * @param rules a folder of rule files; empty for {@code rules/} beside the database, else the packed ones
 * @param broker makes the broker
 * @param clock the time
 */
public record Settings(Path database, Optional<Path> rules, Function<BrokerContext, Broker> broker, Clock clock) {
    /** The packed rules (or those beside the ledger), the paper broker and the system's clock. */
    public static Settings at(Path database) {
        return new Settings(
                database,
                Optional.empty(),
                context -> new PaperBroker(context.marks(), context.clock(), PaperBroker.Settings.PLAIN),
                Clock.systemUTC());
    }

    public Settings withRules(Path folder) {
        return new Settings(database, Optional.of(folder), broker, clock);
    }

    public Settings withClock(Clock newClock) {
        return new Settings(database, rules, broker, newClock);
    }

    public Settings withBroker(Function<BrokerContext, Broker> newBroker) {
        return new Settings(database, rules, newBroker, clock);
    }
}
