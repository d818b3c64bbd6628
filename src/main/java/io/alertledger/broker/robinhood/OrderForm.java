package io.alertledger.broker.robinhood;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.model.Leg;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.TimeInForce;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An order as Robinhood wants to be asked. */
final class OrderForm {
    private OrderForm() {}

    /** The idempotency key of an order: an UUID, as the broker wants one. */
    static String refId(String clientOrderId) {
        return UUID.nameUUIDFromBytes(("alertledger:" + clientOrderId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The order in the broker's words. */
    static ObjectNode of(
            Order order, Leg.Pricing pricing, BigDecimal limit, String instrument, RobinhoodBroker.Account account) {
        ObjectNode body = Json.object();
        body.put("account", account.url());
        body.put("direction", order.side() == OrderSide.BUY ? "debit" : "credit");
        body.putArray("legs")
                .addObject()
                .put("option", Contracts.address(instrument))
                .put("position_effect", order.closes() ? "close" : "open")
                .put("ratio_quantity", 1)
                .put("side", order.side() == OrderSide.BUY ? "buy" : "sell");
        Json.put(body, "price", limit);
        Json.put(body, "quantity", order.quantity());
        body.put("ref_id", refId(order.clientOrderId()));
        body.put("time_in_force", pricing.timeInForce() == TimeInForce.DAY ? "gfd" : "gtc");
        body.put("trigger", "immediate");
        body.put("type", "limit");
        return body;
    }
}
