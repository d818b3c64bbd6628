package io.alertledger.cli;

import io.alertledger.AlertLedger;
import io.alertledger.Brains;
import io.alertledger.Config;
import io.alertledger.Settings;
import io.alertledger.model.Alert;
import io.alertledger.parse.AlertParser;
import io.alertledger.trade.Brain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class GlobalOptions {
    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "the ledger's file (default: ${DEFAULT-VALUE})",
            defaultValue = "alertledger/ledger.db")
    Path database = Path.of("alertledger/ledger.db");

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "a folder of rules (default: rules/ beside the ledger, else the packed ones)")
    @Nullable
    Path rules;

    @Option(
            names = "--account",
            paramLabel = "A",
            description = "the account (default: ${DEFAULT-VALUE})",
            defaultValue = Alert.DEFAULT_ACCOUNT)
    String account = Alert.DEFAULT_ACCOUNT;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "the moment to decide at, such as 2026-01-28T15:30:00Z; the ledger is folded up to then")
    @Nullable
    String at;

    @Option(names = "--json", description = "answer in JSON")
    boolean json;

    Settings settings() {
        Settings settings = Settings.at(database).withClock(clock());
        return rules == null ? settings : settings.withRules(rules);
    }

    /** The moment of {@code --at}; empty where none was given. */
    Optional<Instant> moment() {
        if (at == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(at).toInstant());
        } catch (DateTimeException bad) {
            throw new IllegalArgumentException(
                    "--at: expected an ISO-8601 time with a zone, such as 2026-01-28T15:30:00Z, not '" + at + "'", bad);
        }
    }

    Clock clock() {
        return moment().<Clock>map(instant -> Clock.fixed(instant, ZoneOffset.UTC))
                .orElse(Clock.systemUTC());
    }

    /** The folder of the ledger and its configuration. */
    Path folder() {
        Path parent = database.toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** Opens the ledger with the configured broker. */
    AlertLedger open() {
        return open(settings());
    }

    /** The same, so that nothing is compared with the broker before it is asked for. */
    AlertLedger openQuietly() {
        return open(settings().withQuietStart());
    }

    private AlertLedger open(Settings settings) {
        try {
            Config config = Config.load(folder(), System.getenv());
            return AlertLedger.open(config.into(settings, folder()));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "The configuration can not be read: " + unreadable.getMessage(), unreadable);
        }
    }

    /** What reads texts; no rule is compiled. */
    AlertParser parser() {
        return Brains.parser(Optional.ofNullable(rules));
    }

    Brain brain() {
        return Brains.load(Optional.ofNullable(rules));
    }
}
