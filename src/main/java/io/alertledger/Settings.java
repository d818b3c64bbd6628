package io.alertledger;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerContext;
import io.alertledger.broker.PaperBroker;
import java.net.URI;
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
 * @param told the web address that is told of what waits for a person or went wrong; empty for none
 * @param publishing which files of other programs it shares
 * @param flatStart whether it refuses to open while anything is held, here or at the broker
 * @param quietStart whether opening compares, seeds and publishes nothing, as that is what it is opened for
 */
public record Settings(
        Path database,
        Optional<Path> rules,
        Function<BrokerContext, Broker> broker,
        Clock clock,
        Optional<URI> told,
        Publishing publishing,
        boolean flatStart,
        boolean quietStart) {
    /** The packed rules (or those beside the ledger), the paper broker and the system's clock. */
    public static Settings at(Path database) {
        return new Settings(
                database,
                Optional.empty(),
                context -> new PaperBroker(context, PaperBroker.Settings.PLAIN),
                Clock.systemUTC(),
                Optional.empty(),
                Publishing.NONE,
                false,
                false);
    }

    public Settings withRules(Path folder) {
        return new Settings(database, Optional.of(folder), broker, clock, told, publishing, flatStart, quietStart);
    }

    public Settings withClock(Clock newClock) {
        return new Settings(database, rules, broker, newClock, told, publishing, flatStart, quietStart);
    }

    public Settings withBroker(Function<BrokerContext, Broker> newBroker) {
        return new Settings(database, rules, newBroker, clock, told, publishing, flatStart, quietStart);
    }

    /** Telling a web address of what waits for a person or went wrong. */
    public Settings withNotify(URI address) {
        return new Settings(database, rules, broker, clock, Optional.of(address), publishing, flatStart, quietStart);
    }

    public Settings withPublishing(Publishing newPublishing) {
        return new Settings(database, rules, broker, clock, told, newPublishing, flatStart, quietStart);
    }

    /** Refusing to open while anything is held, here or at the broker. */
    public Settings withFlatStart() {
        return new Settings(database, rules, broker, clock, told, publishing, true, quietStart);
    }

    /** Comparing, seeding and publishing nothing until it is told to. */
    public Settings withQuietStart() {
        return new Settings(database, rules, broker, clock, told, publishing, flatStart, true);
    }
}
