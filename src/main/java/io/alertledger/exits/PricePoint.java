package io.alertledger.exits;

import java.math.BigDecimal;
import java.time.Instant;

/** A step of a price path. Prices are per share or coin, never negative. */
public sealed interface PricePoint {
    /** When it was so; for a candle, when it opened. */
    Instant at();

    /** One price. */
    record Tick(Instant at, BigDecimal price) implements PricePoint {
        public Tick {
            requireNotNegative("price", price);
        }
    }

    /** What buyers and sellers offer: a long is judged on the bid, a short on the ask. */
    record Quote(Instant at, BigDecimal bid, BigDecimal ask) implements PricePoint {
        public Quote {
            requireNotNegative("bid", bid);
            requireNotNegative("ask", ask);
        }
    }

    /** A bar: where the price began, went to and ended. */
    record Candle(Instant at, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close)
            implements PricePoint {
        public Candle {
            requireNotNegative("low", low);
            if (high.compareTo(open.max(close)) < 0 || low.compareTo(open.min(close)) > 0) {
                throw new IllegalArgumentException("open " + open.toPlainString() + " and close "
                        + close.toPlainString() + " must lie between low " + low.toPlainString() + " and high "
                        + high.toPlainString());
            }
        }
    }

    /** No price: a trim that this path did not cause has filled. */
    record TrimFilled(Instant at) implements PricePoint {}

    private static void requireNotNegative(String field, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(field + " must not be negative: " + value.toPlainString());
        }
    }
}
