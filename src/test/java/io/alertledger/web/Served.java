package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.AlertLedger;
import io.alertledger.Settings;
import io.alertledger.formats.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A ledger in a folder, served at a free port of this machine, and a client of it. */
final class Served implements AutoCloseable {
    final AlertLedger ledger;
    final WebServer server;
    final HttpClient client = HttpClient.newHttpClient();

    Served(Path folder) throws IOException {
        this(folder, Clock.systemUTC(), Optional.empty());
    }

    Served(Path folder, Clock clock, Optional<Path> pages) throws IOException {
        ledger = AlertLedger.open(Settings.at(folder.resolve("ledger.db")).withClock(clock));
        WebSettings settings = WebSettings.at("127.0.0.1:0", folder);
        server = WebServer.start(ledger, pages.map(settings::withPages).orElse(settings));
    }

    /** An answer. */
    record Answer(int status, String type, String text, HttpResponse<String> whole) {
        JsonNode json() {
            return Json.read(text);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path)).timeout(Duration.ofSeconds(60));
    }

    Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body(), answer);
    }

    Answer owner(String method, String path, String body) throws IOException, InterruptedException {
        return as(server.tokens().owner(), method, path, body);
    }

    Answer bot(String method, String path, String body) throws IOException, InterruptedException {
        return as(server.tokens().bot(), method, path, body);
    }

    Answer as(String token, String method, String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    Answer get(String path) throws IOException, InterruptedException {
        return owner("GET", path, "");
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return owner("POST", path, body.replace('\'', '"'));
    }

    @Override
    public void close() {
        server.close();
        ledger.close();
    }
}
