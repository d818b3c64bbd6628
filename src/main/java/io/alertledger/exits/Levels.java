package io.alertledger.exits;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A position's protection in two prices.
 *
 * @param takeProfit where profit is taken next, or null where it is not
 * @param stop where it is stopped, or null where it is not
 */
public record Levels(
        @Nullable BigDecimal takeProfit, @Nullable BigDecimal stop) {
    /** Neither. */
    public static final Levels NONE = new Levels(null, null);
}
