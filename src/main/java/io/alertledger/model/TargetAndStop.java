package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A position's protection in two prices, for whoever shows no more.
 *
 * @param target where profit is taken next, or null where it is not
 * @param stop where it is stopped, or null where it is not
 */
public record TargetAndStop(
        @Nullable BigDecimal target, @Nullable BigDecimal stop) {
    /** Neither. */
    public static final TargetAndStop NONE = new TargetAndStop(null, null);
}
