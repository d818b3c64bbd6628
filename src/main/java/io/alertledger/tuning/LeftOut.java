package io.alertledger.tuning;

/** Why a row of history asks nothing. */
public enum LeftOut {
    /** The row could not be read. */
    UNREADABLE,
    /** Date, symbol and trader stood in a row before. */
    DUPLICATE,
    /** An index can not be held as a stock. */
    INDEX_AS_STOCK,
    /** It was never closed. */
    NEVER_CLOSED,
    /** It was closed before it was opened, as the row has it. */
    CLOSED_BEFORE_OPENED,
    /** It was closed at or after its expiration: no alert did that. */
    EXPIRED,
    /** No price of the sale is told, so there is no alert "Exit TICKER @ price". */
    NO_SALE_PRICE,
    /** Nothing else of the ticker was open: there was nothing to choose. */
    ONE_CANDIDATE
}
