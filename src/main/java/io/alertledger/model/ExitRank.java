package io.alertledger.model;

/**
 * How urgent an exit is, least first. An exit of a higher rank replaces a working one of a lower
 * rank; an equal or lower one is refused as LOCKED.
 */
public enum ExitRank {
    TRIM,
    TAKE_PROFIT,
    EXIT,
    TIME_STOP,
    /** Stop-loss in all its kinds, and maximum loss. */
    STOP,
    LIQUIDATION
}
