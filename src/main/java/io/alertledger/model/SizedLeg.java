package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A leg whose quantity is settled, for pricing and preflight rules.
 *
 * @param draft the leg as it was chosen
 * @param quantity what is to be traded, above zero
 * @param wanted what would be traded if other orders at the broker held nothing of it; {@code quantity} or more
 * @param limit the limit price, or null while (or where) there is none
 * @param cost money an entry would take at its limit; null where it is unknown or the leg is an exit
 */
public record SizedLeg(
        LegDraft draft,
        BigDecimal quantity,
        BigDecimal wanted,
        @Nullable BigDecimal limit,
        @Nullable BigDecimal cost) {
    /** What part of what is wanted is to be traded: 1, or less where the broker says that less is free. */
    public BigDecimal part() {
        return Decimals.quotient(quantity, wanted);
    }
}
