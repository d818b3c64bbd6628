package io.alertledger.reconcile;

import io.alertledger.model.PositionKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when ledger and broker contradict each other about which position. Alerts may not exit a
 * disputed position until it is looked at or agrees again.
 *
 * @param since the first look at which each was in dispute, without a break
 */
public record Disputes(Map<PositionKey, Instant> since) {
    public static final Disputes NONE = new Disputes(Map.of());

    public Disputes {
        since = Map.copyOf(since);
    }

    /** After another look. What it does not name any more agrees again. */
    public Disputes after(Reconciled look, Instant at) {
        Map<PositionKey, Instant> next = new HashMap<>();
        look.disputed().forEach(key -> next.put(key, since.getOrDefault(key, at)));
        return new Disputes(next);
    }
}
