package io.alertledger.model;

/** What the numbers of a stop or target are. */
public enum LevelKind {
    /** A price of the instrument itself. */
    PRICE,
    /** The position's own cost; there is no number. */
    BREAK_EVEN,
    /** A fraction of the entry price: 0.5 for 50 %. */
    PERCENT,
    /** A level of the underlying stock or index. */
    UNDERLYING
}
