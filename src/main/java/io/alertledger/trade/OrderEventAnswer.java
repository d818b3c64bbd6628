package io.alertledger.trade;

import io.alertledger.model.Order;

/** What became of an order event that was told. */
public sealed interface OrderEventAnswer {
    /**
     * It stands, durably.
     *
     * @param order as it is now
     * @param note why nothing of it was booked; empty where it was, or had been before
     */
    record Taken(Order order, String note) implements OrderEventAnswer {}

    /** Nothing was changed. */
    record Refused(Code code, String message) implements OrderEventAnswer {}

    /** Why an event is not taken. */
    enum Code {
        /** No order of this id was ever given out. */
        UNKNOWN_ORDER,
        /** The engine itself works this order at the broker and hears of it there. */
        NOT_BY_CALLER,
        /** Another fill was told under this id before. */
        CONFLICT
    }
}
