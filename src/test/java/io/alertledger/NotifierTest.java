package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.alertledger.formats.Json;
import io.alertledger.model.Alert;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody is told of what waits for a person or went wrong, once a cause and minute, and nobody waits for it. */
class NotifierTest {
    private static final Instant NOW = Instant.parse("2026-01-28T15:30:00Z");

    @TempDir
    Path folder;

    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    @Test
    void aLedgerTellsOfWhatWaitsAndOfWhatFilled() throws Exception {
        Settings settings = Settings.at(folder.resolve("ledger.db"))
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                .withNotify(address());
        try (AlertLedger ledger = AlertLedger.open(settings)) {
            ledger.buy("SPY_20260130_595_C", "5", "1.50");
            ledger.mark("SPY_20260130_595_C", "2.00");
            ledger.handle(Alert.text("a", "Trim SPY", NOW));
            assertThat(next()).contains("\"FILLED\"").contains("SELL 3 SPY_20260130_595_C filled");
            ledger.handle(Alert.text("b", "Trim TSLA", NOW));
            assertThat(next()).contains("\"REFUSED_EXIT\"");
            ledger.handle(Alert.text("c", "Trim QQQ", NOW));
            assertThat(bodies.poll(200, TimeUnit.MILLISECONDS))
                    .as("within the minute")
                    .isNull();
        }
    }

    @Test
    void oneMessageACauseAndMinuteAndTheNextOneCounts() throws Exception {
        HandClock clock = new HandClock(NOW);
        Notifier notifier = new Notifier(address(), clock);
        notifier.red("default", List.of("the broker holds 2 positions and the ledger none"));
        assertThat(next()).contains("the broker holds 2 positions");
        notifier.red("default", List.of("again"));
        notifier.red("default", List.of("again"));
        clock.forward(60);
        notifier.red("default", List.of("still"));
        assertThat(next()).contains("still").contains("and 2 more");
    }

    @Test
    void aListenerThatIsGoneHoldsNobodyUp() {
        URI gone = address();
        server.stop(0);
        Notifier notifier = new Notifier(gone, Clock.fixed(NOW, ZoneOffset.UTC));
        notifier.red("default", List.of("nobody hears"));
        assertThat(bodies).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://discord.com/api/webhooks/1/x   | {"content":"RED: <@here> & more","allowed_mentions":{"parse":[]}}
            https://hooks.slack.com/services/T/B/x | {"text":"RED: &lt;@here&gt; &amp; more"}
            https://example.org/hook               | {"cause":"RED","text":"RED: <@here> & more","at":"2026-01-28T15:30:00Z"}
            """)
    void eachReceiverGetsItsOwnShape(String to, String body) {
        assertThat(Json.write(Notifier.body(URI.create(to), Notifier.Cause.RED, "RED: <@here> & more", NOW)))
                .isEqualTo(body);
    }

    private String next() throws InterruptedException {
        return String.valueOf(bodies.poll(20, TimeUnit.SECONDS));
    }
}
