package io.alertledger.ledger;

import io.alertledger.ledger.LedgerEvent.AvailableSeen;
import io.alertledger.ledger.LedgerEvent.Claimed;
import io.alertledger.ledger.LedgerEvent.CostSet;
import io.alertledger.ledger.LedgerEvent.CostSpread;
import io.alertledger.ledger.LedgerEvent.Locked;
import io.alertledger.ledger.LedgerEvent.LotCost;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Named;
import io.alertledger.ledger.LedgerEvent.OfPosition;
import io.alertledger.ledger.LedgerEvent.Protected;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.ledger.LedgerEvent.Released;
import io.alertledger.ledger.LedgerEvent.Source;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.model.Lot;
import io.alertledger.model.Position;
import io.alertledger.model.Protection;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of a holding. Pure. An event that can not have happened to it (more taken than
 * a lot holds, sums that do not agree) is a broken promise and throws; every such check is one half
 * of the conservation laws, made online.
 */
final class Fold {
    private Fold() {}

    static Holding opened(@Nullable Holding before, LotOpened e, long newEpisode) {
        Draft draft = before == null || before.closed()
                ? new Draft(e.key(), before, newEpisode, e.multiplier(), e.step(), ours(e.source()), e.at())
                : new Draft(before);
        require(draft.indexOf(e.lotId()) < 0, e, "lot " + e.lotId() + " is open already");
        require(draft.multiplier.compareTo(e.multiplier()) == 0, e, "the multiplier is " + draft.multiplier);
        draft.add(new Lot(e.lotId(), e.quantity(), e.totalCost(), e.at(), e.tradeId(), e.channel(), e.author()));
        draft.opened = draft.opened.add(e.quantity());
        draft.openedAt = draft.openedAt.isBefore(e.at()) ? draft.openedAt : e.at();
        draft.touched(e.at());
        return draft.build();
    }

    /** Whether what this source opens is under management from the start. */
    private static boolean ours(Source source) {
        return source != Source.RECONCILE && source != Source.ASSIGNMENT;
    }

    static Holding closed(Holding before, LotsClosed e) {
        Draft draft = new Draft(before);
        @Nullable BigDecimal cost = BigDecimal.ZERO;
        BigDecimal quantity = BigDecimal.ZERO;
        for (Taken taken : e.taken()) {
            int index = draft.indexOf(taken.lotId());
            require(index >= 0, e, "lot " + taken.lotId() + " is not open");
            Lot lot = draft.lots.get(index);
            BigDecimal left = lot.quantity().subtract(taken.quantity());
            require(
                    taken.quantity().signum() > 0 && left.signum() >= 0,
                    e,
                    "lot " + lot.id() + " holds " + lot.quantity());
            require(
                    (taken.cost() == null) == (lot.totalCost() == null),
                    e,
                    "lot " + lot.id() + " cost " + lot.totalCost());
            BigDecimal costLeft = lot.totalCost() == null || taken.cost() == null
                    ? null
                    : lot.totalCost().subtract(taken.cost());
            if (left.signum() == 0) {
                require(
                        costLeft == null || costLeft.signum() == 0,
                        e,
                        "all of lot " + lot.id() + " cost " + lot.totalCost());
                draft.lots.remove(index);
            } else {
                draft.lots.set(index, Money.with(lot, left, costLeft));
            }
            cost = cost == null || taken.cost() == null ? null : cost.add(taken.cost());
            quantity = quantity.add(taken.quantity());
        }
        require(e.realized() == null || same(e.realized(), result(e, cost)), e, "it realized " + result(e, cost));
        draft.realized = draft.realized.plus(e.realized());
        if (e.clientOrderId() != null) {
            draft.unlock(e.clientOrderId(), quantity);
        }
        draft.touched(e.at());
        return draft.build();
    }

    private static @Nullable BigDecimal result(LotsClosed e, @Nullable BigDecimal cost) {
        return cost == null || e.proceeds() == null
                ? null
                : Money.realized(e.key().side(), cost, e.proceeds());
    }

    static Holding spread(Holding before, CostSpread e) {
        Draft draft = new Draft(before);
        for (LotCost lot : e.lots()) {
            recost(draft, lot, e);
        }
        Holding after = draft.build();
        require(same(after.position().totalCost(), before.position().totalCost()), e, "it changes the total cost");
        return after;
    }

    static Holding costSet(Holding before, CostSet e) {
        Draft draft = new Draft(before);
        recost(draft, new LotCost(e.lotId(), e.totalCost()), e);
        draft.touched(e.at());
        return draft.build();
    }

    private static void recost(Draft draft, LotCost cost, OfPosition e) {
        int index = draft.indexOf(cost.lotId());
        require(index >= 0, e, "lot " + cost.lotId() + " is not open");
        Lot lot = draft.lots.get(index);
        draft.lots.set(index, Money.with(lot, lot.quantity(), cost.totalCost()));
    }

    static Holding locked(Holding before, Locked e) {
        Draft draft = new Draft(before);
        draft.lock(new Lock(e.clientOrderId(), e.decisionId(), e.quantity(), e.at()));
        draft.touched(e.at());
        return draft.build();
    }

    static Holding released(Holding before, Released e) {
        Draft draft = new Draft(before);
        draft.unlock(e.clientOrderId(), e.quantity());
        draft.touched(e.at());
        return draft.build();
    }

    static Holding seen(Holding before, AvailableSeen e) {
        Draft draft = new Draft(before);
        BigDecimal available = e.available();
        Position position = before.position();
        draft.heldElsewhere = available == null
                ? null
                : position.quantity()
                        .subtract(position.locked())
                        .subtract(available)
                        .max(BigDecimal.ZERO);
        return draft.build();
    }

    static Holding claimed(Holding before, Claimed e) {
        Draft draft = new Draft(before);
        draft.managed = e.managed();
        return draft.build();
    }

    static Holding named(Holding before, Named e) {
        Draft draft = new Draft(before);
        draft.nickname = e.nickname();
        return draft.build();
    }

    static Holding guarded(Holding before, Protected e) {
        Draft draft = new Draft(before);
        // A hand that takes all protection away is remembered: nothing is seeded in its place.
        draft.guard = e.protection().equals(Protection.NONE) && e.source() != ProtectionSource.HAND
                ? null
                : new Guard(e.protection(), e.source(), e.suspended(), e.because(), e.at());
        return draft.build();
    }

    private static boolean same(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        return left == null || right == null ? left == right : left.compareTo(right) == 0;
    }

    static void require(boolean holds, OfPosition event, String fact) {
        if (!holds) {
            throw new IllegalStateException("the event can not follow from the book, as " + fact + ": " + event);
        }
    }
}
