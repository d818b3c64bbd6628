package io.alertledger.model;

/** Where an order stands. A state never goes backwards. */
public enum OrderState {
    /** Stored, not yet sent. */
    PLANNED,
    /** Sent or accepted, nothing filled. */
    SUBMITTED,
    PARTIALLY_FILLED,
    FILLED,
    CANCELLED,
    REJECTED,
    /** Ended by its time in force. */
    EXPIRED,
    /** Sent, and no answer is known; only the broker's word ends this. */
    UNKNOWN;

    /** Whether nothing more will happen to it. */
    public boolean terminal() {
        return this == FILLED || this == CANCELLED || this == REJECTED || this == EXPIRED;
    }
}
