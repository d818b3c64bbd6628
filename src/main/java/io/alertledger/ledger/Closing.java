package io.alertledger.ledger;

import io.alertledger.model.Decimals;
import io.alertledger.model.LotMethod;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wish to close: sell, or for a short position cover. Any values; {@link Booking#close} judges.
 *
 * @param key the position that is reduced; never more than to nothing
 * @param quantity how much; zero does nothing
 * @param price per share or coin; null when unknown
 * @param fee account money paid for it; negative for a rebate
 * @param method which lots leave
 * @param selector which lots may leave at all
 * @param first lots to take before all others, as a decision said; what goes beyond them goes by the
 *     method. Empty where none were said
 * @param origin where it comes from
 * @param at when it happened
 */
public record Closing(
        PositionKey key,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        BigDecimal fee,
        LotMethod method,
        Selector selector,
        List<String> first,
        Provenance origin,
        Instant at) {
    public Closing {
        quantity = Decimals.canonical(quantity);
        price = price == null ? null : Decimals.canonical(price);
        fee = Decimals.canonical(fee);
        first = List.copyOf(first);
    }

    /** FIFO, any lot, no fee. */
    public static Closing of(
            PositionKey key, BigDecimal quantity, @Nullable BigDecimal price, Provenance origin, Instant at) {
        return new Closing(key, quantity, price, BigDecimal.ZERO, LotMethod.FIFO, Selector.ANY, List.of(), origin, at);
    }

    public Closing withFee(BigDecimal newFee) {
        return new Closing(key, quantity, price, newFee, method, selector, first, origin, at);
    }

    public Closing by(LotMethod newMethod) {
        return new Closing(key, quantity, price, fee, newMethod, selector, first, origin, at);
    }

    public Closing only(Selector newSelector) {
        return new Closing(key, quantity, price, fee, method, newSelector, first, origin, at);
    }

    public Closing taking(List<String> lotIds) {
        return new Closing(key, quantity, price, fee, method, selector, lotIds, origin, at);
    }
}
