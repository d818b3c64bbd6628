package io.alertledger.reconcile;

import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order of ours, as far as the books know it.
 *
 * @param clientId unique among our orders
 * @param positionSide the side of the position it belongs to, or null where only buy or sell is known
 * @param quantity what was asked for, above zero
 * @param filled what the books hold of it already, from 0 to {@code quantity}
 */
public record OwnOrder(
        String clientId,
        String account,
        Instrument instrument,
        @Nullable Side positionSide,
        OrderSide side,
        BigDecimal quantity,
        BigDecimal filled,
        OrderState state) {
    public OwnOrder {
        quantity = Decimals.canonical(quantity);
        filled = Decimals.canonical(filled);
        if (quantity.signum() <= 0 || filled.signum() < 0 || filled.compareTo(quantity) > 0) {
            throw new IllegalArgumentException(
                    "order " + clientId + " can not have filled " + filled + " of " + quantity);
        }
    }

    public static OwnOrder of(Order order) {
        return new OwnOrder(
                order.clientOrderId(),
                order.key().account(),
                order.key().instrument(),
                order.key().side(),
                order.side(),
                order.quantity(),
                order.filled(),
                order.state());
    }

    AccountInstrument accountInstrument() {
        return new AccountInstrument(account, instrument);
    }
}
