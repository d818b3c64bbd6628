package io.alertledger.storage;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.Adjusted;
import io.alertledger.ledger.LedgerEvent.CostSet;
import io.alertledger.ledger.LedgerEvent.CostSpread;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Restored;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.model.Decimals;
import io.alertledger.model.Lot;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.storage.BookSink.LotExit;
import io.alertledger.storage.BookSink.LotState;
import io.alertledger.storage.BookSink.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which rows change by an event. The book keeps what is open; the rows also keep what is closed.
 * Pure but for the sink.
 */
final class Projector {
    /** Room between the places of lots that come in by different events. */
    private static final long PLACES = 1_000_000;

    private Projector() {}

    /**
     * Hands on what changes.
     *
     * @param book before the event
     * @param step what the event made of it
     */
    static void project(Book book, Book.Step step, long sequence, LedgerEvent event, BookSink sink) {
        for (Holding after : step.touched()) {
            Holding before = book.holding(after.key()).orElse(null);
            // A new episode begins with nothing, whatever an order still holds of the last one.
            Holding same = before != null && before.episode() == after.episode() ? before : null;
            if (event instanceof LotOpened opened) {
                sink.opened(opened, sequence, after.episode());
            }
            lots(same, after, sequence, event, sink);
            if (before == null ? !after.locks().isEmpty() : !before.locks().equals(after.locks())) {
                sink.locks(after.key(), after.locks());
            }
            if (!Objects.equals(before == null ? null : before.guard(), after.guard())) {
                sink.guard(after.key(), after.guard());
            }
            sink.position(after);
        }
        if (event instanceof LotsClosed closed) {
            exits(closed, sequence, sink);
        } else if (event instanceof Restored restored) {
            sink.undone(restored.undoes(), sequence);
        }
    }

    private static void lots(@Nullable Holding before, Holding after, long sequence, LedgerEvent event, BookSink sink) {
        PositionKey key = after.key();
        // These two may bring lots in between others of the same time; all else adds at the end.
        boolean placedAnew = event instanceof Adjusted || event instanceof Restored;
        if (event instanceof Adjusted moved && !key.equals(moved.to())) {
            return; // The lots that left are told where they arrived.
        }
        Set<String> changed = placedAnew ? ids(before) : named(event);
        List<Lot> now = after.position().lots();
        for (int i = 0; i < now.size(); i++) {
            Lot lot = now.get(i);
            if (changed.remove(lot.id()) || placedAnew) {
                Long place = placedAnew || event instanceof LotOpened ? Long.valueOf(sequence * PLACES + i) : null;
                sink.lot(new LotState(key, lot.id(), lot, place, Status.OPEN));
            }
        }
        Status gone = event instanceof LotsClosed ? Status.CLOSED : Status.UNDONE;
        for (String id : changed) {
            sink.lot(new LotState(key, id, null, 0L, gone));
        }
    }

    private static Set<String> ids(@Nullable Holding holding) {
        Set<String> ids = new LinkedHashSet<>();
        if (holding != null) {
            holding.position().lots().forEach(lot -> ids.add(lot.id()));
        }
        return ids;
    }

    /** The lots that an event changes; most change none. */
    private static Set<String> named(LedgerEvent event) {
        Set<String> ids = new LinkedHashSet<>();
        if (event instanceof LotOpened opened) {
            ids.add(opened.lotId());
        } else if (event instanceof LotsClosed closed) {
            closed.taken().forEach(taken -> ids.add(taken.lotId()));
        } else if (event instanceof CostSpread spread) {
            spread.lots().forEach(lot -> ids.add(lot.lotId()));
        } else if (event instanceof CostSet set) {
            ids.add(set.lotId());
        }
        return ids;
    }

    private static void exits(LotsClosed event, long sequence, BookSink sink) {
        BigDecimal left = event.realized() == null ? null : event.proceeds();
        BigDecimal units = BigDecimal.ZERO;
        for (Taken taken : event.taken()) {
            units = units.add(taken.quantity());
        }
        for (Taken taken : event.taken()) {
            BigDecimal realized = null;
            if (left != null && taken.cost() != null) {
                BigDecimal share = share(left, taken.quantity(), units);
                realized = event.key().side() == Side.LONG
                        ? share.subtract(taken.cost())
                        : taken.cost().subtract(share);
                left = left.subtract(share);
                units = units.subtract(taken.quantity());
            }
            sink.exit(new LotExit(
                    event.account(),
                    taken.lotId(),
                    sequence,
                    Decimals.canonical(taken.quantity()),
                    canonical(taken.cost()),
                    canonical(event.price()),
                    canonical(realized),
                    event.at(),
                    event.source().name()));
        }
    }

    /** The proceeds of a part; the last part gets all that is left, so that the sum is exact. */
    private static BigDecimal share(BigDecimal proceeds, BigDecimal part, BigDecimal units) {
        return part.compareTo(units) == 0
                ? proceeds
                : proceeds.multiply(part).divide(units, Decimals.SHARE_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static @Nullable BigDecimal canonical(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.canonical(value);
    }
}
