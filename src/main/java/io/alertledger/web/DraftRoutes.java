package io.alertledger.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.Rollback;
import io.alertledger.RuleJson;
import io.alertledger.RuleReport;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.rules.RuleProblem;
import io.alertledger.rules.RuleSources;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Changing the rules. An edit that is only thought of comes with each request, {@code {"files":{path: text}}}: it is
 * checked, played against its scenarios, put to past decisions; and brought into force, all of it or nothing.
 */
final class DraftRoutes {
    /** Past decisions that an edit is put to where nothing else is said. */
    private static final int LAST = 10_000;

    private static final int LIVE = 1_000;

    private final AlertLedger ledger;

    DraftRoutes(AlertLedger ledger) {
        this.ledger = ledger;
    }

    List<Route> table() {
        return List.of(
                Route.post("/api/rules/check", Access.OWNER, this::check),
                Route.post("/api/rules/test", Access.OWNER, this::test),
                Route.post("/api/rules/impact", Access.OWNER, this::impact),
                Route.post("/api/rules/activate", Access.OWNER, this::activate),
                Route.put("/api/rules/<path>", Access.OWNER, this::put),
                Route.post("/api/rules/rollback", Access.OWNER, this::rollback),
                Route.get("/api/rules/coverage", Access.BOT, this::coverage),
                Route.get("/api/rules/history", Access.BOT, this::history));
    }

    private void check(Context ctx) {
        Reply.json(ctx, RuleJson.report(ledger.rulebook().check(draft(Body.object(ctx)))));
    }

    private void test(Context ctx) {
        RuleReport report = ledger.rulebook().check(draft(Body.object(ctx)));
        ObjectNode out = RuleJson.report(report);
        ArrayNode outcomes = out.putArray("outcomes");
        report.scenarios().forEach(outcome -> outcomes.add(RuleJson.outcome(outcome)));
        Reply.json(ctx, out);
    }

    private void impact(Context ctx) {
        Fields in = Body.object(ctx);
        Integer last = in.optionalInteger("last");
        if (last != null && last < 1) {
            throw in.invalid("last", "expected how many decisions, 1 or more");
        }
        RuleReport report = ledger.rulebook().check(draft(in));
        if (report.brain().isEmpty()) {
            throw Problem.of(409, "CONFLICT", "rules that do not compile decide nothing; check them first")
                    .thrown();
        }
        Reply.json(
                ctx,
                RuleJson.impact(ledger.past(Views.account(in.optionalText("account")))
                        .impact(report.brain().get().rules(), last == null ? LAST : last, done -> {})));
    }

    /** Of exactly the texts that were checked: their fingerprint says so. */
    private void activate(Context ctx) {
        Fields in = Body.object(ctx);
        String checked = in.text("fingerprint");
        RuleSources draft = draft(in);
        if (!draft.fingerprint().equals(checked)) {
            throw new ProblemException(new Problem(
                    409,
                    "CONFLICT",
                    "fingerprint",
                    checked,
                    "these are not the texts that were checked; they would be " + draft.fingerprint()
                            + ". Maybe the files changed meanwhile: check again"));
        }
        activated(ctx, draft);
    }

    /** One file: written and in force where the whole set passes with it, else nothing changes. */
    private void put(Context ctx) {
        Fields in = Body.object(ctx);
        activated(ctx, draft(Map.of(ctx.pathParam("path"), in.text("text"))));
    }

    private void activated(Context ctx, RuleSources draft) {
        List<RuleProblem> problems = ledger.rulebook().activate(draft);
        ObjectNode out = Json.object();
        out.put("activated", problems.isEmpty());
        out.put("ruleSet", ledger.rules().id());
        out.set("problems", RuleJson.problems(problems));
        Reply.json(ctx, out);
    }

    private void rollback(Context ctx) {
        Rollback rollback = ledger.rulebook().rollback();
        if (rollback instanceof Rollback.Refused refused) {
            throw Problem.of(409, "CONFLICT", refused.reason()).thrown();
        }
        Rollback.Done done = (Rollback.Done) rollback;
        ObjectNode out = Json.object();
        out.set("from", RuleJson.change(done.from()));
        out.set("to", RuleJson.change(done.to()));
        Reply.json(ctx, out);
    }

    /** Of the newest decisions; what the scenarios cover is for {@code rules coverage}. */
    private void coverage(Context ctx) {
        String account = Views.account(ctx.queryParam("account"));
        Reply.json(ctx, RuleJson.coverage(ledger.past(account).coverage(ledger.rules(), LIVE)));
    }

    private void history(Context ctx) {
        ObjectNode out = Json.object();
        ArrayNode changes = out.putArray("changes");
        ledger.rulebook().history().forEach(entry -> changes.add(RuleJson.change(entry)));
        Reply.json(ctx, out);
    }

    private RuleSources draft(Fields in) {
        Fields files = in.object("files");
        List<String> paths = new ArrayList<>();
        for (Iterator<String> names = files.names(); names.hasNext(); ) {
            paths.add(names.next());
        }
        Map<String, String> edits = new TreeMap<>();
        for (String path : paths) {
            String text = files.optionalText(path);
            edits.put(path, text == null ? "" : text);
        }
        return draft(edits);
    }

    private RuleSources draft(Map<String, String> edits) {
        try {
            return ledger.rulebook().draft(edits);
        } catch (IllegalArgumentException refused) {
            throw new InputException(
                    "INVALID", "files", String.join(", ", edits.keySet()), String.valueOf(refused.getMessage()));
        }
    }
}
