package io.alertledger.cli;

import io.alertledger.Config;
import io.alertledger.RuleHome;
import io.alertledger.RuleReport;
import io.alertledger.RulesException;
import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerContext;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.ledger.Entry;
import io.alertledger.model.MarketCalendar;
import io.alertledger.rules.RuleTables;
import io.alertledger.storage.LedgerFile;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.Owner;
import io.alertledger.storage.StoreException;
import io.alertledger.storage.StoreOptions;
import io.alertledger.trade.Brain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of {@code doctor}: each stands alone, and one that can not be made says so and lets the others go on. */
final class Diagnosis {
    private static final long LEAST_FREE_BYTES = 100L << 20;
    private static final int HOLIDAYS_AHEAD_DAYS = 60;

    private final GlobalOptions global;
    private final List<Check> checks = new ArrayList<>();

    Diagnosis(GlobalOptions global) {
        this.global = global;
    }

    List<Check> checks() {
        checks.add(Check.ok("Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor")));
        Optional<Config> config = configuration();
        Optional<Brain> brain = rules();
        brain.ifPresent(this::holidays);
        disk();
        ledger();
        permissions();
        if (config.isPresent() && brain.isPresent()) {
            broker(config.get(), brain.get());
        }
        return List.copyOf(checks);
    }

    private Optional<Config> configuration() {
        try {
            Config config = Config.load(global.folder(), System.getenv());
            checks.add(Check.ok(
                    "configuration",
                    config.values().isEmpty()
                            ? "nothing is configured: the paper broker"
                            : config.values().size() + " settings, broker " + config.broker()));
            return Optional.of(config);
        } catch (IllegalArgumentException | IOException wrong) {
            checks.add(Check.bad("configuration", String.valueOf(wrong.getMessage()), "Correct the file."));
            return Optional.empty();
        }
    }

    private Optional<Brain> rules() {
        RuleHome home = RuleHome.of(global.settings());
        try {
            RuleReport report = home.check(home.sources());
            if (!report.passes()) {
                throw new RulesException(report.problems());
            }
            checks.add(Check.ok(
                    "rules",
                    "%d rules, set %s, from %s"
                            .formatted(
                                    report.brain().orElseThrow().rules().rules().size(),
                                    report.sources().id(),
                                    home.inUse().map(Path::toString).orElse("this program"))));
            return report.brain();
        } catch (RulesException wrong) {
            checks.add(Check.bad(
                    "rules",
                    String.valueOf(wrong.getMessage()),
                    "Correct the file; until then the last set that passed decides. `rules rollback` writes it back."));
            return Optional.empty();
        }
    }

    /** Expirations and time stops rest on the table of holidays, which ends. */
    private void holidays(Brain brain) {
        RuleTables tables = brain.rules().tables();
        LocalDate today = MarketCalendar.dayOf(global.clock().instant());
        LocalDate last = tables.calendar().closings().keySet().stream()
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
        checks.add(
                last.isBefore(today.plusDays(HOLIDAYS_AHEAD_DAYS))
                        ? Check.look(
                                "holidays",
                                "the table ends on " + last,
                                "Add the exchange's coming holidays to holidays.csv.")
                        : Check.ok("holidays", "known until " + last));
    }

    private void disk() {
        Path folder = existing(global.folder());
        try {
            Path probe = Files.createTempFile(folder, "doctor", ".tmp");
            Files.delete(probe);
            long free = Files.getFileStore(folder).getUsableSpace();
            String found = "%s, %,d MB free".formatted(folder, free >> 20);
            checks.add(
                    free < LEAST_FREE_BYTES
                            ? Check.look("disk", found, "Make room: a full disk stops every order.")
                            : Check.ok("disk", found));
        } catch (IOException closed) {
            checks.add(Check.bad(
                    "disk",
                    folder + " can not be written to: " + closed.getMessage(),
                    "Give the user that runs this the right to write there."));
        }
    }

    private static Path existing(Path folder) {
        @Nullable Path at = folder;
        while (at != null && !Files.isDirectory(at)) {
            at = at.getParent();
        }
        return at == null ? Path.of("").toAbsolutePath() : at;
    }

    private void ledger() {
        if (!Files.exists(global.database)) {
            checks.add(Check.ok("ledger", "none at " + global.database + " yet; the first command makes it"));
            return;
        }
        try (LedgerFile file = LedgerStore.openReadOnly(global.database, StoreOptions.defaults(global.clock()))) {
            String owner = file.owner()
                    .map(Owner::describe)
                    .map(by -> ", in use by " + by)
                    .orElse("");
            Optional<String> red = file.distrust().of(global.account);
            checks.add(
                    red.isPresent()
                            ? Check.bad("ledger", red.get(), "Compare it with the broker: alertledger sync.")
                            : Check.ok(
                                    "ledger",
                                    "%s, %d events%s"
                                            .formatted(
                                                    global.database, file.head().sequence(), owner)));
            clock(file);
        } catch (StoreException wrong) {
            checks.add(Check.bad("ledger", String.valueOf(wrong.getMessage()), ""));
        }
    }

    /** A clock that was set back makes every new event older than those before it. */
    private void clock(LedgerFile file) {
        Instant now = global.clock().instant();
        Instant newest = file.events(Math.max(0, file.head().sequence() - 1), 1).stream()
                .map(Entry::recordedAt)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        checks.add(
                newest.isAfter(now)
                        ? Check.bad(
                                "clock",
                                "it is " + now + ", and the ledger's newest event is from " + newest,
                                "Set the computer's clock, by NTP where you can.")
                        : Check.ok(
                                "clock",
                                now.truncatedTo(ChronoUnit.SECONDS) + ", " + MarketCalendar.dayOf(now)
                                        + " in New York"));
    }

    private void permissions() {
        List<String> open = new ArrayList<>();
        for (String name : List.of("ledger.db", "alertledger.properties", "tokens")) {
            Path file = global.folder().resolve(name);
            try {
                if (Files.exists(file) && othersRead(file)) {
                    open.add(file.toString());
                }
            } catch (IOException | UnsupportedOperationException unknown) {
                open.add(file + " (can not be told: " + unknown.getMessage() + ")");
            }
        }
        checks.add(
                open.isEmpty()
                        ? Check.ok("permissions", "nobody else can read the ledger's files")
                        : Check.look(
                                "permissions",
                                "others can read " + String.join(", ", open),
                                "chmod 600 each, 700 the folder."));
    }

    private static boolean othersRead(Path file) throws IOException {
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
        return granted.contains(PosixFilePermission.OTHERS_READ) || granted.contains(PosixFilePermission.GROUP_READ);
    }

    private void broker(Config config, Brain brain) {
        BrokerContext context = new BrokerContext(
                Map.of(),
                name -> Optional.empty(),
                brain.rules().tables().symbols(),
                brain.rules().tables().calendar(),
                instrument -> Optional.empty(),
                global.clock());
        try (Broker broker = config.open(context)) {
            if (!broker.reports()) {
                checks.add(Check.ok("broker", broker.name() + ": orders stay on this machine"));
                return;
            }
            ReportAnswer answer = broker.report(global.account);
            checks.add(
                    answer instanceof ReportAnswer.NoReport none
                            ? Check.bad(
                                    "broker",
                                    broker.name() + " does not answer: " + none.reason(),
                                    "Look at address and token: alertledger config show.")
                            : Check.ok(
                                    "broker",
                                    broker.name() + " answers; "
                                            + (broker.live() ? "LIVE: orders trade real money" : "it is listened to")));
        } catch (IllegalArgumentException wrong) {
            checks.add(Check.bad("broker", String.valueOf(wrong.getMessage()), "Correct the configuration."));
        }
    }
}
