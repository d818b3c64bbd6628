package io.alertledger.exits;

/** Which extreme of a candle the price is taken to reach first, since a candle does not say. */
public enum CandleOrder {
    /** The extreme against the position first: a long's low, a short's high. */
    ADVERSE_FIRST,
    /** The extreme in the position's favour first. */
    FAVOURABLE_FIRST
}
