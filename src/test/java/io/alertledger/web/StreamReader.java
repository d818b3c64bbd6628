package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A reader of the stream that remembers what it passed over. */
final class StreamReader implements AutoCloseable {
    private final InputStream body;
    private final BufferedReader lines;
    private final List<Event> passed = new ArrayList<>();
    final int status;

    /** One event. */
    record Event(String id, String name, String data) {
        JsonNode json() {
            return Json.read(data);
        }
    }

    private StreamReader(HttpResponse<InputStream> answer) {
        status = answer.statusCode();
        body = answer.body();
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** @param last the id after which to go on; empty for from now on */
    static StreamReader of(Served served, String last) throws IOException, InterruptedException {
        HttpRequest.Builder request = served.request("/api/stream")
                .header("Authorization", "Bearer " + served.server.tokens().bot());
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        return new StreamReader(served.client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    }

    /** The next event, whatever it is. */
    Event next() throws IOException {
        String id = "";
        String name = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                return new Event(id, name, line.substring(6));
            }
        }
        throw new IOException("the stream has ended");
    }

    /** The first event of a name that was not asked for before. */
    Event next(String name) throws IOException {
        for (Event event : passed) {
            if (event.name().equals(name)) {
                passed.remove(event);
                return event;
            }
        }
        for (Event event = next(); ; event = next()) {
            if (event.name().equals(name)) {
                return event;
            }
            passed.add(event);
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
