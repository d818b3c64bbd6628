package io.alertledger.model;

/** Which lots a sale takes. Ties are settled by entry time, then by arrival. */
public enum LotMethod {
    /** Oldest first. */
    FIFO,
    /** Newest first. */
    LIFO,
    /** Dearest first. */
    HIFO,
    /** Cheapest first. */
    LOFO,
    /** Oldest first, every unit at the average cost of all. */
    AVERAGE,
    /** Only what is named, or all of what matches; never a guess. */
    STRICT
}
