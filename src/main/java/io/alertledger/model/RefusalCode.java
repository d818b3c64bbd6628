package io.alertledger.model;

/** Why an instruction is not carried out, for programs. */
public enum RefusalCode {
    NO_POSITION,
    CONTRADICTED,
    LOCKED,
    CLOSED,
    EXPIRED,
    NOTHING_TO_SELL,
    QUANTITY_ABOVE_FREE,
    PRICE_UNKNOWN,
    PRICE_MOVED,
    BUYING_POWER,
    UNKNOWN_CONTRACT,
    PAUSED,
    LIMIT,
    TIE,
    LOW_CONFIDENCE,
    STALE_ALERT,
    DUPLICATE,
    CONFLICT,
    CHANNEL_DISABLED,
    MARKET_CLOSED,
    LEDGER_RED,
    BUDGET,
    UNCLEAR,
    UNSUPPORTED,
    RULES_FAILED
}
