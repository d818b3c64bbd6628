package io.alertledger.ledger;

import io.alertledger.model.Decimals;
import io.alertledger.model.Lot;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The arithmetic of bookings, in money of the account. Exact; only {@link #share} ever rounds. */
final class Money {
    private Money() {}

    /** What opening moves: paid for a long position, received for a short one, the fee taken into account. */
    static BigDecimal opening(Side side, BigDecimal gross, BigDecimal fee) {
        return Decimals.canonical(side == Side.LONG ? gross.add(fee) : gross.subtract(fee));
    }

    /** What closing moves: received for a long position, paid for a short one, the fee taken into account. */
    static BigDecimal closing(Side side, BigDecimal gross, BigDecimal fee) {
        return Decimals.canonical(side == Side.LONG ? gross.subtract(fee) : gross.add(fee));
    }

    static BigDecimal realized(Side side, BigDecimal cost, BigDecimal proceeds) {
        return Decimals.canonical(side == Side.LONG ? proceeds.subtract(cost) : cost.subtract(proceeds));
    }

    /** Money as seen by the cash box: positive where it was paid out to open. */
    static BigDecimal signed(Side side, BigDecimal cost) {
        return side == Side.LONG ? cost : cost.negate();
    }

    /**
     * The part of a cost that falls to a part of a quantity, half-even at {@value
     * Decimals#SHARE_DECIMALS} decimals. Whoever takes it leaves the remainder behind, so that sums
     * stay exact.
     */
    static BigDecimal share(BigDecimal cost, BigDecimal part, BigDecimal whole) {
        if (part.compareTo(whole) == 0) {
            return cost;
        }
        return Decimals.canonical(cost.multiply(part).divide(whole, Decimals.SHARE_DECIMALS, RoundingMode.HALF_EVEN));
    }

    /** A lot with another quantity and cost, the same in all else. */
    static Lot with(Lot lot, BigDecimal quantity, @Nullable BigDecimal totalCost) {
        return new Lot(lot.id(), quantity, totalCost, lot.openedAt(), lot.tradeId(), lot.channel(), lot.author());
    }
}
