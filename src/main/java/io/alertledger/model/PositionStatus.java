package io.alertledger.model;

/** Where a position stands. */
public enum PositionStatus {
    OPEN,
    /** Some or all of it is locked by an exit on its way. */
    PENDING_EXIT,
    CLOSED
}
