package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What remains open of one purchase (or, for a short position, one sale).
 *
 * @param id unique in the account
 * @param quantity what remains open, above zero
 * @param totalCost money that the remaining quantity cost: price times quantity times multiplier, plus
 *     opening fees (for a short position: what came in for it, less fees); null when unknown, never a
 *     made-up zero. Kept whole so that three bought for 10 cost exactly 10
 * @param openedAt when it was opened
 * @param tradeId the trade that opened it, or null
 * @param channel where the alert that opened it was posted, or null
 * @param author who posted that alert, or null
 */
public record Lot(
        String id,
        BigDecimal quantity,
        @Nullable BigDecimal totalCost,
        Instant openedAt,
        @Nullable String tradeId,
        @Nullable String channel,
        @Nullable String author) {
    public Lot {
        quantity = Decimals.canonical(quantity);
        totalCost = totalCost == null ? null : Decimals.canonical(totalCost);
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("lot '" + id + "' must hold a quantity above 0, not " + quantity);
        }
    }

    /**
     * Cost per share or coin, a quotient for showing and comparing; null when unknown.
     *
     * @param multiplier of the position that the lot belongs to
     */
    public @Nullable BigDecimal cost(BigDecimal multiplier) {
        return totalCost == null ? null : Decimals.quotient(totalCost, quantity.multiply(multiplier));
    }
}
