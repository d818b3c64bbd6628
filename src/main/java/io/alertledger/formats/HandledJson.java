package io.alertledger.formats;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.model.Decision;
import io.alertledger.model.Instrument;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Order;
import io.alertledger.model.Verdict;
import java.util.List;

/** The answer to a handled alert: the decision, under which id it is kept, and its orders. */
public final class HandledJson {
    private HandledJson() {}

    public static ObjectNode of(String decisionId, Verdict verdict, Decision decision, List<Order> orders) {
        ObjectNode out = DecisionJson.of(decision);
        out.put("decisionId", decisionId);
        out.put("verdict", verdict.name());
        ArrayNode list = out.putArray("orders");
        orders.forEach(order -> list.add(order(order)));
        return out;
    }

    /** An order, as every surface gives it out. */
    public static ObjectNode order(Order order) {
        ObjectNode out = Json.object();
        out.put("clientOrderId", order.clientOrderId());
        out.put("decisionId", order.decisionId());
        out.put("instrument", order.key().instrument().id());
        out.put("brokerSymbol", brokerSymbol(order.key().instrument()));
        out.put("positionSide", order.key().side().name());
        out.put("side", order.side().name());
        Json.put(out, "quantity", order.quantity());
        Json.put(out, "filled", order.filled());
        if (order.pricing() != null) {
            out.put("orderType", order.pricing().type().name());
            Json.put(out, "limitPrice", order.pricing().limit());
            out.put("timeInForce", order.pricing().timeInForce().name());
        }
        out.put("state", order.state().name());
        if (!order.reason().isEmpty()) {
            out.put("reason", order.reason());
        }
        return out;
    }

    /** The OCC symbol of a contract, else the symbol. */
    public static String brokerSymbol(Instrument instrument) {
        return instrument instanceof OptionContract option ? option.occUnpadded() : instrument.id();
    }
}
