package io.alertledger.tuning;

/** Over which positions a case asks. */
public enum View {
    /** The open positions of the analyst who exits. */
    SAME_ANALYST,

    /** The open positions of all analysts in one book, with the author known. */
    WHOLE_BOOK
}
