package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A leg whose quantity is settled, for pricing and preflight rules.
 *
 * @param draft the leg as it was chosen
 * @param quantity what is to be traded, above zero
 * @param limit the limit price, or null while (or where) there is none
 * @param cost money an entry would take at its limit; null where it is unknown or the leg is an exit
 */
public record SizedLeg(
        LegDraft draft,
        BigDecimal quantity,
        @Nullable BigDecimal limit,
        @Nullable BigDecimal cost) {}
