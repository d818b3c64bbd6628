package io.alertledger.model;

/** How an order names its price. */
public enum OrderType {
    LIMIT,
    MARKET
}
