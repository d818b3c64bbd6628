package io.alertledger.broker.http;

import io.alertledger.broker.BrokerContext;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the settings that every broker over HTTP has: {@code NAME.baseUrl}, {@code NAME.timeoutSeconds}, {@code NAME.tries}. */
public final class HttpSettings {
    private HttpSettings() {}

    /**
     * @param name the broker's name, the first part of its settings
     * @param urlSetting the rest of the setting that says where the broker is
     * @param usualUrl where the broker usually is
     * @throws IllegalArgumentException where a setting is wrong; the message names it
     */
    public static JsonHttp open(
            BrokerContext context,
            String name,
            String urlSetting,
            String usualUrl,
            Supplier<Map<String, String>> headers) {
        Map<String, String> settings = context.settings();
        String url = settings.getOrDefault(name + "." + urlSetting, usualUrl);
        Backoff usual = Backoff.USUAL;
        int tries = number(settings, name + ".tries", usual.tries(), 1, 10);
        try {
            return new JsonHttp(
                    URI.create(url),
                    headers,
                    Duration.ofSeconds(number(settings, name + ".timeoutSeconds", 10, 1, 120)),
                    new Backoff(tries, usual.first(), usual.longest()));
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException("broker." + name + "." + urlSetting + ": " + bad.getMessage(), bad);
        }
    }

    private static int number(Map<String, String> settings, String name, int usual, int least, int most) {
        String said = settings.get(name);
        if (said == null) {
            return usual;
        }
        try {
            int value = Integer.parseInt(said.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // answered below
        }
        throw new IllegalArgumentException(
                "broker." + name + ": '" + said + "' is not a whole number from " + least + " to " + most);
    }
}
