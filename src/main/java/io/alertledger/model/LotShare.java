package io.alertledger.model;

import java.math.BigDecimal;

/**
 * A part of a lot.
 *
 * @param lot the lot's id
 * @param quantity above zero
 */
public record LotShare(String lot, BigDecimal quantity) {
    public LotShare {
        quantity = Decimals.canonical(quantity);
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("a share of lot '" + lot + "' must be above 0, not " + quantity);
        }
    }
}
