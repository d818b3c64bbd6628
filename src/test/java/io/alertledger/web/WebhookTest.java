package io.alertledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.HandClock;
import io.alertledger.journal.DecisionLog.Received;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks: who is let in, what is kept, and how often the same counts. */
class WebhookTest {
    private static final String SECRET = "a-secret-of-some-length";

    @TempDir
    static Path folder;

    private static final HandClock clock = new HandClock(Instant.parse("2026-01-28T15:00:00Z"));
    private static Served served;
    private static WebhookServer hooks;
    private int before;

    @BeforeAll
    static void serve() throws IOException {
        served = new Served(folder, clock, Optional.empty());
        Supplier<Optional<String>> secret = () -> Optional.of(SECRET);
        hooks = served.server.webhooks(WebhookSettings.at("127.0.0.1:0", secret, secret));
    }

    @AfterAll
    static void stop() throws IOException {
        hooks.close();
        served.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
    }

    /** Each test has its own minutes and its own quota. */
    @BeforeEach
    void later() {
        clock.forward(1_000);
        before = alerts().size();
    }

    private Served.Answer tradingview(String body) throws IOException, InterruptedException {
        return served.send(HttpRequest.newBuilder(at("/webhooks/tradingview"))
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build());
    }

    private Served.Answer generic(String body, String signature) throws IOException, InterruptedException {
        return served.send(HttpRequest.newBuilder(at("/webhooks/generic"))
                .header(Signature.HEADER, signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + hooks.port() + path);
    }

    private static String signed(String body, Instant at) {
        return Signature.header(SECRET, at, body.getBytes(StandardCharsets.UTF_8));
    }

    private List<Received> alerts() {
        return served.ledger.log().lastAlerts("default", 500);
    }

    @Test
    void theSecretOpensAndIsKeptNowhere() throws Exception {
        Served.Answer answer =
                tradingview("{'secret':'" + SECRET + "','text':'BTO 2 SPY 650c 2/20 @ 1.10','channel':'tv'}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(alerts()).hasSize(before + 1);
        assertThat(alerts().get(0).json())
                .contains("BTO 2 SPY")
                .doesNotContain("secret")
                .doesNotContain(SECRET);
    }

    @Test
    void whoDoesNotKnowTheSecretLeavesNothingBehind() throws Exception {
        assertThat(tradingview("{'secret':'wrong','text':'BTO SPY 650c'}").status())
                .isEqualTo(401);
        assertThat(tradingview("{'text':'BTO SPY 650c'}").status()).isEqualTo(401);
        assertThat(tradingview("secret=" + SECRET).status()).isEqualTo(400);
        assertThat(tradingview("secret=" + SECRET).text()).doesNotContain(SECRET);
        assertThat(generic("{}", "t=1,v1=00").status()).isEqualTo(401);
        assertThat(generic("{'text':'x'}", signed("{'text':'y'}", clock.instant()))
                        .status())
                .isEqualTo(401);
        assertThat(alerts()).hasSize(before);
    }

    @Test
    void theSameContentCountsOnceAMinute() throws Exception {
        String body = "{'secret':'" + SECRET + "','text':'BTO 2 SPY 650c 2/20 @ 1.10'}";
        String first = tradingview(body).text();
        clock.forward(59);
        assertThat(tradingview(body).text()).isEqualTo(first);
        assertThat(alerts()).hasSize(before + 1);
        clock.forward(61);
        assertThat(tradingview(body).text()).isNotEqualTo(first);
        assertThat(alerts()).hasSize(before + 2);
    }

    @Test
    void aSignedBodyCountsOnceAndOnlyNearItsTime() throws Exception {
        String body = "{\"text\":\"BTO 2 SPY 650c 2/20 @ 1.10\"}";
        String signature = signed(body, clock.instant());
        assertThat(generic(body, signature).status()).isEqualTo(202);
        assertThat(generic(body, signature).status()).isEqualTo(409);
        assertThat(generic(body, signed(body, clock.instant().minusSeconds(301)))
                        .status())
                .isEqualTo(401);
        assertThat(generic(body, signed(body, clock.instant().plusSeconds(301))).status())
                .isEqualTo(401);
        assertThat(generic(body, signed(body, clock.instant().plusSeconds(300))).status())
                .isEqualTo(202);
        clock.forward(301);
        assertThat(generic(body, signature).status()).isEqualTo(401);
    }

    @Test
    void aSecretIsGoodForSixtyBodiesAMinuteOfSixtyFourKibibytes() throws Exception {
        for (int i = 0; i < 60; i++) {
            assertThat(tradingview("{'secret':'" + SECRET + "','id':'n" + i + "','text':'Good morning " + i + "'}")
                            .status())
                    .isEqualTo(202);
        }
        Served.Answer tooMany = tradingview("{'secret':'" + SECRET + "','text':'one more'}");
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.whole().headers().firstValue("Retry-After")).contains("60");
        assertThat(tradingview("{'text':'" + "x".repeat(64 * 1024) + "'}").status())
                .isEqualTo(413);
        clock.forward(60);
        assertThat(tradingview("{'secret':'" + SECRET + "','text':'one more'}").status())
                .isEqualTo(202);
    }

    @Test
    void theListenerServesNothingElse() throws Exception {
        for (String path : List.of("/", "/api/status", "/healthz", "/metrics", "/app.js")) {
            Served.Answer answer = served.send(HttpRequest.newBuilder(at(path)).build());
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.type()).isEqualTo(Problem.TYPE);
        }
    }
}
