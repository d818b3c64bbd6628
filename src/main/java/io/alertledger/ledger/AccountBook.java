package io.alertledger.ledger;

import io.alertledger.ledger.LedgerEvent.Adjusted;
import io.alertledger.ledger.LedgerEvent.AvailableSeen;
import io.alertledger.ledger.LedgerEvent.Claimed;
import io.alertledger.ledger.LedgerEvent.CostSet;
import io.alertledger.ledger.LedgerEvent.CostSpread;
import io.alertledger.ledger.LedgerEvent.Locked;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Named;
import io.alertledger.ledger.LedgerEvent.OfPosition;
import io.alertledger.ledger.LedgerEvent.Paused;
import io.alertledger.ledger.LedgerEvent.Protected;
import io.alertledger.ledger.LedgerEvent.Released;
import io.alertledger.ledger.LedgerEvent.Restored;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.model.Lot;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One account's part of the book: its holdings, its totals. Immutable.
 *
 * @param holdings open ones, and closed ones of which an order still holds something
 * @param open the open ones by ticker
 * @param tally running totals
 */
record AccountBook(Trie<PositionKey, Holding> holdings, Trie<String, Shelf> open, Tally tally) {
    static final AccountBook EMPTY = new AccountBook(Trie.empty(), Trie.empty(), Tally.ZERO);

    /** What an event made of an account. */
    record Change(AccountBook book, List<Holding> touched) {}

    Change apply(LedgerEvent event) {
        if (event instanceof Paused paused) {
            return new Change(new AccountBook(holdings, open, tally.paused(paused)), List.of());
        }
        if (event instanceof LotOpened opened) {
            return apply(opened);
        }
        if (event instanceof LotsClosed closed) {
            return apply(closed);
        }
        if (event instanceof Adjusted adjusted) {
            return apply(adjusted);
        }
        if (event instanceof Restored restored) {
            return apply(restored);
        }
        if (event instanceof CostSet set) {
            return apply(set);
        }
        if (event instanceof CostSpread spread) {
            return changed(tally, Fold.spread(held(spread), spread));
        }
        if (event instanceof Locked locked) {
            return ifHeld(locked, before -> Fold.locked(before, locked));
        }
        if (event instanceof Released released) {
            return ifHeld(released, before -> Fold.released(before, released));
        }
        if (event instanceof AvailableSeen seen) {
            return ifOpen(seen, before -> Fold.seen(before, seen));
        }
        if (event instanceof Claimed claimed) {
            return ifOpen(claimed, before -> Fold.claimed(before, claimed));
        }
        if (event instanceof Named named) {
            return ifOpen(named, before -> Fold.named(before, named));
        }
        if (event instanceof Protected guarded) {
            return ifOpen(guarded, before -> Fold.guarded(before, guarded));
        }
        return new Change(this, List.of());
    }

    private Change apply(LotOpened e) {
        Holding before = holdings.get(e.key());
        Holding after = Fold.opened(before, e, tally.episodes() + 1);
        Tally next = episode(before, after).lotOpened();
        if (e.totalCost() != null) {
            next = next.paid(Money.signed(e.key().side(), e.totalCost()));
        }
        return changed(next, after);
    }

    private Change apply(LotsClosed e) {
        Holding after = Fold.closed(held(e), e);
        Tally next = tally.closed(e.at(), e.realized());
        if (e.realized() != null && e.proceeds() != null) {
            next = next.paid(Money.signed(e.key().side(), e.proceeds()).negate());
        } else {
            for (Taken taken : e.taken()) {
                if (taken.cost() != null) {
                    next = next.unexplained(Money.signed(e.key().side(), taken.cost()));
                }
            }
        }
        return changed(next, after);
    }

    private Change apply(CostSet e) {
        Holding before = held(e);
        Holding after = Fold.costSet(before, e);
        // A cost that became known counts as if it had been paid: no profit arises from learning it.
        return changed(tally.paid(knownCost(after).subtract(knownCost(before))), after);
    }

    private Change apply(Restored e) {
        Holding before = holdings.get(e.key());
        Holding after = Corrections.restored(before, e, tally.episodes() + 1);
        Tally next = episode(before, after);
        BigDecimal cost = knownCost(after).subtract(before == null ? BigDecimal.ZERO : knownCost(before));
        if (e.closing() && e.realized() == null) {
            next = next.unexplained(cost.negate());
        } else {
            next = next.paid(e.realized() == null ? cost : cost.add(e.realized()));
        }
        if (e.closing()) {
            next = next.reopened(e.undoneAt(), e.realized());
        }
        return changed(next, after);
    }

    private Change apply(Adjusted e) {
        Holding from = held(e);
        if (e.key().equals(e.to())) {
            return changed(tally, Corrections.arrived(from, from, e, 0));
        }
        Holding there = holdings.get(e.to());
        Holding arrived = Corrections.arrived(from, there, e, tally.episodes() + 1);
        Holding left = Corrections.left(from, e);
        AccountBook next = with(episode(there, arrived), left).with(episode(there, arrived), arrived);
        return new Change(next, List.of(left, arrived));
    }

    private Change ifHeld(OfPosition e, Function<Holding, Holding> change) {
        Holding before = holdings.get(e.key());
        return before == null ? new Change(this, List.of()) : changed(tally, change.apply(before));
    }

    /** What is said of a position that is gone by now says nothing. */
    private Change ifOpen(OfPosition e, Function<Holding, Holding> change) {
        Holding before = holdings.get(e.key());
        return before == null || before.closed() ? new Change(this, List.of()) : changed(tally, change.apply(before));
    }

    private Holding held(OfPosition e) {
        Holding holding = holdings.get(e.key());
        if (holding == null || holding.closed()) {
            throw new IllegalStateException("the event can not follow from the book, as nothing is held: " + e);
        }
        return holding;
    }

    private Tally episode(@Nullable Holding before, Holding after) {
        boolean fresh = !after.closed() && (before == null || before.closed());
        return fresh ? tally.episodeOpened() : tally;
    }

    private static BigDecimal knownCost(Holding holding) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Lot lot : holding.position().lots()) {
            if (lot.totalCost() != null) {
                sum = sum.add(lot.totalCost());
            }
        }
        return Money.signed(holding.key().side(), sum);
    }

    private Change changed(Tally next, Holding after) {
        return new Change(with(next, after), List.of(after));
    }

    /** With a holding in its places; one that is closed and holds nothing for any order goes. */
    AccountBook with(Tally next, Holding after) {
        PositionKey key = after.key();
        Holding before = holdings.get(key);
        Trie<PositionKey, Holding> byKey =
                after.closed() && after.locks().isEmpty() ? holdings.remove(key) : holdings.put(key, after);
        String ticker = key.instrument().ticker();
        Shelf shelf = open.get(ticker);
        Shelf changed = (shelf == null ? Shelf.EMPTY : shelf).with(before, after);
        return new AccountBook(byKey, changed.isEmpty() ? open.remove(ticker) : open.put(ticker, changed), next);
    }

    /** Signed cost of all open lots whose cost is known: what the cash identity speaks of. */
    BigDecimal knownCost() {
        BigDecimal[] sum = {BigDecimal.ZERO};
        holdings.forEach((key, holding) -> sum[0] = sum[0].add(knownCost(holding)));
        return sum[0];
    }

    /** The open positions, in the order in which they were opened. */
    List<Holding> inOrder() {
        List<Holding> all = new ArrayList<>();
        open.forEach((ticker, shelf) -> all.addAll(shelf.holdings()));
        all.sort(Shelf.ORDER);
        return all;
    }
}
