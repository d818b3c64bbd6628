package io.alertledger.model;

/** The direction of a position. Quantities are always positive; the side carries the sign. */
public enum Side {
    LONG,
    SHORT;

    /** The side of an order that opens or adds to a position of this side. */
    public OrderSide opening() {
        return this == LONG ? OrderSide.BUY : OrderSide.SELL;
    }

    /** The side of an order that reduces a position of this side. */
    public OrderSide closing() {
        return this == LONG ? OrderSide.SELL : OrderSide.BUY;
    }
}
