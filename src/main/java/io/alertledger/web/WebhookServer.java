package io.alertledger.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.journal.DecisionLog;
import io.alertledger.model.Alert;
import io.alertledger.parse.WebhookReader;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks from outside, on a listener of their own that serves nothing else. A body is taken in where its sender
 * knows the secret; secrets are taken off before anything is stored. Per secret {@value #MOST_BYTES} bytes a body and
 * {@value #MOST_A_MINUTE} bodies a minute. Thread-safe.
 */
public final class WebhookServer implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_A_MINUTE = 60;
    private static final Duration SAME_CONTENT = Duration.ofSeconds(60);
    private static final int REMEMBERED = 1_000;

    private final AlertLedger ledger;
    private final WebhookSettings settings;
    private final Arrivals arrivals;
    private final Quota tradingview;
    private final Quota generic;
    private final Map<String, Instant> signatures = new ConcurrentHashMap<>();
    private final Map<String, Made> made = new ConcurrentHashMap<>();
    private final Javalin javalin;

    /** An id made from content, and when. */
    private record Made(String id, Instant at) {}

    private WebhookServer(AlertLedger ledger, WebhookSettings settings, Arrivals arrivals) {
        this.ledger = ledger;
        this.settings = settings;
        this.arrivals = arrivals;
        this.tradingview = new Quota(ledger::now, MOST_A_MINUTE);
        this.generic = new Quota(ledger::now, MOST_A_MINUTE);
        this.javalin = Javalin.create(this::configure);
    }

    static WebhookServer start(AlertLedger ledger, WebhookSettings settings, Arrivals arrivals) {
        WebhookServer server = new WebhookServer(ledger, settings, arrivals);
        server.javalin.start(settings.host(), settings.port());
        return server;
    }

    private void configure(JavalinConfig config) {
        Listener.plain(config);
        config.routes.before(ctx -> {
            ctx.header("X-Content-Type-Options", "nosniff");
            ctx.header("Content-Security-Policy", "default-src 'none'");
        });
        config.routes.post("/webhooks/tradingview", this::tradingview);
        config.routes.post("/webhooks/generic", this::generic);
        Listener.problems(config, ctx -> Problem.notFound("only webhooks are taken in here"));
    }

    private void tradingview(Context ctx) {
        String secret = secret(settings.tradingview());
        ObjectNode body = object(Body.text(Body.bytes(ctx, MOST_BYTES)));
        String said = body.path("secret").isTextual() ? body.path("secret").asText() : "";
        if (!Secrets.same(said, secret)) {
            throw unknown("secret");
        }
        quota(ctx, tradingview);
        body.remove("secret");
        take(ctx, body, idOf(body, "tv-"));
    }

    private void generic(Context ctx) {
        String secret = secret(settings.generic());
        byte[] bytes = Body.bytes(ctx, MOST_BYTES);
        Signature signature = Signature.read(ctx.header(Signature.HEADER)).orElseThrow(() -> unknown(Signature.HEADER));
        Instant now = ledger.now();
        if (!signature.signs(secret, bytes, now)) {
            throw unknown(Signature.HEADER);
        }
        quota(ctx, generic);
        String mac = HexFormat.of().formatHex(signature.mac());
        signatures.values().removeIf(end -> end.isBefore(now));
        if (signatures.putIfAbsent(mac, now.plus(Signature.TOLERANCE.multipliedBy(2))) != null) {
            throw Problem.of(409, "REPLAYED", "this very body was taken in before")
                    .thrown();
        }
        ObjectNode body = object(Body.text(bytes));
        // The signature as the id, so that the same body after a restart is still the same alert.
        take(ctx, body, body.path("id").isTextual() ? body.path("id").asText() : "hook-" + mac);
    }

    private void take(Context ctx, ObjectNode body, String id) {
        Alert alert = alert(Fields.of(body, ""), id);
        ctx.future(() -> arrivals.take(alert).thenRun(() -> {
            ctx.status(202);
            Reply.json(ctx, Json.object().put("alertId", id));
        }));
    }

    private Alert alert(Fields in, String id) {
        WebhookReader.Body said = ledger.readWebhook(in);
        String account = in.optionalText("account");
        return new Alert(
                id,
                Views.account(account),
                in.optionalText("channel"),
                in.optionalText("author"),
                said.text(),
                said.instructions(),
                ledger.now(),
                null,
                List.of());
    }

    /** The id that is given; else made from the content, anew after a minute, since the same may then be meant again. */
    private synchronized String idOf(ObjectNode body, String prefix) {
        if (body.path("id").isTextual() && !body.path("id").asText().isBlank()) {
            return body.path("id").asText();
        }
        String content = prefix
                + HexFormat.of()
                        .formatHex(Secrets.sha256(Json.write(body).getBytes(StandardCharsets.UTF_8)))
                        .substring(0, 32);
        Instant now = ledger.now();
        Instant since = now.minus(SAME_CONTENT);
        return recent(content, since).orElseGet(() -> {
            String id = content + "-" + now.getEpochSecond();
            made.put(content, new Made(id, now));
            return id;
        });
    }

    private Optional<String> recent(String content, Instant since) {
        made.values().removeIf(each -> each.at().isBefore(since));
        Made known = made.get(content);
        if (known != null) {
            return Optional.of(known.id());
        }
        // Before this process began: what was stored says it.
        return ledger.log().lastAlerts(Alert.DEFAULT_ACCOUNT, REMEMBERED).stream()
                .filter(alert ->
                        alert.id().startsWith(content) && !alert.receivedAt().isBefore(since))
                .map(DecisionLog.Received::id)
                .findFirst();
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) Json.readObject(text).node();
        } catch (InputException bad) {
            // Said without the value: it may hold a secret.
            throw new ProblemException(
                    new Problem(400, bad.problem().code(), bad.problem().field(), "", "the body is no JSON object"));
        }
    }

    private static String secret(Supplier<Optional<String>> secret) {
        return secret.get()
                .filter(set -> set.length() >= WebhookSettings.SHORTEST_SECRET)
                .orElseThrow(() ->
                        Problem.notFound("this webhook is not switched on").thrown());
    }

    private static void quota(Context ctx, Quota quota) {
        long wait = quota.take();
        if (wait > 0) {
            ctx.header("Retry-After", String.valueOf(wait));
            throw Problem.of(429, "TOO_MANY", "more than " + MOST_A_MINUTE + " a minute; wait " + wait + " s")
                    .thrown();
        }
    }

    private static ProblemException unknown(@Nullable String field) {
        return new ProblemException(new Problem(
                401, "UNAUTHENTICATED", field == null ? "" : field, "", "the sender does not know the secret"));
    }

    /** The port that is listened at. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
