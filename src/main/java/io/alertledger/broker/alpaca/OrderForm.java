package io.alertledger.broker.alpaca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.model.Leg;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderType;
import io.alertledger.model.Symbols;
import io.alertledger.model.TimeInForce;

/** An order as Alpaca wants to be asked. */
final class OrderForm {
    private OrderForm() {}

    /** The order in the broker's words. */
    static ObjectNode of(Order order, Leg.Pricing pricing, Symbols symbols) {
        boolean option = order.key().instrument() instanceof OptionContract;
        boolean coin = order.key().instrument() instanceof LinearInstrument linear && symbols.isCoin(linear);
        ObjectNode body = Json.object();
        body.put(
                "symbol",
                order.key().instrument() instanceof OptionContract contract
                        ? contract.occUnpadded()
                        : order.key().instrument().id());
        Json.put(body, "qty", order.quantity());
        body.put("side", order.side() == OrderSide.BUY ? "buy" : "sell");
        body.put("type", pricing.type() == OrderType.LIMIT ? "limit" : "market");
        Json.put(body, "limit_price", pricing.limit());
        // coins trade around the clock: a day order is refused there
        body.put("time_in_force", coin || (pricing.timeInForce() == TimeInForce.GTC && !option) ? "gtc" : "day");
        body.put("client_order_id", order.clientOrderId());
        String does = order.side() == OrderSide.BUY ? "buy_to_" : "sell_to_";
        if (!coin) {
            body.put("position_intent", does + (order.closes() ? "close" : "open"));
        }
        return body;
    }
}
