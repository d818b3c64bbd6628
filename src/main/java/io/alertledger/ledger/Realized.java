package io.alertledger.ledger;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A running total of closings.
 *
 * @param known money won (negative: lost) by the closings whose result is known
 * @param closings how many closings there were
 * @param unknown how many of them have an unknown result; they are in no sum
 */
public record Realized(BigDecimal known, long closings, long unknown) {
    public static final Realized NONE = new Realized(BigDecimal.ZERO, 0, 0);

    public Realized {
        known = Decimals.canonical(known);
    }

    /**
     * With one more closing.
     *
     * @param result what it realized, or null where that is unknown
     */
    public Realized plus(@Nullable BigDecimal result) {
        return result == null
                ? new Realized(known, closings + 1, unknown + 1)
                : new Realized(known.add(result), closings + 1, unknown);
    }

    /** Without a closing that {@link #plus} added. */
    public Realized minus(@Nullable BigDecimal result) {
        return result == null
                ? new Realized(known, closings - 1, unknown - 1)
                : new Realized(known.subtract(result), closings - 1, unknown);
    }
}
