package io.alertledger.reconcile;

import io.alertledger.model.PositionKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Since when ledger and broker contradict each other about which position. Alerts may not exit a
 * disputed position until it is looked at or agrees again.
 *
 * @param since the first look at which each was in dispute, without a break
 * @param lookedAt those that a person has looked at since; alerts may exit them again
 */
public record Disputes(Map<PositionKey, Instant> since, Set<PositionKey> lookedAt) {
    public static final Disputes NONE = new Disputes(Map.of(), Set.of());

    public Disputes {
        since = Map.copyOf(since);
        lookedAt = Set.copyOf(lookedAt);
    }

    /** Whether alerts may not exit a position. */
    public boolean hold(PositionKey key) {
        return since.containsKey(key) && !lookedAt.contains(key);
    }

    /** After a person has looked at a position. */
    public Disputes lookedAt(PositionKey key) {
        Set<PositionKey> all = new HashSet<>(lookedAt);
        all.add(key);
        return new Disputes(since, all);
    }

    /** After another look. What it does not name any more agrees again. */
    public Disputes after(Reconciled look, Instant at) {
        Map<PositionKey, Instant> next = new HashMap<>();
        look.disputed().forEach(key -> next.put(key, since.getOrDefault(key, at)));
        Set<PositionKey> still = new HashSet<>(lookedAt);
        still.retainAll(next.keySet());
        return new Disputes(next, still);
    }
}
