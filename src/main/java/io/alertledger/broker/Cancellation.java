package io.alertledger.broker;

/** How a request to cancel ended; how the order ended is asked separately. */
public sealed interface Cancellation {
    /** The broker will cancel what is not filled. */
    record Requested() implements Cancellation {}

    /** The broker will not: the order is not working any more, or can't be cancelled. */
    record Refused(String reason) implements Cancellation {}

    /** Nobody knows whether the request arrived. */
    record NoAnswer(String reason) implements Cancellation {}
}
