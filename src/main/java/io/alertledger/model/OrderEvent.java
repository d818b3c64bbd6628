package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who executes an order outside says became of it.
 *
 * @param type what happened
 * @param fillId of a fill: the same id is the same fill; null otherwise
 * @param quantity of a fill: what was traded now, not in all; null otherwise
 * @param price of a fill, per share or coin; null otherwise
 * @param at when it happened
 * @param brokerOrderId the broker's id of the order, or null
 * @param reason for people; empty where there is none
 */
public record OrderEvent(
        Type type,
        @Nullable String fillId,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        Instant at,
        @Nullable String brokerOrderId,
        String reason) {
    /** What can be told of an order. */
    public enum Type {
        SUBMITTED,
        FILL,
        CANCELLED,
        REJECTED
    }

    public OrderEvent {
        boolean fill = type == Type.FILL;
        if (fill && (fillId == null || fillId.isBlank())) {
            throw new IllegalArgumentException("a FILL needs a fillId, so that the same fill twice counts once");
        }
        if (fill && (quantity == null || quantity.signum() <= 0)) {
            throw new IllegalArgumentException("a FILL needs a quantity above 0, not " + quantity);
        }
        if (fill && (price == null || price.signum() < 0)) {
            throw new IllegalArgumentException("a FILL needs a price of 0 or above, not " + price);
        }
    }

    /** A fill. */
    public static OrderEvent fill(String fillId, BigDecimal quantity, BigDecimal price, Instant at) {
        return new OrderEvent(Type.FILL, fillId, quantity, price, at, null, "");
    }

    /** Anything but a fill. */
    public static OrderEvent of(Type type, Instant at) {
        return new OrderEvent(type, null, null, null, at, null, "");
    }
}
