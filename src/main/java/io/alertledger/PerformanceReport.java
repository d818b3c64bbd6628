package io.alertledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.ledger.Realization;
import io.alertledger.ledger.Score;
import io.alertledger.trade.ExitCauses.Cause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an account won and lost: in all, by day with the equity that grew from it, and by what a closing is known
 * for. Results that are not known are counted and are in no sum. For one thread.
 */
final class PerformanceReport {
    /** By what closings are grouped, and how the group is named in the answer. */
    private static final Map<String, ResultsBy> GROUPS = new TreeMap<>(Map.of(
            "analysts", ResultsBy.ANALYST,
            "channels", ResultsBy.CHANNEL,
            "tickers", ResultsBy.TICKER,
            "rules", ResultsBy.RULE,
            "reasons", ResultsBy.REASON,
            "sources", ResultsBy.SOURCE));

    private final SortedMap<LocalDate, Score> days = new TreeMap<>();
    private final Map<String, SortedMap<String, Score>> groups = new TreeMap<>();
    private Score all = Score.NONE;

    PerformanceReport() {
        GROUPS.keySet().forEach(name -> groups.put(name, new TreeMap<>()));
    }

    /** Adds one lot's part of a closing. */
    void add(Realization part, Cause cause) {
        all = all.plus(part.realized());
        add(days, part.day(), part);
        GROUPS.forEach((name, by) ->
                by.groups(part, cause).forEach(key -> add(Objects.requireNonNull(groups.get(name)), key, part)));
    }

    private static <K> void add(SortedMap<K, Score> scores, K key, Realization part) {
        scores.put(key, scores.getOrDefault(key, Score.NONE).plus(part.realized()));
    }

    ObjectNode json(String account) {
        ObjectNode out = Json.object();
        out.put("account", account);
        out.set("total", score(Json.object(), all));
        days(out, days);
        groups.forEach((name, scores) -> {
            ArrayNode list = out.putArray(name);
            scores.forEach((key, score) -> score(list.addObject().put("name", key), score));
        });
        return out;
    }

    /** Equity is the running sum; drawdown is how far it is below its highest point so far. */
    private static void days(ObjectNode out, SortedMap<LocalDate, Score> days) {
        ArrayNode list = out.putArray("days");
        BigDecimal equity = BigDecimal.ZERO;
        BigDecimal peak = BigDecimal.ZERO;
        BigDecimal deepest = BigDecimal.ZERO;
        for (Map.Entry<LocalDate, Score> day : days.entrySet()) {
            equity = equity.add(day.getValue().realized().known());
            peak = peak.max(equity);
            BigDecimal drawdown = peak.subtract(equity);
            deepest = deepest.max(drawdown);
            ObjectNode node = list.addObject().put("day", day.getKey().toString());
            score(node, day.getValue());
            Json.put(node, "equity", equity);
            Json.put(node, "drawdown", drawdown);
        }
        Json.put(out, "deepestDrawdown", deepest);
    }

    private static ObjectNode score(ObjectNode node, Score score) {
        Json.put(node, "realized", score.realized().known());
        node.put("closings", score.realized().closings());
        node.put("unknown", score.realized().unknown());
        node.put("wins", score.wins());
        node.put("losses", score.losses());
        return node;
    }
}
