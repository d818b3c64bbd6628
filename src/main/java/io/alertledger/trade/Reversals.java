package io.alertledger.trade;

import io.alertledger.ledger.Entry;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.OfPosition;
import io.alertledger.ledger.LedgerEvent.Restored;
import io.alertledger.ledger.LedgerTx;
import io.alertledger.ledger.Pages;
import io.alertledger.ledger.Undo;
import io.alertledger.ledger.Undone;
import io.alertledger.model.PositionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Undoes an event, or all that an import booked: whole or not at all. Thread-safe. */
public final class Reversals {
    private final Ledger ledger;

    public Reversals(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What became of the wish. */
    public sealed interface Answer {
        /** @param undone how many events were taken back */
        record Done(long undone) implements Answer {}

        /** Nothing was changed. */
        record Refused(String message) implements Answer {}
    }

    /** Undoes one event of an account. */
    public Answer event(String account, long sequence, String by, Instant at) {
        List<Entry> found = ledger.events(sequence - 1, 1);
        if (sequence < 1
                || found.isEmpty()
                || found.get(0).sequence() != sequence
                || !found.get(0).event().account().equals(account)) {
            return new Answer.Refused("account " + account + " has no event " + sequence);
        }
        return undo(found.get(0)::equals, "event " + sequence, by, at, found);
    }

    /** Undoes what is left of a batch; see {@link ImportBatch}. */
    public Answer batch(String account, String id, String by, Instant at) {
        return undo(
                entry -> entry.event().account().equals(account) && ImportBatch.holds(id, entry.event()),
                "batch " + id,
                by,
                at,
                Pages.of(ledger));
    }

    private Answer undo(Predicate<Entry> wanted, String name, String by, Instant at, Iterable<Entry> where) {
        long version = ledger.book().version();
        Set<Long> gone = new HashSet<>();
        Map<PositionKey, Set<Long>> found = new LinkedHashMap<>();
        List<Entry> others = new ArrayList<>();
        long count = 0;
        for (Entry entry : where) {
            if (entry.event() instanceof Restored restored) {
                gone.add(restored.undoes());
            }
            if (wanted.test(entry)) {
                count++;
                if (entry.event() instanceof OfPosition of) {
                    found.computeIfAbsent(of.key(), key -> new HashSet<>()).add(entry.sequence());
                } else {
                    others.add(entry);
                }
            }
        }
        found.values().forEach(sequences -> sequences.removeAll(gone));
        found.values().removeIf(Set::isEmpty);
        if (found.isEmpty() && others.isEmpty()) {
            return new Answer.Refused(count == 0 ? "there is no " + name : name + " was undone already");
        }
        try {
            return ledger.transact(tx -> {
                if (tx.book().version() != version) {
                    throw new RefusedException("the ledger changed meanwhile; try again");
                }
                long undone = 0;
                for (Map.Entry<PositionKey, Set<Long>> position : found.entrySet()) {
                    List<Entry> log = ledger.events(position.getKey());
                    List<Entry> batch = log.stream()
                            .filter(entry -> position.getValue().contains(entry.sequence()))
                            .toList();
                    append(tx, Undo.plan(tx.book(), batch, log, by, at));
                    undone += batch.size();
                }
                for (Entry other : others) {
                    List<Entry> log = new ArrayList<>();
                    Pages.of(ledger).forEach(entry -> {
                        if (entry.event().getClass() == other.event().getClass()) {
                            log.add(entry);
                        }
                    });
                    append(tx, Undo.plan(tx.book(), List.of(other), log, by, at));
                    undone++;
                }
                return new Answer.Done(undone);
            });
        } catch (RefusedException refused) {
            return new Answer.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private static void append(LedgerTx tx, Undone undone) {
        if (undone instanceof Undone.Refused refused) {
            throw new RefusedException(refused.message());
        }
        List<LedgerEvent> events = ((Undone.Planned) undone).events();
        if (!events.isEmpty()) {
            tx.append(events.get(0).account(), null, events);
        }
    }

    /** Takes the transaction back. */
    private static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message, null, false, false);
        }
    }
}
