package io.alertledger.ledger;

import io.alertledger.model.Decimals;
import io.alertledger.model.Lot;
import io.alertledger.model.Nickname;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A position with all that the ledger keeps about it: what storage projects, and what {@code verify}
 * compares. Its {@link #position()} is what the rest of the system reads.
 *
 * <p>{@code position.locked} is the sum of the locks, but never more than is held: after a trade made
 * elsewhere an order may hold more than is there. A closed position stays only while an order still
 * holds something of it.
 *
 * @param position lots, status, what is locked and free
 * @param episode the running number of this holding in its account: a contract that is closed and
 *     opened again is a new episode
 * @param opened everything that was opened in this episode, closed since or not; partial targets are
 *     fractions of it
 * @param realized by the closings of this episode so far
 * @param locks one per order, oldest first
 * @param heldElsewhere what the broker keeps from being closed beyond our own locks; null where it said
 *     nothing of it
 * @param guard its protection, or null where none was ever set
 */
public record Holding(
        Position position,
        long episode,
        BigDecimal opened,
        Realized realized,
        List<Lock> locks,
        @Nullable BigDecimal heldElsewhere,
        @Nullable Guard guard) {
    public Holding {
        opened = Decimals.canonical(opened);
        locks = List.copyOf(locks);
        heldElsewhere = heldElsewhere == null ? null : Decimals.canonical(heldElsewhere);
        BigDecimal held = position.quantity();
        if (position.locked().compareTo(lockedOf(held, locks)) != 0
                || position.status() != statusOf(held, locks)
                || !Objects.equals(position.available(), availableOf(held, locks, heldElsewhere))) {
            throw new IllegalArgumentException("locked, status or available of "
                    + position.instrument().id() + " do not follow from its locks: " + position);
        }
    }

    /** A holding whose derived parts (locked, available, status) follow from the rest. */
    public static Holding of(
            PositionKey key,
            List<Lot> lots,
            BigDecimal multiplier,
            BigDecimal step,
            boolean managed,
            @Nullable Nickname nickname,
            Instant openedAt,
            Instant updatedAt,
            long episode,
            BigDecimal opened,
            Realized realized,
            List<Lock> locks,
            @Nullable BigDecimal heldElsewhere,
            @Nullable Guard guard) {
        BigDecimal held = BigDecimal.ZERO;
        for (Lot lot : lots) {
            held = held.add(lot.quantity());
        }
        Position position = new Position(
                key,
                lots,
                statusOf(held, locks),
                lockedOf(held, locks),
                availableOf(held, locks, heldElsewhere),
                multiplier,
                step,
                managed,
                nickname,
                openedAt,
                updatedAt);
        return new Holding(position, episode, opened, realized, locks, heldElsewhere, guard);
    }

    public PositionKey key() {
        return position.key();
    }

    /** Whether nothing is held any more. */
    public boolean closed() {
        return position.lots().isEmpty();
    }

    /** Since when something is locked without a break; null where nothing is. */
    public @Nullable Instant pendingExitSince() {
        return locks.stream().map(Lock::since).min(Instant::compareTo).orElse(null);
    }

    private static PositionStatus statusOf(BigDecimal held, List<Lock> locks) {
        if (held.signum() == 0) {
            return PositionStatus.CLOSED;
        }
        return locks.isEmpty() ? PositionStatus.OPEN : PositionStatus.PENDING_EXIT;
    }

    private static BigDecimal lockedOf(BigDecimal held, List<Lock> locks) {
        if (locks.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal sum = locks.stream().map(Lock::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Decimals.canonical(sum.min(held));
    }

    private static @Nullable BigDecimal availableOf(
            BigDecimal held, List<Lock> locks, @Nullable BigDecimal heldElsewhere) {
        return heldElsewhere == null
                ? null
                : Decimals.canonical(held.subtract(lockedOf(held, locks))
                        .subtract(heldElsewhere)
                        .max(BigDecimal.ZERO));
    }
}
