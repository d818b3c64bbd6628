package io.alertledger.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a group of closings came out.
 *
 * @param realized their sum
 * @param wins how many of them won something
 * @param losses how many of them lost something; what is even or unknown is neither
 */
public record Score(Realized realized, long wins, long losses) {
    public static final Score NONE = new Score(Realized.NONE, 0, 0);

    /** With one more closing; null where its result is unknown. */
    public Score plus(@Nullable BigDecimal result) {
        int sign = result == null ? 0 : result.signum();
        return new Score(realized.plus(result), wins + (sign > 0 ? 1 : 0), losses + (sign < 0 ? 1 : 0));
    }
}
