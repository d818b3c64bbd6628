package io.alertledger.broker;

import org.jspecify.annotations.Nullable;

/** How the sending of an order ended. */
public sealed interface Submission {
    /**
     * The broker has the order.
     *
     * @param brokerOrderId its id there, or null where it gives none
     */
    record Accepted(@Nullable String brokerOrderId) implements Submission {}

    /** The broker refused it; it will never be filled. */
    record Rejected(String reason) implements Submission {}

    /** Nobody knows whether the broker has it; it must be asked by client order id. */
    record NoAnswer(String reason) implements Submission {}
}
