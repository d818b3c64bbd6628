package io.alertledger.reconcile;

import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.LotShare;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of ours, as far as the books know it.
 *
 * @param clientId unique among our orders
 * @param positionSide the side of the position it belongs to, or null where only buy or sell is known
 * @param quantity what was asked for, above zero
 * @param filled what the books hold of it already, from 0 to {@code quantity}
 * @param lots ids of the lots that it was meant to take first; may be empty
 * @param channel where the alert behind it was posted, or null
 * @param author who posted it, or null
 */
public record OwnOrder(
        String clientId,
        String account,
        Instrument instrument,
        @Nullable Side positionSide,
        OrderSide side,
        BigDecimal quantity,
        BigDecimal filled,
        OrderState state,
        List<String> lots,
        @Nullable String channel,
        @Nullable String author) {
    public OwnOrder {
        lots = List.copyOf(lots);
        quantity = Decimals.canonical(quantity);
        filled = Decimals.canonical(filled);
        if (quantity.signum() <= 0 || filled.signum() < 0 || filled.compareTo(quantity) > 0) {
            throw new IllegalArgumentException(
                    "order " + clientId + " can not have filled " + filled + " of " + quantity);
        }
    }

    /** An order as it is stored, with what is known of the alert behind it. */
    public static OwnOrder of(Order order, @Nullable String channel, @Nullable String author) {
        return new OwnOrder(
                order.clientOrderId(),
                order.key().account(),
                order.key().instrument(),
                order.key().side(),
                order.side(),
                order.quantity(),
                order.filled(),
                order.state(),
                order.lots().stream().map(LotShare::lot).toList(),
                channel,
                author);
    }

    AccountInstrument accountInstrument() {
        return new AccountInstrument(account, instrument);
    }
}
