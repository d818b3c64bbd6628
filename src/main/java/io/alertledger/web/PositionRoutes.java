package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.formats.Fields;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.HoldingJson;
import io.alertledger.formats.Json;
import io.alertledger.formats.LedgerEventJson;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.PositionKey;
import io.alertledger.trade.Handled;
import io.alertledger.trade.Ids;
import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is held. */
final class PositionRoutes {
    private static final int MOST_DECISIONS = 50;

    private final AlertLedger ledger;

    private final Views views;
    private final Prices prices;

    PositionRoutes(AlertLedger ledger, Views views, Prices prices) {
        this.ledger = ledger;
        this.views = views;
        this.prices = prices;
    }

    List<Route> table() {
        return List.of(
                Route.get("/api/positions", Access.BOT, this::list),
                Route.get("/api/positions/{id}", Access.BOT, this::one),
                Route.get("/api/positions/{id}/history", Access.BOT, this::history),
                Route.post("/api/positions/{id}/exit", Access.OWNER, this::exit));
    }

    private void list(Context ctx) {
        ObjectNode out = ledger.positionsJson(Account.of(ctx));
        out.put("asOf", ledger.now().toString());
        out.put("version", ledger.book().version());
        Reply.json(ctx, out);
    }

    private void one(Context ctx) {
        String id = ctx.pathParam("id");
        for (JsonNode position : ledger.positionsJson(Account.of(ctx)).path("positions")) {
            if (position.path("id").asText().equals(id)
                    || position.path("instrument").asText().equals(id)) {
                Reply.json(ctx, position);
                return;
            }
        }
        throw Problem.notFound("nothing is held of " + id).thrown();
    }

    /** Sells it, the way of every exit: guards, lock, outbox. */
    private void exit(Context ctx) {
        Fields in = Body.optionalObject(ctx);
        String by = in.optionalText("by");
        PositionKey key = Account.key(ledger, ctx, in);
        Handled handled = ledger.exit(key, in.optionalDecimal("quantity"), by == null ? "api" : by);
        Reply.json(ctx, HandledJson.of(handled.decisionId(), handled.verdict(), handled.decision(), handled.orders()));
    }

    /** Its story: what happened to it, the decisions that did it, and the prices of this process's time. */
    private void history(Context ctx) {
        PositionKey key = Account.key(ledger, ctx);
        List<Entry> entries = ledger.events(key);
        if (entries.isEmpty()) {
            throw Problem.notFound("nothing was ever held of " + ctx.pathParam("id"))
                    .thrown();
        }
        ObjectNode out = Json.object();
        out.put("id", HoldingJson.id(key));
        out.put("account", key.account());
        ArrayNode events = out.putArray("events");
        entries.forEach(entry -> LedgerEventJson.of(entry).ifPresent(events::add));
        ArrayNode decisions = out.putArray("decisions");
        decisionsOf(entries)
                .forEach(id -> ledger.log().decision(id).ifPresent(logged -> decisions.add(views.summary(logged))));
        out.set("prices", prices.of(key.instrument()));
        Reply.json(ctx, out);
    }

    /** The decisions behind the events: of each order that opened, closed or locked something. Newest first. */
    private static List<String> decisionsOf(List<Entry> entries) {
        Set<String> ids = new LinkedHashSet<>();
        for (int i = entries.size() - 1; i >= 0 && ids.size() < MOST_DECISIONS; i--) {
            LedgerEvent event = entries.get(i).event();
            String order = event instanceof LedgerEvent.LotOpened opened
                    ? opened.clientOrderId()
                    : event instanceof LedgerEvent.Locked locked ? locked.clientOrderId() : null;
            if (order != null) {
                ids.add(Ids.decisionOf(order));
            }
        }
        return List.copyOf(ids);
    }
}
