package io.alertledger.ledger;

import io.alertledger.model.PositionKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that forgets with the process: for tests, dry runs and batch work. Keeps the whole log in
 * memory. Thread-safe: writers take turns, readers take the last committed book.
 */
public final class MemoryLedger implements Ledger {
    private final Clock clock;
    private final List<Entry> log = new ArrayList<>();
    private final Map<List<String>, List<Entry>> byKey = new HashMap<>();
    private final Set<List<String>> lots = new HashSet<>();
    private final Set<Long> undone = new HashSet<>();
    private volatile Book book = Book.EMPTY;

    public MemoryLedger(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Book book() {
        return book;
    }

    @Override
    public synchronized <T> T transact(Function<? super LedgerTx, ? extends T> work) {
        Tx tx = new Tx();
        T result = work.apply(tx);
        log.addAll(tx.added);
        byKey.putAll(tx.keys);
        for (Entry entry : tx.added) {
            if (entry.event() instanceof LedgerEvent.LotOpened opened) {
                lots.add(List.of(opened.account(), opened.lotId()));
            } else if (entry.event() instanceof LedgerEvent.Restored restored) {
                undone.add(restored.undoes());
            }
        }
        book = tx.book;
        return result;
    }

    @Override
    public synchronized List<Entry> events(long after, int most) {
        int from = (int) Math.min(Math.max(after, 0), log.size());
        return List.copyOf(log.subList(from, (int) Math.min((long) from + most, log.size())));
    }

    @Override
    public synchronized List<Entry> events(PositionKey key) {
        return log.stream().filter(entry -> concerns(entry.event(), key)).toList();
    }

    private static boolean concerns(LedgerEvent event, PositionKey key) {
        return event instanceof LedgerEvent.OfPosition of
                && (of.key().equals(key)
                        || event instanceof LedgerEvent.Adjusted adjusted
                                && adjusted.to().equals(key));
    }

    private final class Tx implements LedgerTx {
        private final List<Entry> added = new ArrayList<>();
        private final Map<List<String>, List<Entry>> keys = new HashMap<>();
        private Book book = MemoryLedger.this.book;

        @Override
        public Book book() {
            return book;
        }

        @Override
        public Appended append(String account, @Nullable String idempotencyKey, List<LedgerEvent> events) {
            Optional<Appended> before = idempotencyKey == null ? Optional.empty() : appended(account, idempotencyKey);
            if (before.isPresent()) {
                return before.get();
            }
            List<Entry> entries = new ArrayList<>();
            Book next = book;
            for (LedgerEvent event : events) {
                if (!event.account().equals(account)) {
                    throw new IllegalArgumentException(
                            "an event of account '" + event.account() + "' was appended to '" + account + "'");
                }
                next = next.apply(event).book();
                entries.add(new Entry(next.version(), clock.instant(), event));
            }
            book = next;
            added.addAll(entries);
            if (idempotencyKey != null) {
                keys.put(List.of(account, idempotencyKey), entries);
            }
            return new Appended(false, entries);
        }

        @Override
        public Optional<Appended> appended(String account, String idempotencyKey) {
            List<String> key = List.of(account, idempotencyKey);
            List<Entry> entries = keys.containsKey(key) ? keys.get(key) : byKey.get(key);
            return Optional.ofNullable(entries).map(first -> new Appended(true, first));
        }

        @Override
        public boolean undone(long sequence) {
            return undone.contains(sequence)
                    || added.stream()
                            .anyMatch(entry -> entry.event() instanceof LedgerEvent.Restored restored
                                    && restored.undoes() == sequence);
        }

        @Override
        public boolean knowsLot(String account, String lotId) {
            return lots.contains(List.of(account, lotId))
                    || added.stream()
                            .anyMatch(entry -> entry.event() instanceof LedgerEvent.LotOpened opened
                                    && opened.account().equals(account)
                                    && opened.lotId().equals(lotId));
        }
    }
}
