package io.alertledger.model;

/** How a price was said. */
public enum PriceKind {
    LIMIT,
    MARKET,
    /** The position's own cost. */
    BREAK_EVEN,
    /** From {@link PriceHint#price} to {@link PriceHint#priceHigh}. */
    RANGE
}
