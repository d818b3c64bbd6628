package io.alertledger.ledger;

import io.alertledger.model.Lot;
import io.alertledger.model.Nickname;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A holding while one event changes it. Never leaves the fold. */
final class Draft {
    final PositionKey key;
    List<Lot> lots = new ArrayList<>();
    BigDecimal multiplier;
    BigDecimal step;
    boolean managed;

    @Nullable
    Nickname nickname;

    Instant openedAt;
    Instant updatedAt;
    long episode;
    BigDecimal opened = BigDecimal.ZERO;
    Realized realized = Realized.NONE;
    List<Lock> locks = new ArrayList<>();

    @Nullable
    BigDecimal heldElsewhere;

    @Nullable
    Guard guard;

    /** A new episode. Locks of an order that outlived the last one still hold. */
    Draft(
            PositionKey key,
            @Nullable Holding last,
            long episode,
            BigDecimal multiplier,
            BigDecimal step,
            boolean managed,
            Instant at) {
        this.key = key;
        this.episode = episode;
        this.multiplier = multiplier;
        this.step = step;
        this.managed = managed;
        this.openedAt = at;
        this.updatedAt = at;
        if (last != null) {
            locks.addAll(last.locks());
        }
    }

    Draft(Holding holding) {
        Position position = holding.position();
        key = position.key();
        lots.addAll(position.lots());
        multiplier = position.multiplier();
        step = position.step();
        managed = position.managed();
        nickname = position.nickname();
        openedAt = position.openedAt();
        updatedAt = position.updatedAt();
        episode = holding.episode();
        opened = holding.opened();
        realized = holding.realized();
        locks.addAll(holding.locks());
        heldElsewhere = holding.heldElsewhere();
        guard = holding.guard();
    }

    BigDecimal held() {
        return lots.stream().map(Lot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The index of a lot; -1 where it is not open. */
    int indexOf(String lotId) {
        for (int i = 0; i < lots.size(); i++) {
            if (lots.get(i).id().equals(lotId)) {
                return i;
            }
        }
        return -1;
    }

    /** Puts a lot in its place: after those of the same time. */
    void add(Lot lot) {
        int place = lots.size();
        while (place > 0 && lots.get(place - 1).openedAt().isAfter(lot.openedAt())) {
            place--;
        }
        lots.add(place, lot);
    }

    /** Takes a quantity off what is held for an order; the lock goes with its last unit. */
    void unlock(String clientOrderId, BigDecimal quantity) {
        for (int i = 0; i < locks.size(); i++) {
            Lock lock = locks.get(i);
            if (lock.clientOrderId().equals(clientOrderId)) {
                if (lock.quantity().compareTo(quantity) <= 0) {
                    locks.remove(i);
                } else {
                    BigDecimal left = lock.quantity().subtract(quantity);
                    locks.set(i, new Lock(clientOrderId, lock.decisionId(), left, lock.since()));
                }
                return;
            }
        }
    }

    /** Holds a quantity for an order, in place of what was held for it before. */
    void lock(Lock lock) {
        for (int i = 0; i < locks.size(); i++) {
            if (locks.get(i).clientOrderId().equals(lock.clientOrderId())) {
                locks.set(i, lock);
                return;
            }
        }
        locks.add(lock);
    }

    /** Times never go backwards: a booking told late does not make a position older. */
    void touched(Instant at) {
        updatedAt = updatedAt.isAfter(at) ? updatedAt : at;
    }

    Holding build() {
        if (lots.isEmpty()) {
            // What was said of the holding ends with it; the next episode begins unnamed and bare.
            nickname = null;
            heldElsewhere = null;
            guard = null;
        }
        return Holding.of(
                key,
                lots,
                multiplier,
                step,
                managed,
                nickname,
                openedAt,
                updatedAt,
                episode,
                opened,
                realized,
                locks,
                heldElsewhere,
                guard);
    }
}
