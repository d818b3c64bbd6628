package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.HoldingJson;
import io.alertledger.formats.Json;
import io.alertledger.formats.ReadingJson;
import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.journal.DecisionLog.Received;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
import io.alertledger.model.Instruction;
import io.alertledger.model.Mark;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Reading;
import io.alertledger.model.Verdict;
import io.alertledger.trade.LoggedDecisions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that both GET routes and the stream give out, made with the writers of {@code formats}.
 * Stateless but for the ledger; thread-safe.
 */
final class Views {
    /** What a list of decisions leaves to the decision itself. */
    private static final List<String> DETAILS = List.of(
            "candidates",
            "evidence",
            "objections",
            "findings",
            "notes",
            "decisions",
            "alert",
            "reading",
            "instruction");

    private final AlertLedger ledger;
    private final RuleViews rules;

    Views(AlertLedger ledger, RuleViews rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    ObjectNode status() {
        ObjectNode out = Json.object();
        out.put("asOf", ledger.now().toString());
        out.put("version", ledger.book().version());
        out.put("ruleSet", ledger.rules().id());
        out.put("broker", ledger.broker());
        Set<String> accounts = new LinkedHashSet<>(List.of("default"));
        accounts.addAll(ledger.book().accounts());
        ArrayNode list = out.putArray("accounts");
        for (String account : accounts) {
            ObjectNode node = list.addObject();
            node.put("account", account);
            node.set("consistency", ledger.consistencyJson(account));
            node.put("positions", ledger.book().positions(account).size());
            LedgerEvent.Paused paused = ledger.book().paused(account);
            if (paused != null && (paused.entries() || paused.exits())) {
                ObjectNode pause = node.putObject("paused");
                pause.put("entries", paused.entries());
                pause.put("exits", paused.exits());
                pause.put("by", paused.by());
                pause.put("at", paused.at().toString());
            }
        }
        return out;
    }

    ObjectNode ruleSet() {
        return rules.overview();
    }

    ObjectNode alert(Received received) {
        ObjectNode out = (ObjectNode) Json.read(received.json());
        out.put("id", received.id());
        out.put("account", received.account());
        List<Logged> decisions = ledger.log().decisionsOf(received.account(), received.id());
        if (!decisions.isEmpty()) {
            Reading reading = LoggedDecisions.reading(decisions.get(0));
            out.put("verdict", reading.verdict().name());
            out.set("reading", ReadingJson.of(reading));
        }
        ArrayNode list = out.putArray("decisions");
        decisions.forEach(decision -> list.add(summary(decision)));
        return out;
    }

    /** A decision, whole. */
    ObjectNode decision(Logged logged) {
        Decision decision = LoggedDecisions.decision(logged);
        Reading reading = LoggedDecisions.reading(logged);
        ObjectNode out = HandledJson.of(logged.id(), reading.verdict(), decision, ledger.ordersOf(logged.id()));
        out.put("account", logged.account());
        out.put("decidedAt", logged.decidedAt().toString());
        out.put("kind", logged.kind());
        out.set("reading", ReadingJson.of(reading));
        alertOf(logged, out);
        boolean asks = logged.settlement() == null
                && (reading.verdict() == Verdict.UNCLEAR
                        || decision.parts().stream().anyMatch(Decision.Ambiguous.class::isInstance));
        if (asks) {
            Instant until = logged.decidedAt().plus(settleWithin(logged, out, reading));
            out.put("settleUntil", until.toString());
            out.put("waiting", newest(logged) && !ledger.now().isAfter(until));
        } else {
            out.put("waiting", false);
        }
        if (logged.settlement() != null) {
            ObjectNode settlement = out.putObject("settlement");
            settlement.put("choice", logged.settlement().choice());
            settlement.put("by", logged.settlement().by());
            settlement.put("at", logged.settlement().at().toString());
        }
        return out;
    }

    private Duration settleWithin(Logged logged, JsonNode out, Reading reading) {
        String ticker = reading.instructions().stream()
                .map(Instruction::ticker)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return ledger.rules()
                .tables()
                .policy(logged.account(), out.path("channel").textValue(), ticker)
                .settleWithin();
    }

    private boolean newest(Logged logged) {
        if (logged.alertId() == null) {
            return true;
        }
        List<Logged> about = ledger.log().decisionsOf(logged.account(), logged.alertId());
        return about.get(about.size() - 1).id().equals(logged.id());
    }

    private void alertOf(Logged logged, ObjectNode out) {
        if (logged.alertId() == null) {
            return;
        }
        out.put("alertId", logged.alertId());
        ledger.log().alert(logged.account(), logged.alertId()).ifPresent(received -> {
            ObjectNode alert = (ObjectNode) Json.read(received.json());
            out.set("alert", alert);
            copy(alert, "author", out);
            copy(alert, "channel", out);
            copy(alert, "text", out);
        });
    }

    private static void copy(ObjectNode from, String field, ObjectNode to) {
        JsonNode value = from.get(field);
        if (value != null) {
            to.set(field, value);
        }
    }

    /** A decision without its matrix. */
    ObjectNode summary(Logged logged) {
        return decision(logged).without(DETAILS);
    }

    /** What is held of some positions now; one that is no longer held comes with a quantity of 0. */
    List<ObjectNode> positions(Collection<PositionKey> keys) {
        Map<String, Map<String, JsonNode>> held = new HashMap<>();
        List<ObjectNode> found = new ArrayList<>();
        for (PositionKey key : keys) {
            JsonNode position = held.computeIfAbsent(key.account(), this::byId).get(HoldingJson.id(key));
            found.add(position == null ? closed(key) : (ObjectNode) position);
        }
        return found;
    }

    private Map<String, JsonNode> byId(String account) {
        Map<String, JsonNode> positions = new HashMap<>();
        ledger.positionsJson(account)
                .path("positions")
                .forEach(position -> positions.put(position.path("id").asText(), position));
        return positions;
    }

    private static ObjectNode closed(PositionKey key) {
        ObjectNode out = Json.object();
        out.put("id", HoldingJson.id(key));
        out.put("instrument", key.instrument().id());
        out.put("account", key.account());
        out.put("ticker", key.instrument().ticker());
        out.put("side", key.side().name());
        out.put("quantity", "0");
        out.put("status", "closed");
        out.putArray("lots");
        return out;
    }

    static ObjectNode mark(Mark mark) {
        ObjectNode out = Json.object();
        out.put("instrument", mark.instrument().id());
        Json.put(out, "price", mark.value());
        Json.put(out, "bid", mark.bid());
        Json.put(out, "ask", mark.ask());
        out.put("at", mark.at().toString());
        out.put("source", mark.source());
        return out;
    }

    /** The account that a request names, else the default one. */
    static String account(@Nullable String named) {
        return named == null || named.isBlank() ? Alert.DEFAULT_ACCOUNT : named;
    }
}
