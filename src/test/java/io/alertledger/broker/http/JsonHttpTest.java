package io.alertledger.broker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.formats.Json;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonHttpTest {
    private final BrokerStub stub = new BrokerStub();
    private final AtomicInteger tokens = new AtomicInteger();
    private final JsonHttp http = new JsonHttp(
            stub.base(),
            () -> Map.of("Authorization", "token " + tokens.incrementAndGet()),
            Duration.ofMillis(500),
            new Backoff(3, Duration.ofMillis(1), Duration.ofMillis(5)));

    @AfterEach
    void stop() {
        stub.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 429, 408})
    void aReadIsTriedAgain(int status) {
        stub.says("GET /x", status, "busy").says("GET /x", "{\"a\":1}");
        assertThat(http.get("/x")).isEqualTo(new Reply.Answer(Json.read("{\"a\":1}")));
        assertThat(stub.asked("GET /x")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | <html>maintenance</html>
            200 | ''
            200 | {"half":
            200 | {"a":1}{"b":2}
            503 | {"message":"down"}
            302 | ''
            """)
    void whatIsNoAnswerIsSilence(int status, String body) {
        stub.says("GET /x", status, body);
        assertThat(http.get("/x")).isInstanceOf(Reply.Silence.class);
    }

    @Test
    void aCutConnectionIsSilence() {
        stub.cuts("GET /x");
        assertThat(http.get("/x")).isInstanceOf(Reply.Silence.class);
        assertThat(stub.asked("GET /x")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aBodyThatTricklesEndsWithTheTimeout() {
        stub.trickles("POST /x");
        long began = System.nanoTime();
        assertThat(http.post("/x", Json.object())).isInstanceOf(Reply.Silence.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aBodyThatIsTooLongIsSilence() {
        stub.says("GET /x", "\"" + "x".repeat(Json.MAX_LENGTH) + "\"");
        assertThat(http.get("/x")).isInstanceOf(Reply.Silence.class);
    }

    @Test
    void nobodyThereIsSilence() {
        stub.close();
        assertThat(http.get("/x")).isInstanceOf(Reply.Silence.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void whatChangesSomethingIsSentOnce(int status) {
        stub.says("POST /x", status, "busy").says("POST /x", "{\"id\":\"1\"}");
        assertThat(http.post("/x", Json.object())).isInstanceOf(Reply.Silence.class);
        assertThat(stub.asked("POST /x")).isEqualTo(1);
    }

    @Test
    void anOrderWhoseAnswerWasCutOffIsNotSentAgain() {
        stub.cuts("POST /x");
        assertThat(http.post("/x", Json.object())).isInstanceOf(Reply.Silence.class);
        assertThat(stub.asked("POST /x")).isEqualTo(1);
    }

    @Test
    void afterA401TheTokenIsReadAnew() {
        stub.says("POST /x", 401, "{\"detail\":\"expired\"}").says("POST /x", "{\"id\":\"1\"}");
        assertThat(http.post("/x", Json.object())).isInstanceOf(Reply.Answer.class);
        assertThat(stub.tokens()).containsExactly("token 1", "token 2");
    }

    @Test
    void aRefusalCarriesTheBrokersWords() {
        stub.says("POST /x", 403, "{\"code\":40310000,\"message\":\"insufficient qty\"}");
        assertThat(http.post("/x", Json.object())).isInstanceOfSatisfying(Reply.Refusal.class, refused -> {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.reason()).isEqualTo("insufficient qty");
        });
    }

    @Test
    void anEmptyAnswerIsEnoughWhereNoneIsNeeded() {
        stub.says("DELETE /x", 204, "");
        assertThat(http.change("DELETE", "/x")).isInstanceOf(Reply.Answer.class);
    }

    @Test
    void redirectsAreNotFollowed() {
        stub.says("GET /x", 302, "", Map.of("Location", stub.base() + "/elsewhere"));
        stub.says("GET /elsewhere", "{}");
        assertThat(http.get("/x")).isInstanceOf(Reply.Silence.class);
        assertThat(stub.requests()).containsExactly("GET /x");
    }

    @Test
    void pausesGrowAndAreBounded() {
        Backoff backoff = new Backoff(5, Duration.ofMillis(100), Duration.ofSeconds(1));
        assertThat(backoff.after(1, Duration.ZERO)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.after(3, Duration.ZERO)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.after(1, Duration.ofMillis(700))).isEqualTo(Duration.ofMillis(700));
        assertThat(backoff.after(30, Duration.ofDays(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void onlyTheBrokersAddressIsAsked() {
        assertThat(Paging.pathOf("https://evil.example/options/orders/?cursor=2"))
                .isEqualTo("/options/orders/?cursor=2");
    }
}
