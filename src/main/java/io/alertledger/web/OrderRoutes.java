package io.alertledger.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.formats.Fields;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.Json;
import io.alertledger.formats.OrderEventJson;
import io.alertledger.model.Fill;
import io.alertledger.model.Order;
import io.alertledger.trade.OrderEventAnswer;
import io.javalin.http.Context;
import java.util.List;

/** Orders, and what those who execute them outside tell of them. */
final class OrderRoutes {
    private final AlertLedger ledger;

    OrderRoutes(AlertLedger ledger) {
        this.ledger = ledger;
    }

    List<Route> table() {
        return List.of(
                Route.get("/api/orders", Access.BOT, this::list),
                Route.get("/api/orders/{id}", Access.BOT, this::one),
                Route.post("/api/orders/{id}/events", Access.BOT, this::event));
    }

    private void list(Context ctx) {
        ObjectNode out = Json.object();
        ArrayNode orders = out.putArray("orders");
        ledger.orders(Account.of(ctx), Query.limit(ctx)).forEach(order -> orders.add(HandledJson.order(order)));
        Reply.json(ctx, out);
    }

    private void one(Context ctx) {
        String id = ctx.pathParam("id");
        Order order = ledger.order(id)
                .orElseThrow(() -> Problem.notFound("there is no order " + id).thrown());
        ObjectNode out = HandledJson.order(order);
        ArrayNode fills = out.putArray("fills");
        for (Fill fill : ledger.fills(order)) {
            ObjectNode node = fills.addObject();
            node.put("fillId", fill.id());
            Json.put(node, "quantity", fill.quantity());
            Json.put(node, "price", fill.price());
            node.put("at", fill.at().toString());
        }
        Reply.json(ctx, out);
    }

    private void event(Context ctx) {
        Fields in = Body.object(ctx);
        String id = ctx.pathParam("id");
        OrderEventAnswer answer = ledger.report(id, OrderEventJson.read(in));
        if (answer instanceof OrderEventAnswer.Refused refused) {
            throw Problem.of(
                            refused.code() == OrderEventAnswer.Code.UNKNOWN_ORDER ? 404 : 409,
                            refused.code().name(),
                            refused.message())
                    .thrown();
        }
        OrderEventAnswer.Taken taken = (OrderEventAnswer.Taken) answer;
        ObjectNode out = HandledJson.order(taken.order());
        out.put("note", taken.note());
        Reply.json(ctx, out);
    }
}
