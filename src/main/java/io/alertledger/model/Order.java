package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of ours, as far as it is known.
 *
 * @param clientOrderId derived from the decision, so that a retry is the same order
 * @param decisionId the decision that gave it
 * @param key the position that it opens, enlarges or reduces
 * @param side what it does at the broker
 * @param quantity what was asked for, above zero
 * @param filled what was filled so far, from 0 to {@code quantity}
 * @param lots what it takes of which lots; empty where the position's lot method shall say at the fill
 * @param pricing how it is priced; null while neither a mark nor a price is known
 * @param execution who sends it to the market
 * @param rank how urgent it is; null for entries
 * @param state where it stands
 * @param brokerOrderId the broker's id, or null while unknown
 * @param attempt 0, or how often it was repriced
 * @param reason why it stands so, for people; empty where the state says enough
 * @param createdAt when it was stored
 * @param updatedAt when it last changed
 */
public record Order(
        String clientOrderId,
        String decisionId,
        PositionKey key,
        OrderSide side,
        BigDecimal quantity,
        BigDecimal filled,
        List<LotShare> lots,
        Leg.@Nullable Pricing pricing,
        Execution execution,
        @Nullable ExitRank rank,
        OrderState state,
        @Nullable String brokerOrderId,
        int attempt,
        String reason,
        Instant createdAt,
        Instant updatedAt) {
    public Order {
        lots = List.copyOf(lots);
        quantity = Decimals.canonical(quantity);
        filled = Decimals.canonical(filled);
        if (quantity.signum() <= 0 || filled.signum() < 0 || filled.compareTo(quantity) > 0) {
            throw new IllegalArgumentException(
                    "order " + clientOrderId + " can not have filled " + filled + " of " + quantity);
        }
    }

    /** Whether it reduces its position. */
    public boolean closes() {
        return side == key.side().closing();
    }

    /** What is not filled. */
    public BigDecimal remaining() {
        return Decimals.canonical(quantity.subtract(filled));
    }

    /** The same order for another quantity, not below what is filled. */
    public Order withQuantity(BigDecimal newQuantity, List<LotShare> newLots, Instant at) {
        return with(newQuantity, filled, newLots, state, brokerOrderId, reason, at);
    }

    public Order withState(OrderState newState, String newReason, Instant at) {
        return with(quantity, filled, lots, newState, brokerOrderId, newReason, at);
    }

    public Order withFilled(BigDecimal newFilled, OrderState newState, Instant at) {
        return with(quantity, newFilled, lots, newState, brokerOrderId, reason, at);
    }

    public Order withBrokerOrderId(String id) {
        return with(quantity, filled, lots, state, id, reason, updatedAt);
    }

    /** The same order with everything that its life changes. */
    private Order with(
            BigDecimal newQuantity,
            BigDecimal newFilled,
            List<LotShare> newLots,
            OrderState newState,
            @Nullable String newBrokerOrderId,
            String newReason,
            Instant at) {
        return new Order(
                clientOrderId,
                decisionId,
                key,
                side,
                newQuantity,
                newFilled,
                newLots,
                pricing,
                execution,
                rank,
                newState,
                newBrokerOrderId,
                attempt,
                newReason,
                createdAt,
                at);
    }
}
