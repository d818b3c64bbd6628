package io.alertledger.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.formats.AlertJson;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.Json;
import io.alertledger.formats.ReadingJson;
import io.alertledger.journal.DecisionLog.Received;
import io.alertledger.model.Alert;
import io.alertledger.model.Execution;
import io.alertledger.trade.Handled;
import io.alertledger.trade.Plan;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;

/** Alerts: posting them, asking about them, looking at them. */
final class AlertRoutes {
    private final AlertLedger ledger;
    private final Views views;
    private final Metrics metrics;

    AlertRoutes(AlertLedger ledger, Views views, Metrics metrics) {
        this.ledger = ledger;
        this.views = views;
        this.metrics = metrics;
    }

    List<Route> table() {
        return List.of(
                Route.post("/api/alerts", Access.BOT, this::post),
                Route.get("/api/alerts", Access.BOT, this::list),
                Route.get("/api/alerts/{id}", Access.BOT, this::one),
                Route.post("/api/parse", Access.BOT, this::parse));
    }

    private void post(Context ctx) {
        Alert alert = alert(ctx);
        Execution execution = Query.constant(ctx, "execute", Execution.class, Execution.BROKER);
        if (Query.flag(ctx, "dryRun")) {
            Plan plan = ledger.decide(alert);
            ObjectNode out =
                    HandledJson.of(plan.decisionId(), plan.reading().verdict(), plan.decision(), plan.orders());
            out.put("alertId", alert.id());
            out.set("reading", ReadingJson.of(plan.reading()));
            out.put("dryRun", true);
            Reply.json(ctx, out);
            return;
        }
        long start = System.nanoTime();
        Handled handled = ledger.handle(alert, execution);
        metrics.handled(System.nanoTime() - start);
        ObjectNode out = HandledJson.of(handled.decisionId(), handled.verdict(), handled.decision(), handled.orders());
        out.put("alertId", handled.alertId());
        out.put("repeated", handled.repeated());
        Reply.json(ctx, out);
    }

    private Alert alert(Context ctx) {
        return AlertJson.read(Body.object(ctx), ledger.now(), () -> "api-" + UUID.randomUUID());
    }

    private void parse(Context ctx) {
        Reply.json(ctx, ReadingJson.of(ledger.read(alert(ctx))));
    }

    private void list(Context ctx) {
        String account = Account.of(ctx);
        ObjectNode out = Json.object();
        ArrayNode alerts = out.putArray("alerts");
        ledger.log().lastAlerts(account, Query.limit(ctx)).forEach(received -> alerts.add(views.alert(received)));
        ArrayNode waiting = out.putArray("waiting");
        for (String kind : List.of("UNCLEAR", "AMBIGUOUS", "MULTIPLE")) {
            ledger.log().unsettled(account, kind, Query.limit(ctx)).stream()
                    .map(views::summary)
                    .filter(decision -> decision.path("waiting").asBoolean())
                    .forEach(waiting::add);
        }
        Reply.json(ctx, out);
    }

    private void one(Context ctx) {
        String id = ctx.pathParam("id");
        Received received = ledger.log()
                .alert(Account.of(ctx), id)
                .orElseThrow(() -> Problem.notFound("there is no alert " + id).thrown());
        Reply.json(ctx, views.alert(received));
    }
}
