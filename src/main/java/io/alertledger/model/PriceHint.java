package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The price an alert names, per share or coin.
 *
 * @param kind how it was said
 * @param price the limit, or the lower end of a range; null for MARKET and BREAK_EVEN
 * @param priceHigh the upper end of a RANGE, else null
 */
public record PriceHint(
        PriceKind kind,
        @Nullable BigDecimal price,
        @Nullable BigDecimal priceHigh) {
    public PriceHint {
        price = price == null ? null : Decimals.canonical(price);
        priceHigh = priceHigh == null ? null : Decimals.canonical(priceHigh);
        boolean numbered = kind == PriceKind.LIMIT || kind == PriceKind.RANGE;
        if (numbered != (price != null) || (kind == PriceKind.RANGE) != (priceHigh != null)) {
            throw new IllegalArgumentException(
                    "a price of kind " + kind + " can not have price " + price + " and priceHigh " + priceHigh);
        }
        if (price != null && price.signum() < 0) {
            throw new IllegalArgumentException("price must not be negative: " + price);
        }
        if (price != null && priceHigh != null && priceHigh.compareTo(price) < 0) {
            throw new IllegalArgumentException("priceHigh " + priceHigh + " is below price " + price);
        }
    }

    public static PriceHint limit(BigDecimal price) {
        return new PriceHint(PriceKind.LIMIT, price, null);
    }
}
