package io.alertledger.ledger;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A quantity held for an exit on its way.
 *
 * @param clientOrderId the order that it is held for
 * @param decisionId the decision that gave the order
 * @param quantity what is still held, above zero: what was locked, less what was filled or released
 * @param since when it was locked
 */
public record Lock(String clientOrderId, String decisionId, BigDecimal quantity, Instant since) {
    public Lock {
        quantity = Decimals.canonical(quantity);
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a lock for " + clientOrderId + " must hold a quantity above 0, not " + quantity);
        }
    }
}
