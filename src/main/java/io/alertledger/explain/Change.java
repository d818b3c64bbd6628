package io.alertledger.explain;

import io.alertledger.model.Decision;

/**
 * A change of the alert or the ledger under which the decision would have been another. Immutable.
 *
 * @param steps how many single changes it takes, 1 or 2
 * @param words what would have to be otherwise: "had it said strike 600"
 * @param decision what would have been decided
 */
public record Change(int steps, String words, Decision.Single decision) {

    /** {@code had it said strike 600: Sell 4 of 4 …}. */
    @Override
    public String toString() {
        return words + ": " + decision.message();
    }
}
