package io.alertledger.storage;

import io.alertledger.ledger.Entry;
import io.alertledger.ledger.Holding;
import io.alertledger.model.PositionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work has appended so far. The newest event is held back, since only the last one
 * carries the seal; rows that follow from events are gathered. For the writer's thread alone.
 */
final class UnitLog {
    private final BookChanges changes = new BookChanges();
    private final Set<PositionKey> touched = new LinkedHashSet<>();
    private final Map<Key, List<Entry>> byKey = new HashMap<>();
    private @Nullable Held held;

    private record Key(String account, String key) {}

    /** An event that is not written yet, with its idempotency key and its place among that key's events. */
    record Held(Entry entry, @Nullable String key, int part) {}

    void add(Held newest, List<Holding> holdings) {
        held = newest;
        holdings.forEach(holding -> touched.add(holding.key()));
        if (newest.key() != null) {
            byKey.computeIfAbsent(new Key(newest.entry().event().account(), newest.key()), key -> new ArrayList<>(1))
                    .add(newest.entry());
        }
    }

    /** The newest event; null where there is none. */
    @Nullable
    Held held() {
        return held;
    }

    /** The positions in which the book changed. */
    Collection<PositionKey> touched() {
        return touched;
    }

    BookChanges changes() {
        return changes;
    }

    /** What was appended under a key in this unit. */
    List<Entry> under(String account, String key) {
        return byKey.getOrDefault(new Key(account, key), List.of());
    }

    void clear() {
        changes.forget();
        touched.clear();
        byKey.clear();
        held = null;
    }
}
