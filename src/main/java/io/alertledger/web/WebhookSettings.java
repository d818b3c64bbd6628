package io.alertledger.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where webhooks are taken in, and the secrets that their senders know.
 *
 * @param host the address to listen at
 * @param port the port; 0 for any that is free
 * @param tradingview gives the secret of TradingView's bodies; empty to take none in
 * @param generic gives the secret that signs other bodies; empty to take none in
 */
public record WebhookSettings(
        String host, int port, Supplier<Optional<String>> tradingview, Supplier<Optional<String>> generic) {
    /** The shortest secret that is taken for one. */
    static final int SHORTEST_SECRET = 16;

    /**
     * From an address such as {@code 0.0.0.0:7778}.
     *
     * @throws IllegalArgumentException if it is none, or a secret is too short
     */
    public static WebhookSettings at(
            String bind, Supplier<Optional<String>> tradingview, Supplier<Optional<String>> generic) {
        for (Supplier<Optional<String>> each : List.of(tradingview, generic)) {
            if (each.get().filter(secret -> secret.length() < SHORTEST_SECRET).isPresent()) {
                throw new IllegalArgumentException("a webhook's secret has at least " + SHORTEST_SECRET
                        + " characters. Maybe: openssl rand -hex 24");
            }
        }
        WebSettings place = WebSettings.at(bind, Path.of(""));
        return new WebhookSettings(place.host(), place.port(), tradingview, generic);
    }
}
