package io.alertledger.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A leg before it is sized, for sizing rules.
 *
 * @param name the position's name
 * @param key the position that is opened, enlarged or reduced
 * @param action what the instruction wants
 * @param side what the order would do at the broker
 * @param held quantity held now; zero for a contract not held
 * @param free quantity that may be sold; zero for a contract not held
 * @param step the smallest quantity that can be traded
 * @param multiplier money per point of price and unit of quantity
 * @param averageCost cost per unit of what is held, or null
 * @param saidPrice the alert's price (the upper end of a range), or null
 * @param mark the fresh mark's price, or null
 * @param bid the fresh mark's bid, or null
 * @param ask the fresh mark's ask, or null
 * @param expired whether the contract's last trading moment has passed
 * @param listed whether its expiration is a trading day; true for linear instruments
 * @param exchangeHours whether it trades only while the exchange is open
 * @param sizeFactor what part of a full-size entry the alert's size word means; 1 where none was said
 */
public record LegDraft(
        String name,
        PositionKey key,
        Action action,
        OrderSide side,
        BigDecimal held,
        BigDecimal free,
        BigDecimal step,
        BigDecimal multiplier,
        @Nullable BigDecimal averageCost,
        @Nullable BigDecimal saidPrice,
        @Nullable BigDecimal mark,
        @Nullable BigDecimal bid,
        @Nullable BigDecimal ask,
        boolean expired,
        boolean listed,
        boolean exchangeHours,
        Fraction sizeFactor) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** The same with another quantity free to sell. */
    public LegDraft withFree(BigDecimal newFree) {
        return new LegDraft(
                name,
                key,
                action,
                side,
                held,
                newFree,
                step,
                multiplier,
                averageCost,
                saidPrice,
                mark,
                bid,
                ask,
                expired,
                listed,
                exchangeHours,
                sizeFactor);
    }

    /** Whether it opens or enlarges a position. */
    public boolean entry() {
        return action.enters();
    }

    /** Whether an option contract is traded. */
    public boolean option() {
        return key.instrument() instanceof OptionContract;
    }

    /** The middle of bid and ask; null without both. */
    public @Nullable BigDecimal midpoint() {
        return bid == null || ask == null
                ? null
                : Decimals.canonical(bid.add(ask).divide(TWO));
    }

    /** The quote that this order would meet: the bid for a sale, the ask for a purchase; null when unknown. */
    public @Nullable BigDecimal nearQuote() {
        return side == OrderSide.SELL ? bid : ask;
    }

    /** For an entry, how far the market is beyond the alert's price, as a fraction of it; null where either is unknown. */
    public @Nullable BigDecimal slippage() {
        BigDecimal market = nearQuote() != null ? nearQuote() : mark;
        if (!entry() || market == null || saidPrice == null || saidPrice.signum() <= 0) {
            return null;
        }
        BigDecimal beyond = side == OrderSide.BUY ? market.subtract(saidPrice) : saidPrice.subtract(market);
        return Decimals.quotient(beyond, saidPrice);
    }
}
