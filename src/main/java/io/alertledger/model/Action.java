package io.alertledger.model;

/** What an instruction wants done. */
public enum Action {
    /** Open, or average into, the contract named. */
    BUY,
    /** Add to what is held; opens where nothing is held and a full contract is named. */
    ADD,
    /** Sell a part. */
    TRIM,
    /** Sell all that is meant, or the amount said. */
    EXIT,
    /** Change the stop. */
    MOVE_STOP,
    /** Change the targets. */
    SET_TARGET;

    /** Whether this opens or enlarges a position. */
    public boolean enters() {
        return this == BUY || this == ADD;
    }

    /** Whether this reduces a position. */
    public boolean leaves() {
        return this == TRIM || this == EXIT;
    }

    /** Whether this changes protection and trades nothing. */
    public boolean protects() {
        return this == MOVE_STOP || this == SET_TARGET;
    }
}
