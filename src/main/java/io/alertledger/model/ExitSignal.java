package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trigger has fired: one position should be closed, or a part of it. At most one is made of a position at a price.
 *
 * @param key whose it is
 * @param reason why, and how urgent
 * @param quantity how much to sell, in whole steps, at most what is open
 * @param price the price judged that fired it
 * @param targets how many partial targets the quantity is; 0 where all that is open is meant
 * @param at when
 * @param rule which rule said it
 * @param because a sentence for people
 */
public record ExitSignal(
        PositionKey key,
        ExitReason reason,
        BigDecimal quantity,
        BigDecimal price,
        int targets,
        Instant at,
        RuleRef rule,
        String because) {
    public ExitSignal {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("an exit sells more than nothing, not " + quantity);
        }
        quantity = Decimals.canonical(quantity);
        price = Decimals.canonical(price);
    }
}
