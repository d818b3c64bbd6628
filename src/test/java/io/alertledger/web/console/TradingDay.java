package io.alertledger.web.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.AlertLedger;
import io.alertledger.Settings;
import io.alertledger.formats.AlertJson;
import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import io.alertledger.model.Alert;
import io.alertledger.trade.Handled;
import io.alertledger.web.WebServer;
import io.alertledger.web.WebSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sample trading day in a ledger of its own, served with the console; what happens next is the test's. */
final class TradingDay implements AutoCloseable {
    private static final String DAY = "/samples/trading-day/day.jsonl";

    final AlertLedger ledger;
    final WebServer server;
    private final RunningClock clock = new RunningClock();
    private int number;

    private TradingDay(Path folder, Optional<Path> rules, Optional<Path> pages) throws IOException {
        clock.set(Instant.parse("2026-01-28T14:30:00Z"));
        Settings settings = Settings.at(folder.resolve("ledger.db")).withClock(clock);
        ledger = AlertLedger.open(rules.map(settings::withRules).orElse(settings));
        WebSettings web = WebSettings.at("127.0.0.1:0", folder);
        server = WebServer.start(ledger, pages.map(web::withPages).orElse(web));
    }

    /** Nothing has happened yet. */
    static TradingDay fresh(Path folder) throws IOException {
        return new TradingDay(folder, Optional.empty(), Optional.empty());
    }

    /** The sample's morning, up to a moment of it. */
    static TradingDay until(Instant end, Path folder, Optional<Path> rules, Optional<Path> pages) throws IOException {
        TradingDay day = new TradingDay(folder, rules, pages);
        try (InputStream in = TradingDay.class.getResourceAsStream(DAY);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Fields said = Json.readObject(line);
                Instant at = said.instant("at");
                if (at.isAfter(end)) {
                    break;
                }
                day.clock.set(at);
                day.play(line, said, at);
            }
        }
        day.clock.set(end);
        return day;
    }

    private void play(String line, Fields said, Instant at) {
        JsonNode marks = Json.read(line).path("marks");
        marks.fieldNames()
                .forEachRemaining(name -> ledger.mark(name, marks.path(name).asText()));
        Fields alert = said.optionalObject("alert");
        if (alert != null) {
            ledger.handle(AlertJson.read(alert, at, () -> "sample-" + at));
        }
    }

    /** Somebody writes something. */
    Handled says(String author, String text) {
        number++;
        return ledger.handle(new Alert(
                "said-" + number,
                Alert.DEFAULT_ACCOUNT,
                "pit",
                author,
                text,
                List.of(),
                ledger.now(),
                null,
                List.of()));
    }

    @Override
    public void close() {
        server.close();
        ledger.close();
    }
}
