package io.alertledger.trade;

import io.alertledger.model.PositionKey;
import java.util.Collection;
import java.util.List;

/**
 * How far the protection of each position has got (trail, delays, break-even), as it is kept between processes. It
 * follows from prices, not from events, so it stands beside the log. Thread-safe.
 */
public interface ExitStates {
    /**
     * One position's.
     *
     * @param episode of the position; a later one begins anew
     * @param json what whoever keeps it understands
     */
    record Kept(PositionKey key, long episode, String json) {}

    /** Everything that is kept, over all accounts. */
    List<Kept> exitStates();

    /**
     * Keeps these in place of what was kept of their positions, and forgets others. Returns once it is durable.
     *
     * @throws io.alertledger.ledger.NotStoredException if it could not be stored
     */
    void keepExits(Collection<Kept> kept, Collection<PositionKey> forgotten);
}
