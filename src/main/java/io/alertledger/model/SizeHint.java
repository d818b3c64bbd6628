package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much an alert says to trade. Each component that is null was not said.
 *
 * @param quantity contracts, shares or coins, above zero
 * @param fraction a part of what is held
 * @param leave what shall remain: a count from 1 up, a fraction of the position below 1
 * @param size a size in words
 */
public record SizeHint(
        @Nullable BigDecimal quantity,
        @Nullable Fraction fraction,
        @Nullable BigDecimal leave,
        @Nullable SizeWord size) {
    /** Nothing was said of the amount. */
    public static final SizeHint NONE = new SizeHint(null, null, null, null);

    public SizeHint {
        quantity = quantity == null ? null : Decimals.canonical(quantity);
        leave = leave == null ? null : Decimals.canonical(leave);
        if (quantity != null && quantity.signum() <= 0) {
            throw new IllegalArgumentException("quantity must be above 0, not " + quantity);
        }
        if (leave != null && leave.signum() < 0) {
            throw new IllegalArgumentException("leave must not be negative: " + leave);
        }
    }
}
