package io.alertledger.model;

/** How long an order works. */
public enum TimeInForce {
    DAY,
    GTC
}
