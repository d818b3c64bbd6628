package io.alertledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.OpenException;
import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import io.alertledger.storage.Owner;
import io.alertledger.web.Tokens;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The API of the process that owns a ledger's file: how a second process changes that ledger. Thread-safe. */
final class OwnerApi {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String address;
    private final Path folder;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param folder where the owner's token lies */
    OwnerApi(String address, Path folder) {
        this.address = address;
        this.folder = folder;
    }

    /**
     * The API of whoever kept a ledger from being opened.
     *
     * @throws OpenException the same again, where that was for another reason or the owner serves no API
     */
    static OwnerApi of(OpenException refused, Path folder) {
        Owner owner = refused.problem().owner();
        if (owner == null || owner.api() == null) {
            throw refused;
        }
        return new OwnerApi(owner.api(), folder);
    }

    /**
     * Asks for something to be done.
     *
     * @throws IllegalArgumentException where the request was not understood
     * @throws UncheckedIOException where the owner did not do it
     */
    Fields post(String path, JsonNode body) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address + path))
                            .timeout(PATIENCE)
                            .header(
                                    "Authorization",
                                    "Bearer " + Tokens.of(folder).owner())
                            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Fields said = Json.readObject(answer.body());
            if (answer.statusCode() == 200) {
                return said;
            }
            String message = address + " says " + said.text("code") + ": " + said.text("message");
            if (answer.statusCode() == 400) {
                throw new IllegalArgumentException(message);
            }
            throw new UncheckedIOException(message, new IOException(message));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted"));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(
                    "The owner at " + address + " could not be asked: " + unreachable.getMessage(), unreachable);
        }
    }

    /** The orders of an answer, a line each. */
    static List<String> orderLines(Fields answer) {
        return answer.objects("orders").stream()
                .map(order -> "Order " + order.text("clientOrderId") + ": " + order.text("state") + ", "
                        + order.text("filled") + " of " + order.text("quantity") + " filled")
                .toList();
    }
}
