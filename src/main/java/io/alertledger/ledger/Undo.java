package io.alertledger.ledger;

import io.alertledger.ledger.LedgerEvent.Claimed;
import io.alertledger.ledger.LedgerEvent.CostSet;
import io.alertledger.ledger.LedgerEvent.CostSpread;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Named;
import io.alertledger.ledger.LedgerEvent.OfPosition;
import io.alertledger.ledger.LedgerEvent.Paused;
import io.alertledger.ledger.LedgerEvent.Protected;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.ledger.LedgerEvent.Restored;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.model.Lot;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plans the reversal of events: nothing is deleted, the opposite is booked. Refused, naming them,
 * where later events depend on what would be undone. Pure; one instance plans one undoing.
 */
public final class Undo {
    private final List<Entry> log;

    /** The position just before each event of the batch; none where it was not held. */
    private final Map<Long, Holding> before = new HashMap<>();

    private final String by;
    private final Instant at;
    private final List<LedgerEvent> planned = new ArrayList<>();
    private Book book;

    private Undo(Book book, List<Entry> log, String by, Instant at) {
        this.book = book;
        this.log = log;
        this.by = by;
        this.at = at;
    }

    /**
     * Plans undoing a batch, the last event first.
     *
     * @param book as it is now
     * @param batch what to undo: one event, or all that was appended under one key
     * @param log in order, all that ever happened to the positions in question; for a {@link Paused} also
     *     the account's earlier ones
     * @param by who asks for it
     */
    public static Undone plan(Book book, List<Entry> batch, List<Entry> log, String by, Instant at) {
        Optional<Undone.Refused> refusal = new Dependants(batch, log).refusal();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Undo undo = new Undo(book, log, by, at);
        List<Entry> lastFirst = batch.stream()
                .sorted(Comparator.comparingLong(Entry::sequence).reversed())
                .toList();
        undo.lookBack(batch);
        for (Entry entry : lastFirst) {
            undo.plan(entry);
        }
        return new Undone.Planned(undo.planned);
    }

    /** Folds the log of the positions in question once more, to see how they stood before. */
    private void lookBack(List<Entry> batch) {
        Set<PositionKey> keys = new HashSet<>();
        Set<Long> wanted = new HashSet<>();
        for (Entry entry : batch) {
            wanted.add(entry.sequence());
            if (entry.event() instanceof OfPosition of) {
                keys.add(of.key());
            }
        }
        Book past = Book.EMPTY;
        for (Entry entry : log) {
            if (entry.event() instanceof OfPosition of && keys.contains(of.key())) {
                if (wanted.contains(entry.sequence())) {
                    past.holding(of.key()).ifPresent(holding -> before.put(entry.sequence(), holding));
                }
                past = past.apply(of).book();
            }
        }
    }

    private void plan(Entry entry) {
        LedgerEvent event = entry.event();
        if (event instanceof Paused) {
            boolean[] said = pausedBefore(entry);
            add(new Paused(event.account(), said[0], said[1], by, at));
            return;
        }
        OfPosition of = (OfPosition) event;
        @Nullable Holding was = before.get(entry.sequence());
        if (event instanceof LotOpened opened) {
            List<Lot> lots = new ArrayList<>(lots(of.key()));
            lots.removeIf(lot -> lot.id().equals(opened.lotId()));
            restore(entry, false, null, lots, was);
        } else if (event instanceof LotsClosed closed) {
            restore(entry, true, closed.realized(), reopened(closed, was), was);
            revive(of.key(), was);
        } else if (event instanceof CostSpread || event instanceof CostSet) {
            recost(entry, of, was);
        } else if (was != null && sameEpisode(was)) {
            resay(of, was);
        }
    }

    private boolean sameEpisode(Holding was) {
        return book.position(was.key())
                .filter(now -> now.openedAt().equals(was.position().openedAt()))
                .isPresent();
    }

