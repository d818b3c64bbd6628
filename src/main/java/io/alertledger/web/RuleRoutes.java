package io.alertledger.web;

import io.alertledger.AlertLedger;
import io.alertledger.rules.RuleFile;
import io.javalin.http.Context;
import java.util.List;

/** The rules in force. */
final class RuleRoutes {
    private final AlertLedger ledger;
    private final RuleViews views;

    RuleRoutes(AlertLedger ledger, RuleViews views) {
        this.ledger = ledger;
        this.views = views;
    }

    List<Route> table() {
        return List.of(
                Route.get("/api/rules", Access.BOT, ctx -> Reply.json(ctx, views.overview())),
                Route.get("/api/rules/<path>", Access.BOT, this::file));
    }

    private void file(Context ctx) {
        String path = ctx.pathParam("path");
        RuleFile file = ledger.rules()
                .sources()
                .file(path)
                .orElseThrow(
                        () -> Problem.notFound("there is no rule file " + path).thrown());
        Reply.json(ctx, views.file(file));
    }
}
