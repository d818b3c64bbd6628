package io.alertledger.broker;

import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Symbols;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a broker may use.
 *
 * @param settings configuration below {@code broker.}, without that prefix; found whatever the case of its
 *     letters, for an environment variable has capitals only
 * @param secrets reads a setting that is a secret, anew at each call, for tokens are renewed
 * @param symbols which words mean the same underlying
 * @param calendar when the exchange trades
 * @param marks the last known mark of an instrument
 * @param clock the time
 */
public record BrokerContext(
        Map<String, String> settings,
        Function<String, Optional<String>> secrets,
        Symbols symbols,
        MarketCalendar calendar,
        Function<Instrument, Optional<Mark>> marks,
        Clock clock) {
    public BrokerContext {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(settings);
        settings = Collections.unmodifiableMap(anyCase);
    }
}
