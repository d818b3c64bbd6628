package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an instrument was worth at a moment, per share or coin.
 *
 * @param instrument whose price it is
 * @param price the last or mark price, or null where only a quote is known
 * @param bid the best bid, or null
 * @param ask the best ask, or null
 * @param at when it was so
 * @param source who said it
 */
public record Mark(
        Instrument instrument,
        @Nullable BigDecimal price,
        @Nullable BigDecimal bid,
        @Nullable BigDecimal ask,
        Instant at,
        String source) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    public Mark {
        price = positive("price", price);
        bid = notNegative("bid", bid);
        ask = positive("ask", ask);
        if (price == null && bid == null && ask == null) {
            throw new IllegalArgumentException("a mark of " + instrument.id() + " needs a price, a bid or an ask");
        }
    }

    private static @Nullable BigDecimal positive(String field, @Nullable BigDecimal value) {
        if (value != null && value.signum() <= 0) {
            throw new IllegalArgumentException(field + " must be above 0, not " + value);
        }
        return value == null ? null : Decimals.canonical(value);
    }

    private static @Nullable BigDecimal notNegative(String field, @Nullable BigDecimal value) {
        if (value != null && value.signum() < 0) {
            throw new IllegalArgumentException(field + " must not be negative: " + value);
        }
        return value == null ? null : Decimals.canonical(value);
    }

    /** The middle of bid and ask; null without both. */
    public @Nullable BigDecimal midpoint() {
        return bid == null || ask == null
                ? null
                : Decimals.canonical(bid.add(ask).divide(TWO));
    }

    /** The price, else the midpoint, else the bid, else the ask: what the position is valued at. */
    public BigDecimal value() {
        BigDecimal midpoint = midpoint();
        if (price != null) {
            return price;
        }
        if (midpoint != null) {
            return midpoint;
        }
        return bid != null ? bid : Objects.requireNonNull(ask);
    }
}
