package io.alertledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.reconcile.Adjustment;
import java.util.List;

/** What a comparison with the broker has changed, or would change, as JSON. Stateless. */
public final class AdjustmentsJson {
    private AdjustmentsJson() {}

    /** Puts {@code adjustments}: one object for each, with what is done to which position, and why. */
    public static void put(ObjectNode answer, List<Adjustment> adjustments) {
        ArrayNode out = answer.putArray("adjustments");
        for (Adjustment made : adjustments) {
            ObjectNode node = out.addObject();
            node.put("id", made.id());
            node.put("kind", made.kind().name());
            node.put("instrument", made.key().instrument().id());
            node.put("side", made.key().side().name());
            Json.put(node, "quantity", made.quantity());
            Json.put(node, "price", made.price());
            node.put("because", made.because());
        }
    }
}
