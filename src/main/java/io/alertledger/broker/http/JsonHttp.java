package io.alertledger.broker.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A broker's JSON API at one address. Only that address is ever asked, and redirects are not
 * followed: the token goes nowhere else. Thread-safe.
 *
 * <p>Reads are tried again with growing pauses where the failure may pass (no connection, timeout,
 * 429, 5xx, an answer that is no JSON). What changes something is sent once, but for a 401: that
 * order was not taken, and the token may have been renewed since, so it is read anew.
 */
public final class JsonHttp {
    private final HttpClient client;
    private final URI base;
    private final Supplier<Map<String, String>> headers;
    private final Duration timeout;
    private final Backoff backoff;

    /**
     * @param base scheme, host and port; a path is kept as a prefix
     * @param headers for every request, read anew each time
     * @param timeout for connecting, and for the whole of an answer
     */
    public JsonHttp(URI base, Supplier<Map<String, String>> headers, Duration timeout, Backoff backoff) {
        if (base.getHost() == null
                || base.getScheme() == null
                || !base.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("not an http address: " + base);
        }
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.base = base;
        this.headers = headers;
        this.timeout = timeout;
        this.backoff = backoff;
    }

    /**
     * Reads.
     *
     * @param path begins with a slash; may hold a query
     */
    public Reply get(String path) {
        Try last = new Try(new Reply.Silence("not asked"), false, Duration.ZERO);
        for (int failed = 0; failed < backoff.tries(); failed++) {
            if (failed > 0 && !pause(backoff.after(failed, last.asked()))) {
                return new Reply.Silence("interrupted");
            }
            last = once("GET", path, null, true);
            if (!last.worthAnother()) {
                return last.reply();
            }
        }
        return last.reply();
    }

    /** Sends a body, once. */
    public Reply post(String path, JsonNode body) {
        return change("POST", path, Json.write(body), true);
    }

    /** Sends a request whose answer may be empty, once. */
    public Reply change(String method, String path) {
        return change(method, path, null, false);
    }

    private Reply change(String method, String path, @Nullable String body, boolean answerNeeded) {
        Reply reply = once(method, path, body, answerNeeded).reply();
        return reply instanceof Reply.Refusal refused && refused.status() == 401
                ? once(method, path, body, answerNeeded).reply()
                : reply;
    }

    /** What one request gave, and whether another may give more. */
    private record Try(Reply reply, boolean worthAnother, Duration asked) {}

    private Try once(String method, String path, @Nullable String body, boolean answerNeeded) {
        CompletableFuture<HttpResponse<byte[]>> sent;
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                    .timeout(timeout)
                    .header("Accept", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            headers.get().forEach(request::header);
            sent = client.sendAsync(request.build(), info -> new LimitedBody(Json.MAX_LENGTH));
        } catch (IllegalArgumentException badHeaderOrPath) {
            return new Try(
                    new Reply.Silence("the request can not be made: " + badHeaderOrPath.getMessage()),
                    false,
                    Duration.ZERO);
        }
        try {
            // the client's own timeout ends with the headers; a body that trickles must end too
            return read(sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS), answerNeeded);
        } catch (TimeoutException late) {
            sent.cancel(true);
            return again("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return again(
                    cause instanceof IOException && cause.getMessage() != null
                            ? cause.getMessage()
                            : String.valueOf(cause));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            sent.cancel(true);
            return new Try(new Reply.Silence("interrupted"), false, Duration.ZERO);
        }
    }

    private static Try again(String reason) {
        return new Try(new Reply.Silence(reason), true, Duration.ZERO);
    }

    private static Try read(HttpResponse<byte[]> response, boolean answerNeeded) {
        int status = response.statusCode();
        String text = new String(response.body(), StandardCharsets.UTF_8);
        JsonNode body = MissingNode.getInstance();
        String problem = null;
        try {
            body = text.isBlank() ? body : Json.read(text);
        } catch (InputException noJson) {
            problem = "HTTP " + status + " with a body that is no JSON: " + noJson.getMessage();
        }
        if (status >= 200 && status < 300) {
            if (problem != null) {
                return again(problem);
            }
            return body.isMissingNode() && answerNeeded
                    ? again("HTTP " + status + " with an empty body")
                    : new Try(new Reply.Answer(body), false, Duration.ZERO);
        }
        if (status == 429 || status == 408 || status >= 500) {
            return new Try(new Reply.Silence("HTTP " + status), true, retryAfter(response));
        }
        if (status >= 400) {
            return new Try(new Reply.Refusal(status, body, words(status, body)), status == 401, Duration.ZERO);
        }
        return new Try(new Reply.Silence("HTTP " + status), false, Duration.ZERO);
    }

    /** A broker's own words in a refusal, wherever it puts them. */
    private static String words(int status, JsonNode body) {
        for (String field : new String[] {"detail", "message", "error", "non_field_errors"}) {
            JsonNode value = body.path(field);
            if (value.isTextual()) {
                return value.asText();
            }
            if (value.isArray() && !value.isEmpty()) {
                return value.get(0).asText();
            }
        }
        return "HTTP " + status;
    }

    private static Duration retryAfter(HttpResponse<?> response) {
        try {
            return Duration.ofSeconds(response.headers()
                    .firstValue("Retry-After")
                    .map(Long::parseLong)
                    .filter(seconds -> seconds >= 0)
                    .orElse(0L));
        } catch (NumberFormatException date) {
            return Duration.ZERO;
        }
    }

    private URI address(String path) {
        String prefix = base.toString();
        return URI.create((prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + path);
    }

    private static boolean pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
