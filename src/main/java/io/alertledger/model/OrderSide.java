package io.alertledger.model;

/** What an order does at the broker. */
public enum OrderSide {
    BUY,
    SELL
}
