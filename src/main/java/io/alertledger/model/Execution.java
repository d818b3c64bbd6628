package io.alertledger.model;

/** Who sends an order to the market. */
public enum Execution {
    /** This system, through its broker. */
    BROKER,
    /** The caller, who reports what became of it. */
    CALLER
}
