package io.alertledger.ledger;

import java.math.BigDecimal;

/** What was paid (or, for a short position, received) for an opening, as it was said. */
public sealed interface Amount {
    /** It is not known, and is not made up. */
    Amount UNKNOWN = new Unknown();

    /** @param price per share or coin, zero or above */
    record PerUnit(BigDecimal price) implements Amount {}

    /**
     * The whole, kept whole: 3 bought for 10 cost 10.
     *
     * @param total before the multiplier and without fees, zero or above
     */
    record Total(BigDecimal total) implements Amount {}

    /** See {@link #UNKNOWN}. */
    record Unknown() implements Amount {}

    static Amount at(BigDecimal price) {
        return new PerUnit(price);
    }

    static Amount total(BigDecimal total) {
        return new Total(total);
    }
}
