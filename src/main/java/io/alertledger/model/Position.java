package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is held of one instrument on one side in one account: a fold over its lots.
 *
 * @param key account, instrument and side
 * @param lots what is open, by opening time, then arrival; empty when closed
 * @param status open, pending exit or closed
 * @param locked the quantity held by exits on their way, from 0 to {@link #quantity()}
 * @param available what the broker last said is free to close, or null when it said nothing
 * @param multiplier money per point of price and unit of quantity
 * @param step the smallest quantity that can be traded
 * @param managed whether this system may act on it without being told by name (see {@code claim})
 * @param nickname what the trader calls it, or null
 * @param openedAt when the present episode began
 * @param updatedAt when it last changed
 */
public record Position(
        PositionKey key,
        List<Lot> lots,
        PositionStatus status,
        BigDecimal locked,
        @Nullable BigDecimal available,
        BigDecimal multiplier,
        BigDecimal step,
        boolean managed,
        @Nullable Nickname nickname,
        Instant openedAt,
        Instant updatedAt) {
    /**
     * The order of lots everywhere: opening time. Lots of one time stay in the order of their arrival,
     * which is the order in which they stand: sort stably.
     */
    public static final Comparator<Lot> LOT_ORDER = Comparator.comparing(Lot::openedAt);

    public Position {
        // Most positions have one lot, which is in order.
        if (lots.size() > 1) {
            lots = lots.stream().sorted(LOT_ORDER).toList();
            requireDifferentIds(lots, key);
        } else {
            lots = List.copyOf(lots);
        }
        locked = Decimals.canonical(locked);
        available = available == null ? null : Decimals.canonical(available);
        multiplier = Decimals.canonical(multiplier);
        step = Decimals.canonical(step);
        if (locked.signum() < 0 || locked.compareTo(sum(lots)) > 0) {
            throw new IllegalArgumentException("locked " + locked + " of "
                    + key.instrument().id() + " must be from 0 to the " + sum(lots) + " held");
        }
        if (multiplier.signum() <= 0 || step.signum() <= 0) {
            throw new IllegalArgumentException("multiplier and step of "
                    + key.instrument().id() + " must be above 0, not " + multiplier + " and " + step);
        }
        if (available != null && available.signum() < 0) {
            throw new IllegalArgumentException(
                    "available of " + key.instrument().id() + " must not be negative: " + available);
        }
    }

    private static void requireDifferentIds(List<Lot> lots, PositionKey key) {
        Set<String> ids = new HashSet<>();
        for (Lot lot : lots) {
            if (!ids.add(lot.id())) {
                throw new IllegalArgumentException("lot id '" + lot.id() + "' stands twice in "
                        + key.instrument().id());
            }
        }
    }

    private static BigDecimal sum(List<Lot> lots) {
        BigDecimal total = BigDecimal.ZERO;
        for (Lot lot : lots) {
            total = total.add(lot.quantity());
        }
        return Decimals.canonical(total);
    }

    public String account() {
        return key.account();
    }

    public Instrument instrument() {
        return key.instrument();
    }

    public Side side() {
        return key.side();
    }

    /** The sum of the lots. */
    public BigDecimal quantity() {
        return sum(lots);
    }

    /** What may be sold: held less locked, and never more than the broker says is available. */
    public BigDecimal free() {
        BigDecimal free = quantity().subtract(locked);
        return Decimals.canonical(available == null ? free : free.min(available));
    }

    /** Money that what is open cost, exact; null when any lot's cost is unknown. */
    public @Nullable BigDecimal totalCost() {
        BigDecimal total = BigDecimal.ZERO;
        for (Lot lot : lots) {
            if (lot.totalCost() == null) {
                return null;
            }
            total = total.add(lot.totalCost());
        }
        return Decimals.canonical(total);
    }

    /** Cost per share or coin, a quotient for showing and comparing; null when unknown or nothing is held. */
    public @Nullable BigDecimal averageCost() {
        BigDecimal cost = totalCost();
        return cost == null || lots.isEmpty()
                ? null
                : Decimals.quotient(cost, quantity().multiply(multiplier));
    }

    /** The same position in another account. */
    public Position in(String newAccount) {
        return with(new PositionKey(newAccount, instrument(), side()), lots, status, locked, managed);
    }

    /** The same position in other lots. */
    public Position withLots(List<Lot> newLots) {
        return with(key, newLots, status, locked, managed);
    }

    /** The same position as one that this system may, or may not, act on unasked. */
    public Position withManaged(boolean newManaged) {
        return with(key, lots, status, locked, newManaged);
    }

    /** The same position with another quantity locked; open where nothing is. */
    public Position withLocked(BigDecimal newLocked) {
        PositionStatus newStatus = newLocked.signum() == 0 ? PositionStatus.OPEN : PositionStatus.PENDING_EXIT;
        return with(key, lots, newStatus, newLocked, managed);
    }

    private Position with(
            PositionKey newKey, List<Lot> newLots, PositionStatus newStatus, BigDecimal newLocked, boolean newManaged) {
        return new Position(
                newKey,
                newLots,
                newStatus,
                newLocked,
                available,
                multiplier,
                step,
                newManaged,
                nickname,
                openedAt,
                updatedAt);
    }
}
