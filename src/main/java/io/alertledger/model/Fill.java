package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trade that happened, ours or made elsewhere.
 *
 * @param id unique in the account; the same id twice is the same fill
 * @param clientOrderId the order it belongs to, or null where it was made elsewhere
 * @param key the position that it opens, enlarges or reduces
 * @param side what was done
 * @param quantity above zero
 * @param price per share or coin, zero or above
 * @param fee money paid for it, in account money
 * @param at when it happened
 */
public record Fill(
        String id,
        @Nullable String clientOrderId,
        PositionKey key,
        OrderSide side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal fee,
        Instant at) {
    public Fill {
        quantity = Decimals.canonical(quantity);
        price = Decimals.canonical(price);
        fee = Decimals.canonical(fee);
        if (quantity.signum() <= 0 || price.signum() < 0) {
            throw new IllegalArgumentException("fill " + id
                    + " needs a quantity above 0 and a price of 0 or above, not " + quantity + " @ " + price);
        }
    }
}
