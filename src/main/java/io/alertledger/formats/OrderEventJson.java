package io.alertledger.formats;

import io.alertledger.model.OrderEvent;
import io.alertledger.model.OrderEvent.Type;
import java.math.BigDecimal;

/** What became of an order, as whoever executes it tells it. */
public final class OrderEventJson {
    private OrderEventJson() {}

    /** @throws InputException naming the field that is missing or wrong */
    public static OrderEvent read(Fields said) {
        Type type = said.constant("type", Type.class);
        String fillId = said.optionalText("fillId");
        BigDecimal quantity = said.optionalDecimal("quantity");
        BigDecimal price = said.optionalDecimal("price");
        if (type == Type.FILL) {
            if (fillId == null || fillId.isBlank()) {
                throw said.invalid("fillId", "the fill's id, so that the same fill twice counts once");
            }
            if (quantity == null || quantity.signum() <= 0) {
                throw said.invalid("quantity", "what this fill traded, above 0");
            }
            if (price == null || price.signum() < 0) {
                throw said.invalid("price", "the fill's price, 0 or above");
            }
        }
        String reason = said.optionalText("reason");
        return new OrderEvent(
                type,
                fillId,
                quantity,
                price,
                said.instant("at"),
                said.optionalText("brokerOrderId"),
                reason == null ? "" : reason);
    }
}