    /** The lots as they are now, with what was taken put back where it was. */
    private List<Lot> reopened(LotsClosed closed, @Nullable Holding before) {
        Map<String, Lot> open = new LinkedHashMap<>();
        lots(closed.key()).forEach(lot -> open.put(lot.id(), lot));
        Map<String, Lot> result = new LinkedHashMap<>();
        for (Lot was : Objects.requireNonNull(before).position().lots()) {
            Optional<Taken> taken = closed.taken().stream()
                    .filter(part -> part.lotId().equals(was.id()))
                    .findFirst();
            Lot now = open.remove(was.id());
            if (taken.isPresent()) {
                result.put(was.id(), joined(was, now, taken.get()));
            } else if (now != null) {
                result.put(was.id(), now);
            }
        }
        result.putAll(open);
        return result.values().stream().sorted(Position.LOT_ORDER).toList();
    }

    private static Lot joined(Lot was, @Nullable Lot now, Taken taken) {
        if (now == null) {
            return Money.with(was, taken.quantity(), taken.cost());
        }
        BigDecimal cost = now.totalCost() == null || taken.cost() == null
                ? null
                : now.totalCost().add(taken.cost());
        return Money.with(now, now.quantity().add(taken.quantity()), cost);
    }

    /** What was said of a position goes with its last lot; it comes back with it. */
    private void revive(PositionKey key, @Nullable Holding before) {
        if (before == null || lots(key).size() == 0) {
            return;
        }
        Holding now = book.holding(key).orElseThrow();
        if (now.position().managed() != before.position().managed()) {
            add(new Claimed(key, before.position().managed(), by, at));
        }
        if (now.position().nickname() == null && before.position().nickname() != null) {
            add(new Named(key, before.position().nickname(), at));
        }
        if (now.guard() == null && before.guard() != null) {
            guard(key, before.guard());
        }
    }

    private void recost(Entry entry, OfPosition event, @Nullable Holding before) {
        Map<String, Lot> was = new LinkedHashMap<>();
        Objects.requireNonNull(before).position().lots().forEach(lot -> was.put(lot.id(), lot));
        List<Lot> lots = new ArrayList<>(lots(event.key()));
        lots.replaceAll(lot -> {
            Lot earlier = was.get(lot.id());
            return earlier == null ? lot : Money.with(lot, lot.quantity(), earlier.totalCost());
        });
        restore(entry, false, null, lots, before);
    }

    private void resay(OfPosition event, Holding before) {
        PositionKey key = event.key();
        if (event instanceof Claimed) {
            add(new Claimed(key, before.position().managed(), by, at));
        } else if (event instanceof Named) {
            add(new Named(key, before.position().nickname(), at));
        } else if (event instanceof Protected said) {
            if (before.guard() != null) {
                guard(key, before.guard());
            } else {
                add(new Protected(key, Protection.NONE, ProtectionSource.SEED, null, "undid: " + said.because(), at));
            }
        }
    }

    private void guard(PositionKey key, Guard guard) {
        add(new Protected(key, guard.protection(), guard.source(), guard.suspended(), guard.because(), at));
    }

    private void restore(
            Entry entry, boolean closing, @Nullable BigDecimal realized, List<Lot> lots, @Nullable Holding before) {
        PositionKey key = ((OfPosition) entry.event()).key();
        Position like = book.position(key)
                .orElseGet(() -> Objects.requireNonNull(before).position());
        add(new Restored(
                key,
                entry.sequence(),
                entry.event().at(),
                closing,
                realized,
                lots,
                like.multiplier(),
                like.step(),
                by,
                because(entry),
                at));
    }

    private static String because(Entry entry) {
        return "undid event " + entry.sequence();
    }

    private void add(LedgerEvent event) {
        planned.add(event);
        book = book.apply(event).book();
    }

    private List<Lot> lots(PositionKey key) {
        return book.position(key).map(Position::lots).orElse(List.of());
    }

    private boolean[] pausedBefore(Entry entry) {
        boolean[] before = {false, false};
        for (Entry earlier : log) {
            if (earlier.sequence() < entry.sequence()
                    && earlier.event() instanceof Paused paused
                    && paused.account().equals(entry.event().account())) {
                before = new boolean[] {paused.entries(), paused.exits()};
            }
        }
        return before;
    }
}
