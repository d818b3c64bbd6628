package io.alertledger.ledger;

import io.alertledger.ledger.LedgerEvent.Adjusted;
import io.alertledger.ledger.LedgerEvent.Restored;
import io.alertledger.model.Lot;
import io.alertledger.model.LotShare;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What corporate actions and reversals make of a holding; the rarer half of {@link Fold}. */
final class Corrections {
    private Corrections() {}

    /** The position that an adjustment leaves behind, without lots. */
    static Holding left(Holding before, Adjusted e) {
        Draft draft = new Draft(before);
        draft.lots.clear();
        draft.touched(e.at());
        return draft.build();
    }

    /**
     * The position that an adjustment leads to.
     *
     * @param from the position before it
     * @param there what was held of {@code to} before it; {@code from} itself where the contract stays
     */
    static Holding arrived(Holding from, @Nullable Holding there, Adjusted e, long newEpisode) {
        Fold.require(
                e.key().side() == e.to().side() && e.account().equals(e.to().account()),
                e,
                "side and account must stay");
        Fold.require(e.lots().size() == from.position().lots().size(), e, "it must name every open lot once");
        boolean stays = e.key().equals(e.to());
        boolean fresh = there == null || there.closed();
        Draft draft = there == null || fresh
                ? new Draft(
                        e.to(),
                        there,
                        newEpisode,
                        e.multiplier(),
                        e.step(),
                        from.position().managed(),
                        e.at())
                : new Draft(there);
        if (stays) {
            draft.opened = draft.opened.subtract(from.position().quantity());
            draft.lots.clear();
            draft.multiplier = e.multiplier();
            draft.step = e.step();
        }
        if (fresh) {
            draft.nickname = from.position().nickname();
            draft.openedAt = from.position().openedAt();
        }
        Fold.require(draft.multiplier.compareTo(e.multiplier()) == 0, e, "the multiplier there is " + draft.multiplier);
        for (Lot lot : from.position().lots()) {
            BigDecimal quantity = e.lots().stream()
                    .filter(share -> share.lot().equals(lot.id()))
                    .map(LotShare::quantity)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("lot " + lot.id() + " is missing in " + e));
            draft.add(Money.with(lot, quantity, lot.totalCost()));
            draft.opened = draft.opened.add(quantity);
        }
        Guard guard = from.guard();
        if (guard != null && (stays || draft.guard == null)) {
            draft.guard = new Guard(guard.protection(), guard.source(), e.because(), guard.because(), guard.since());
        }
        draft.touched(e.at());
        return draft.build();
    }

    static Holding restored(@Nullable Holding before, Restored e, long newEpisode) {
        boolean fresh = before == null || before.closed();
        Draft draft = before == null || fresh
                ? new Draft(e.key(), before, newEpisode, e.multiplier(), e.step(), true, e.at())
                : new Draft(before);
        BigDecimal held = draft.held();
        draft.lots.clear();
        draft.lots.addAll(e.lots());
        draft.multiplier = e.multiplier();
        draft.step = e.step();
        if (fresh || !e.closing()) {
            draft.opened = draft.opened.add(draft.held()).subtract(held);
        }
        if (!fresh && e.closing()) {
            draft.realized = draft.realized.minus(e.realized());
        }
        draft.openedAt =
                e.lots().stream().map(Lot::openedAt).min(Instant::compareTo).orElse(draft.openedAt);
        draft.touched(e.at());
        return draft.build();
    }
}
