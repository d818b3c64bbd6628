package io.alertledger.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.explain.DecisionText;
import io.alertledger.formats.Fields;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.InstructionJson;
import io.alertledger.formats.Json;
import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.model.Execution;
import io.alertledger.trade.Handled;
import io.alertledger.trade.LoggedDecisions;
import io.alertledger.trade.SettleAnswer;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** Decisions: looking at them, asking why, settling those that wait. */
final class DecisionRoutes {
    private static final Map<SettleAnswer.Code, Integer> STATUS = Map.of(
            SettleAnswer.Code.UNKNOWN_DECISION, 404,
            SettleAnswer.Code.NOT_WAITING, 409,
            SettleAnswer.Code.SETTLED, 409,
            SettleAnswer.Code.TOO_OLD, 409,
            SettleAnswer.Code.NO_SUCH_CHOICE, 400,
            SettleAnswer.Code.NOT_POSSIBLE, 409);

    private final AlertLedger ledger;
    private final Views views;
    private final Hindsight hindsight;

    DecisionRoutes(AlertLedger ledger, Views views) {
        this.ledger = ledger;
        this.views = views;
        this.hindsight = new Hindsight(ledger);
    }

    List<Route> table() {
        return List.of(
                Route.get("/api/decisions", Access.BOT, this::list),
                Route.get("/api/decisions/{id}", Access.BOT, this::one),
                Route.get("/api/decisions/{id}/explanation", Access.BOT, this::explanation),
                Route.post("/api/decisions/{id}/replay", Access.BOT, hindsight::replay),
                Route.post("/api/decisions/{id}/freeze", Access.BOT, hindsight::freeze),
                Route.post("/api/decisions/{id}/settle", Access.OWNER, this::settle));
    }

    private void list(Context ctx) {
        ObjectNode out = Json.object();
        ArrayNode decisions = out.putArray("decisions");
        ledger.log()
                .lastDecisions(Account.of(ctx), Query.limit(ctx))
                .forEach(decision -> decisions.add(views.summary(decision)));
        Reply.json(ctx, out);
    }

    private void one(Context ctx) {
        Reply.json(ctx, views.decision(hindsight.logged(ctx)));
    }

    private void explanation(Context ctx) {
        Logged logged = hindsight.logged(ctx);
        ObjectNode out = Json.object();
        out.put("decisionId", logged.id());
        out.put("text", DecisionText.of(LoggedDecisions.decision(logged)));
        out.set("decision", views.decision(logged));
        out.set("changes", hindsight.changes(logged));
        String rule = ctx.queryParam("rule");
        String instrument = ctx.queryParam("instrument");
        if (rule != null && instrument != null) {
            out.set("trials", hindsight.trials(logged, rule, instrument));
        }
        Reply.json(ctx, out);
    }

    private void settle(Context ctx) {
        Fields in = Body.object(ctx);
        String by = in.optionalText("by");
        Fields instruction = in.optionalObject("instruction");
        String id = ctx.pathParam("id");
        String who = by == null ? "console" : by;
        SettleAnswer answer = instruction == null
                ? ledger.settle(id, in.text("choice"), who)
                : ledger.settle(id, InstructionJson.read(instruction), who, Execution.BROKER);
        if (answer instanceof SettleAnswer.Refused refused) {
            throw Problem.of(
                            STATUS.getOrDefault(refused.code(), 409),
                            refused.code().name(),
                            refused.message())
                    .thrown();
        }
        Handled handled = ((SettleAnswer.Settled) answer).handled();
        ObjectNode out = HandledJson.of(handled.decisionId(), handled.verdict(), handled.decision(), handled.orders());
        out.put("alertId", handled.alertId());
        Reply.json(ctx, out);
    }
}
