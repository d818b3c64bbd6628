package io.alertledger.broker.robinhood;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.model.Decimals;
import io.alertledger.model.Fill;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An options order as Robinhood tells it. What was executed is the truth: the limit says nothing of
 * the price paid, and {@code strategy} nothing of what was closed ({@code position_effect} does).
 *
 * @param refId our idempotency key, or somebody else's; empty where there is none
 * @param legs one, or several for a spread
 * @param reason why it ended, in the broker's words; empty where it does not say
 */
record RobinhoodOrder(
        String id,
        String refId,
        OrderState state,
        BigDecimal quantity,
        BigDecimal filled,
        List<ExecutedLeg> legs,
        String reason,
        @Nullable Instant createdAt) {

    /** A leg with what was executed of it. */
    record ExecutedLeg(PositionKey key, OrderSide side, List<Done> done) {}

    /** An execution. */
    record Done(String id, BigDecimal quantity, BigDecimal price, Instant at) {}

    /**
     * @param otherwise the time of what has no time that is valid
     * @throws InputException where the order makes no sense or a contract can not be looked up
     */
    static RobinhoodOrder read(Fields order, String account, Contracts contracts, Instant otherwise) {
        List<ExecutedLeg> legs = new ArrayList<>();
        Instant updated = time(order, "updated_at");
        Instant created = time(order, "created_at");
        Instant usual = updated != null ? updated : created != null ? created : otherwise;
        for (Fields leg : order.objects("legs")) {
            OptionContract contract = contracts.of(leg.text("option"));
            OrderSide side = leg.constant("side", OrderSide.class);
            List<Done> done = new ArrayList<>();
            for (Fields execution : leg.objects("executions")) {
                Instant at = time(execution, "timestamp");
                BigDecimal quantity = execution.decimal("quantity");
                BigDecimal price = execution.decimal("price");
                if (quantity.signum() <= 0 || price.signum() < 0) {
                    throw execution.invalid("quantity", "an execution needs a quantity above 0 and a price");
                }
                done.add(new Done(execution.text("id"), quantity, price, at == null ? usual : at));
            }
            legs.add(new ExecutedLeg(new PositionKey(account, contract, positionSide(leg, side)), side, done));
        }
        BigDecimal filled = order.optionalDecimal("processed_quantity");
        String reason = order.optionalText("response_category");
        String ref = order.optionalText("ref_id");
        return new RobinhoodOrder(
                order.text("id"),
                ref == null ? "" : ref,
                state(order.text("state"), filled),
                order.decimal("quantity"),
                filled == null ? BigDecimal.ZERO : filled,
                legs,
                reason == null ? "" : reason,
                created);
    }

    /** The executions of a single-leg order as fills. */
    List<Fill> fills(@Nullable String clientOrderId) {
        List<Fill> fills = new ArrayList<>();
        for (ExecutedLeg leg : legs) {
            for (Done done : leg.done()) {
                fills.add(new Fill(
                        done.id(),
                        clientOrderId,
                        leg.key(),
                        leg.side(),
                        done.quantity(),
                        done.price(),
                        BigDecimal.ZERO,
                        done.at()));
            }
        }
        return fills;
    }

    /** What the executions sum to, of one leg. */
    BigDecimal executed() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Done done : legs.isEmpty() ? List.<Done>of() : legs.get(0).done()) {
            sum = sum.add(done.quantity());
        }
        return Decimals.canonical(sum);
    }

    /** Closing a long is labelled "short_call": only the effect and the side can be trusted. */
    private static Side positionSide(Fields leg, OrderSide side) {
        boolean closes = "close".equalsIgnoreCase(String.valueOf(leg.optionalText("position_effect")));
        return (side == OrderSide.BUY) != closes ? Side.LONG : Side.SHORT;
    }

    private static OrderState state(String word, @Nullable BigDecimal filled) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "queued", "new", "unconfirmed", "confirmed", "pending", "pending_cancelled", "pending_canceled" ->
                filled != null && filled.signum() > 0 ? OrderState.PARTIALLY_FILLED : OrderState.SUBMITTED;
            case "partially_filled" -> OrderState.PARTIALLY_FILLED;
            case "filled" -> OrderState.FILLED;
            case "cancelled", "canceled", "voided" -> OrderState.CANCELLED;
            case "rejected", "failed" -> OrderState.REJECTED;
            case "expired" -> OrderState.EXPIRED;
            default -> OrderState.UNKNOWN;
        };
    }

    /** Null where there is none or it is no time (20:61:43 has been seen). */
    private static @Nullable Instant time(Fields fields, String name) {
        JsonNode value = fields.node().get(name);
        if (value == null || !value.isTextual()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
