package io.alertledger.ledger;

import io.alertledger.model.Decimals;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wish to open a lot: buy, or for a short position sell. Any values; {@link Booking#open} judges.
 *
 * @param key the position that is opened or enlarged
 * @param quantity how much
 * @param amount what it cost
 * @param fee account money paid for it; negative for a rebate
 * @param multiplier money per point of price and unit of quantity
 * @param step the smallest quantity that can be traded
 * @param lotId the name of the new lot; null takes the fill's id, else the trade's, else a number
 * @param origin where it comes from
 * @param at when it happened
 */
public record Opening(
        PositionKey key,
        BigDecimal quantity,
        Amount amount,
        BigDecimal fee,
        BigDecimal multiplier,
        BigDecimal step,
        @Nullable String lotId,
        Provenance origin,
        Instant at) {
    public Opening {
        quantity = Decimals.canonical(quantity);
        fee = Decimals.canonical(fee);
        multiplier = Decimals.canonical(multiplier);
        step = Decimals.canonical(step);
    }

    /** With the instrument's own multiplier and step, no fee, and a lot named by its origin. */
    public static Opening of(PositionKey key, BigDecimal quantity, Amount amount, Provenance origin, Instant at) {
        return new Opening(
                key,
                quantity,
                amount,
                BigDecimal.ZERO,
                key.instrument().defaultMultiplier(),
                key.instrument().defaultStep(),
                null,
                origin,
                at);
    }

    public Opening withFee(BigDecimal newFee) {
        return new Opening(key, quantity, amount, newFee, multiplier, step, lotId, origin, at);
    }

    public Opening named(String newLotId) {
        return new Opening(key, quantity, amount, fee, multiplier, step, newLotId, origin, at);
    }

    public Opening withMultiplier(BigDecimal newMultiplier) {
        return new Opening(key, quantity, amount, fee, newMultiplier, step, lotId, origin, at);
    }
}
