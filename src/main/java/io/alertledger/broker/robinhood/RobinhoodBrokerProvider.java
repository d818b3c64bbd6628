package io.alertledger.broker.robinhood;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerContext;
import io.alertledger.broker.BrokerProvider;
import io.alertledger.broker.http.HttpSettings;
import io.alertledger.broker.http.JsonHttp;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code broker=robinhood}: the secret {@code broker.robinhood.token}; {@code
 * broker.robinhood.accountUrl} to trade, {@code …accountNumber} where the login has several accounts;
 * {@code …instrumentsFile} to remember contracts across restarts; {@code …baseUrl}, {@code
 * …timeoutSeconds}, {@code …tries}.
 */
public final class RobinhoodBrokerProvider implements BrokerProvider {
    private static final String URL = "https://api.robinhood.com";

    @Override
    public String name() {
        return "robinhood";
    }

    @Override
    public Broker open(BrokerContext context) {
        Map<String, String> settings = context.settings();
        JsonHttp http = HttpSettings.open(
                context,
                "robinhood",
                "baseUrl",
                URL,
                () -> context.secrets()
                        .apply("robinhood.token")
                        .map(token -> Map.of("Authorization", "Bearer " + token))
                        .orElse(Map.of()));
        String file = settings.get("robinhood.instrumentsFile");
        String url = settings.get("robinhood.accountUrl");
        String number = settings.get("robinhood.accountNumber");
        RobinhoodBroker.Account account = null;
        if (url != null) {
            account = new RobinhoodBroker.Account(number == null ? Contracts.id(url) : number, url);
        } else if (number != null) {
            account = new RobinhoodBroker.Account(number, URL + "/accounts/" + number + "/");
        }
        return new RobinhoodBroker(
                http,
                new Contracts(http, context.symbols(), file == null ? null : Path.of(file)),
                account,
                context.clock());
    }
}
