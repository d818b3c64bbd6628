package io.alertledger.exits;

import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Prices seen from a position: above the entry is gain for a long and loss for a short. All that differs between the
 * two sides is here.
 */
final class Mirror {
    private Mirror() {}

    /** {@code amount} of price in the position's favour from {@code price}; against it where negative. */
    static BigDecimal towardsGain(Side side, BigDecimal price, BigDecimal amount) {
        return side == Side.LONG ? price.add(amount) : price.subtract(amount);
    }

    /** The price at which a position entered at {@code entry} has a profit, as a fraction of the entry. */
    static BigDecimal atProfit(Side side, BigDecimal entry, BigDecimal profit) {
        return towardsGain(side, entry, entry.multiply(profit));
    }

    /** Above zero where {@code price} is better for the position than {@code other}, zero where equal. */
    static int compare(Side side, BigDecimal price, BigDecimal other) {
        int difference = price.compareTo(other);
        return side == Side.LONG ? difference : -difference;
    }

    /** The better of two prices; null counts as none. */
    static @Nullable BigDecimal better(Side side, @Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return compare(side, other, one) > 0 ? other : one;
    }

    /** The better of a price and one that may be none. */
    static BigDecimal best(Side side, @Nullable BigDecimal soFar, BigDecimal price) {
        return soFar == null || compare(side, price, soFar) > 0 ? price : soFar;
    }

    /** The price to the nearest tick, half up; unchanged without a tick. */
    static BigDecimal round(BigDecimal price, @Nullable BigDecimal tick) {
        return tick == null
                ? price
                : price.divide(tick, 0, RoundingMode.HALF_UP).multiply(tick);
    }

    /**
     * A derived level to the nearest tick, but never rounded onto or across the price it must stay clear of: a stop
     * stays behind the peak it follows, a target ahead of the entry.
     *
     * @param level exact
     * @param reference what it is measured from
     */
    static BigDecimal roundClear(BigDecimal level, BigDecimal reference, @Nullable BigDecimal tick) {
        int side = level.compareTo(reference);
        if (tick == null || side == 0) {
            return level;
        }
        BigDecimal rounded = round(level, tick);
        if (rounded.compareTo(reference) == side) {
            return rounded;
        }
        RoundingMode away = side > 0 ? RoundingMode.FLOOR : RoundingMode.CEILING;
        BigDecimal steps = reference.divide(tick, 0, away).add(BigDecimal.valueOf(side));
        return steps.multiply(tick);
    }
}
