package io.alertledger.cli;

import io.alertledger.AlertLedger;
import io.alertledger.Settings;
import io.alertledger.Upkeep;
import io.alertledger.explain.DecisionText;
import io.alertledger.formats.AlertJson;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InstructionJson;
import io.alertledger.formats.Json;
import io.alertledger.model.Alert;
import io.alertledger.model.Decimals;
import io.alertledger.model.Decision;
import io.alertledger.model.Evidence;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Order;
import io.alertledger.trade.Handled;
import io.alertledger.web.WebServer;
import io.alertledger.web.WebSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a trading day from the samples against a fresh ledger and the paper broker. */
@Command(
        name = "demo",
        description = "Plays a sample trading day against a fresh ledger and the paper broker.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String DAY = "/samples/trading-day/day.jsonl";

    private static final int LONGEST_PAUSE_MS = 5_000;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(
            names = "--day",
            paramLabel = "FILE",
            description = "another day to play, in the form of samples/trading-day/day.jsonl")
    @Nullable
    private Path day;

    @Option(names = "--serve", description = "play it live behind the API and the console, and go on serving")
    private boolean serve;

    @Option(
            names = "--bind",
            paramLabel = "HOST:PORT",
            description = "where --serve listens (default: ${DEFAULT-VALUE})",
            defaultValue = WebSettings.DEFAULT_BIND)
    private String bind = WebSettings.DEFAULT_BIND;

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "with --serve: seconds of the day in a second (default: ${DEFAULT-VALUE})",
            defaultValue = "60")
    private int speed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("alertledger-demo");
        SampleClock clock = new SampleClock();
        Settings settings = Settings.at(folder.resolve("ledger.db")).withClock(clock);
        if (global.rules != null) {
            settings = settings.withRules(global.rules);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (InputStream in = day == null ? DemoCommand.class.getResourceAsStream(DAY) : Files.newInputStream(day)) {
            if (in == null) {
                spec.commandLine().getErr().println("The sample day is not in this build: " + DAY);
                return Exit.OUTSIDE;
            }
            List<Fields> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(Json::readObject)
                    .toList();
            clock.set(lines.get(0).instant("at"));
            WebSettings web = WebSettings.at(bind, folder);
            try (AlertLedger ledger = AlertLedger.open(settings)) {
                out.println("Rules " + ledger.rules().id() + ", ledger " + settings.database());
                if (serve) {
                    live(ledger, web, lines, clock, out);
                } else {
                    for (Fields line : lines) {
                        play(ledger, line, clock, out);
                    }
                    close(ledger, clock, out);
                }
            }
        }
        return Exit.DONE;
    }

    /** The day at its pace, and after its last line the ledger as it is then, until the process is stopped. */
    private void live(AlertLedger ledger, WebSettings web, List<Fields> lines, SampleClock clock, PrintWriter out)
            throws IOException, InterruptedException {
        try (WebServer server = WebServer.start(ledger, web);
                Upkeep upkeep = Upkeep.of(ledger, Upkeep.SYNC_EVERY, Duration.ZERO)) {
            out.println("Open " + server.link());
            out.flush();
            clock.run(Math.max(1, speed));
            for (Fields line : lines) {
                Duration ahead = Duration.between(clock.instant(), line.instant("at"));
                Thread.sleep(Math.max(0, Math.min(ahead.toMillis() / Math.max(1, speed), LONGEST_PAUSE_MS)));
                play(ledger, line, clock, out);
            }
            clock.run(1);
            close(ledger, clock, out);
            out.println("The day is over; the console stays open until this is stopped.");
            out.flush();
            new CountDownLatch(1).await();
        }
    }

    private static void close(AlertLedger ledger, SampleClock clock, PrintWriter out) {
        out.println("\nHeld at the end of the day");
        PositionsTable.print(
                out,
                ledger.book().holdings(Alert.DEFAULT_ACCOUNT).stream()
                        .filter(h -> !h.closed())
                        .toList(),
                ledger::markOf);
        out.println("\nRealized "
                + Decimals.plain(ledger.book()
                        .realizedOn(Alert.DEFAULT_ACCOUNT, MarketCalendar.dayOf(clock.instant()))
                        .known()));
        out.flush();
    }

    /** One line of the day: prices and trades made elsewhere are taken in silence, alerts are answered aloud. */
    private void play(AlertLedger ledger, Fields line, SampleClock clock, PrintWriter out) {
        Instant at = line.instant("at");
        clock.set(at);
        Fields marks = line.optionalObject("marks");
        if (marks != null) {
            for (Iterator<String> names = marks.names(); names.hasNext(); ) {
                String name = names.next();
                ledger.mark(name, Decimals.plain(marks.decimal(name)));
            }
        }
        Fields alert = line.optionalObject("alert");
        if (alert != null) {
            answer(ledger, AlertJson.read(alert, at, () -> "sample-" + at), out);
        }
    }

    private static void answer(AlertLedger ledger, Alert alert, PrintWriter out) {
        Handled handled = ledger.handle(alert);
        out.println("\n" + CLOCK.format(alert.receivedAt().atZone(MarketCalendar.NEW_YORK)) + "  " + alert.author()
                + ": " + said(alert));
        out.println("  " + handled.verdict() + (handled.repeated() ? " (answered before)" : ""));
        for (Decision.Single part : handled.decision().parts()) {
            out.println("  " + DecisionText.headline(part));
            reasons(part).forEach(reason -> out.println("    because " + reason));
        }
        for (Order order : handled.orders()) {
            out.println("    order " + order.clientOrderId() + " " + order.state() + ", filled "
                    + Decimals.plain(order.filled()) + " of " + Decimals.plain(order.quantity())
                    + (order.reason().isEmpty() ? "" : " (" + order.reason() + ")"));
        }
        out.flush();
    }

    /** The text on one line, or the structured instructions. */
    private static String said(Alert alert) {
        return alert.text() == null
                ? alert.instructions().stream()
                        .map(instruction -> Json.write(InstructionJson.of(instruction)))
                        .collect(Collectors.joining(" "))
                : alert.text().replace("\n", " / ");
    }

    /** What speaks for the first candidate, what was settled, and what was noted. */
    private static List<String> reasons(Decision.Single decision) {
        List<String> reasons = new ArrayList<>();
        if (decision instanceof Decision.Resolved
                && !decision.explanation().candidates().isEmpty()) {
            String winner = decision.explanation().candidates().get(0).name();
            for (Evidence e : decision.explanation().evidence()) {
                if (e.candidate().equals(winner)
                        && e.points().signum() > 0
                        && !e.level().equals("LEARNED")) {
                    reasons.add(e.because() + " (" + e.rule().id() + " +" + Decimals.plain(e.points()) + ")");
                }
            }
        }
        decision.explanation()
                .findings()
                .forEach(f -> reasons.add(f.because() + " (" + f.rule().id() + ")"));
        decision.explanation()
                .objections()
                .forEach(o -> reasons.add("not " + (o.candidate() == null ? "" : o.candidate() + ": ") + o.because()
                        + " (" + o.rule().id() + ")"));
        reasons.addAll(decision.explanation().notes());
        return reasons;
    }
}
