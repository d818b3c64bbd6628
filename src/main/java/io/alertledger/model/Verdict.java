package io.alertledger.model;

/** What kind of message an alert is. Only {@link #ORDER} and {@link #MANAGE} act. */
public enum Verdict {
    /** Something to execute now. */
    ORDER,
    /** Stop or target moves only. */
    MANAGE,
    /** Intent, condition, resting order: not now. */
    PLAN,
    /** About the past. */
    RECAP,
    /** No trading content. */
    NOTE,
    /** Order-like and not understood: a person must see it. */
    UNCLEAR,
    /** Recognised and not traded here: spreads, short premium. */
    UNSUPPORTED;

    public boolean acts() {
        return this == ORDER || this == MANAGE;
    }
}
