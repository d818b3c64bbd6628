package io.alertledger.trade;

import io.alertledger.exits.ClockReading;
import io.alertledger.model.PositionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Writes down how far the protection of each position has got, for the next process: what moved at once, though not
 * at every tick of a fast market, and how long each has been held now and then. Confined to the lock of its {@link
 * ExitDesk}.
 */
final class ExitMemory {
    /** How often the time that a position has been held is kept; what moved is kept at once. */
    private static final Duration KEEP_EVERY = Duration.ofSeconds(10);

    /** How soon stops that moved are kept again: a fast market moves them many times a second. */
    private static final Duration KEEP_AGAIN = Duration.ofMillis(200);

    private final ExitStates states;
    private final BiFunction<PositionKey, ClockReading, Optional<ExitStates.Kept>> state;
    private final Set<PositionKey> moved = new HashSet<>();
    private final Set<PositionKey> gone = new HashSet<>();
    private long keptAll;
    private long keptSome;

    /**
     * @param state of a position as it is at a moment; empty where it is not watched
     * @param nanos the monotonic count now
     */
    ExitMemory(ExitStates states, BiFunction<PositionKey, ClockReading, Optional<ExitStates.Kept>> state, long nanos) {
        this.states = states;
        this.state = state;
        this.keptAll = nanos;
        this.keptSome = nanos - KEEP_AGAIN.toNanos();
    }

    void moved(PositionKey key) {
        moved.add(key);
    }

    void moved(Collection<PositionKey> keys) {
        moved.addAll(keys);
    }

    void gone(PositionKey key) {
        moved.remove(key);
        gone.add(key);
    }

    /** Keeps what is due. */
    void keepDue(Collection<PositionKey> watched, ClockReading now) {
        if (elapsed(keptAll, now).compareTo(KEEP_EVERY) >= 0) {
            keepAll(watched, now);
        } else if (elapsed(keptSome, now).compareTo(KEEP_AGAIN) >= 0) {
            keepMoved(now);
        }
    }

    void keepAll(Collection<PositionKey> watched, ClockReading now) {
        moved.addAll(watched);
        keepMoved(now);
        keptAll = now.nanos();
    }

    private void keepMoved(ClockReading now) {
        if (moved.isEmpty() && gone.isEmpty()) {
            return;
        }
        List<ExitStates.Kept> kept = new ArrayList<>();
        moved.forEach(key -> state.apply(key, now).ifPresent(kept::add));
        states.keepExits(kept, List.copyOf(gone));
        moved.clear();
        gone.clear();
        keptSome = now.nanos();
    }

    private static Duration elapsed(long since, ClockReading now) {
        return Duration.ofNanos(Math.max(0, now.nanos() - since));
    }
}
