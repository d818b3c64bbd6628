package io.alertledger.broker.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.broker.http.JsonHttp;
import io.alertledger.broker.http.Reply;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.Mark;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Alpaca's latest quotes of options and shares, a hundred at a time; coins, which it names differently
 * there, are left out. A quote without both sides, or with the bid above the ask, is no price to act on
 * and is left out as well. Thread-safe.
 */
final class AlpacaQuotes {
    private static final String OPTIONS = "/v1beta1/options/quotes/latest";
    private static final String SHARES = "/v2/stocks/quotes/latest";
    private static final int MOST = 100;

    private final JsonHttp http;
    private final Symbols symbols;

    AlpacaQuotes(JsonHttp http, Symbols symbols) {
        this.http = http;
        this.symbols = symbols;
    }

    List<Mark> of(Collection<Instrument> instruments) {
        Map<String, Instrument> options = new LinkedHashMap<>();
        Map<String, Instrument> shares = new LinkedHashMap<>();
        for (Instrument instrument : instruments) {
            if (instrument instanceof OptionContract contract) {
                options.put(contract.occUnpadded(), contract);
            } else if (!symbols.isCoin((LinearInstrument) instrument)) {
                shares.put(instrument.id(), instrument);
            }
        }
        List<Mark> marks = new ArrayList<>();
        read(OPTIONS, options, marks);
        read(SHARES, shares, marks);
        return marks;
    }

    private void read(String path, Map<String, Instrument> bySymbol, List<Mark> marks) {
        List<String> names = new ArrayList<>(bySymbol.keySet());
        for (int from = 0; from < names.size(); from += MOST) {
            String some = String.join(",", names.subList(from, Math.min(from + MOST, names.size())));
            Reply reply = http.get(path + "?symbols=" + URLEncoder.encode(some, StandardCharsets.UTF_8));
            JsonNode quotes =
                    reply instanceof Reply.Answer answer ? answer.body().path("quotes") : null;
            if (quotes != null) {
                quotes.properties().forEach(quote -> {
                    Instrument instrument = bySymbol.get(quote.getKey());
                    if (instrument != null) {
                        add(instrument, quote.getValue(), marks);
                    }
                });
            }
        }
    }

    private static void add(Instrument instrument, JsonNode quote, List<Mark> marks) {
        try {
            Fields row = Fields.of(quote, "quotes." + instrument.id());
            BigDecimal bid = row.optionalDecimal("bp");
            BigDecimal ask = row.optionalDecimal("ap");
            Instant at = row.optionalInstant("t");
            if (bid != null && ask != null && at != null && bid.signum() > 0 && ask.compareTo(bid) >= 0) {
                marks.add(new Mark(instrument, null, bid, ask, at, "alpaca"));
            }
        } catch (InputException nonsense) {
            // one row that makes no sense is no price; the mark grows stale, and that is said
        }
    }
}
