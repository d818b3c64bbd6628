package io.alertledger.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.javalin.http.Context;
import java.util.List;

/** What is held. */
final class PositionRoutes {
    private final AlertLedger ledger;

    PositionRoutes(AlertLedger ledger) {
        this.ledger = ledger;
    }

    List<Route> table() {
        return List.of(
                Route.get("/api/positions", Access.BOT, this::list),
                Route.get("/api/positions/{id}", Access.BOT, this::one));
    }

    private void list(Context ctx) {
        ObjectNode out = ledger.positionsJson(Views.account(ctx.queryParam("account")));
        out.put("asOf", ledger.now().toString());
        out.put("version", ledger.book().version());
        Reply.json(ctx, out);
    }

    private void one(Context ctx) {
        String id = ctx.pathParam("id");
        for (JsonNode position :
                ledger.positionsJson(Views.account(ctx.queryParam("account"))).path("positions")) {
            if (position.path("id").asText().equals(id)
                    || position.path("instrument").asText().equals(id)) {
                Reply.json(ctx, position);
                return;
            }
        }
        throw Problem.notFound("nothing is held of " + id).thrown();
    }
}
