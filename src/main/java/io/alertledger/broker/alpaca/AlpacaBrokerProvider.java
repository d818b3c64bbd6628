package io.alertledger.broker.alpaca;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerContext;
import io.alertledger.broker.BrokerProvider;
import io.alertledger.broker.http.HttpSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code broker=alpaca}: the secrets {@code broker.alpaca.keyId} and {@code broker.alpaca.secretKey};
 * {@code broker.alpaca.baseUrl} (the paper account unless told), {@code …dataUrl} (where quotes come
 * from), {@code …timeoutSeconds}, {@code …tries}.
 */
public final class AlpacaBrokerProvider implements BrokerProvider {
    private static final String DATA_URL = "https://data.alpaca.markets";
    private static final String PAPER_URL = "https://paper-api.alpaca.markets";

    @Override
    public String name() {
        return "alpaca";
    }

    @Override
    public Broker open(BrokerContext context) {
        return new AlpacaBroker(
                HttpSettings.open(context, "alpaca", "baseUrl", PAPER_URL, () -> headers(context)),
                new AlpacaQuotes(
                        HttpSettings.open(context, "alpaca", "dataUrl", DATA_URL, () -> headers(context)),
                        context.symbols()),
                context.symbols(),
                context.clock());
    }

    private static Map<String, String> headers(BrokerContext context) {
        Map<String, String> headers = new HashMap<>();
        context.secrets().apply("alpaca.keyId").ifPresent(key -> headers.put("APCA-API-KEY-ID", key));
        context.secrets().apply("alpaca.secretKey").ifPresent(key -> headers.put("APCA-API-SECRET-KEY", key));
        return headers;
    }
}
