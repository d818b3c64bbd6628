package io.alertledger.trade;

import io.alertledger.model.Decimals;
import io.alertledger.model.OrderSide;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trade made elsewhere, to be booked here.
 *
 * @param tradeId unique in the account; the same id again is the same trade
 * @param key the position that it opens, enlarges or reduces
 * @param side what was done
 * @param quantity above zero
 * @param price per share or coin, zero or above
 * @param fee money paid for it
 * @param lot the lot it closes, or null for the policy's method; ignored by a trade that opens
 * @param channel where the alert that caused it was posted, or null
 * @param author who posted it, or null
 * @param at when it happened
 */
public record TradeTicket(
        String tradeId,
        PositionKey key,
        OrderSide side,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal fee,
        @Nullable String lot,
        @Nullable String channel,
        @Nullable String author,
        Instant at) {
    public TradeTicket {
        quantity = Decimals.canonical(quantity);
        price = Decimals.canonical(price);
        fee = Decimals.canonical(fee);
        if (tradeId.isBlank()) {
            throw new IllegalArgumentException("a trade needs an id");
        }
    }

    /** Whether it opens or enlarges its position. */
    public boolean opens() {
        return side == key.side().opening();
    }
}
