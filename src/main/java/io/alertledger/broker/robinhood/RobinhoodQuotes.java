package io.alertledger.broker.robinhood;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.broker.http.JsonHttp;
import io.alertledger.broker.http.Reply;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.OptionContract;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Robinhood's market data of option contracts, forty at a time. The answer holds null for a contract
 * that it has no data of. Thread-safe.
 */
final class RobinhoodQuotes {
    private static final String DATA = "/marketdata/options/?instruments=";
    private static final int MOST = 40;

    private final JsonHttp http;
    private final Contracts contracts;

    RobinhoodQuotes(JsonHttp http, Contracts contracts) {
        this.http = http;
        this.contracts = contracts;
    }

    List<Mark> of(Collection<Instrument> instruments) {
        Map<String, OptionContract> byId = new LinkedHashMap<>();
        for (Instrument instrument : instruments) {
            if (instrument instanceof OptionContract contract) {
                try {
                    String id = contracts.idOf(contract);
                    if (id != null) {
                        byId.put(id, contract);
                    }
                } catch (InputException silent) {
                    // asked again with the next quotes
                }
            }
        }
        List<Mark> marks = new ArrayList<>();
        List<String> ids = new ArrayList<>(byId.keySet());
        for (int from = 0; from < ids.size(); from += MOST) {
            List<String> addresses = ids.subList(from, Math.min(from + MOST, ids.size())).stream()
                    .map(Contracts::address)
                    .toList();
            Reply reply = http.get(DATA + URLEncoder.encode(String.join(",", addresses), StandardCharsets.UTF_8));
            if (reply instanceof Reply.Answer answer) {
                answer.body().path("results").forEach(row -> add(row, byId, marks));
            }
        }
        return marks;
    }

    private static void add(JsonNode node, Map<String, OptionContract> byId, List<Mark> marks) {
        if (!node.isObject()) {
            return;
        }
        try {
            Fields row = Fields.of(node, "marketdata");
            OptionContract contract = byId.get(Contracts.id(row.text("instrument")));
            BigDecimal adjusted = row.optionalDecimal("adjusted_mark_price");
            BigDecimal price = adjusted != null ? adjusted : row.optionalDecimal("mark_price");
            Instant at = row.optionalInstant("updated_at");
            if (contract != null && price != null && price.signum() > 0 && at != null) {
                marks.add(new Mark(
                        contract,
                        price,
                        row.optionalDecimal("bid_price"),
                        positive(row.optionalDecimal("ask_price")),
                        at,
                        "robinhood"));
            }
        } catch (InputException | IllegalArgumentException nonsense) {
            // one row that makes no sense is no price; the mark grows stale, and that is said
        }
    }

    private static @Nullable BigDecimal positive(@Nullable BigDecimal price) {
        return price == null || price.signum() <= 0 ? null : price;
    }
}
