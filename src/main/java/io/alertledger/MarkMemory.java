package io.alertledger;

import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.trade.MarkBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps the last price of each instrument in the ledger, for the next process and for those that only look: now and
 * then what moved since, as a price that a crash forgets comes again by itself. Thread-safe.
 */
final class MarkMemory {
    private static final Duration KEEP_EVERY = Duration.ofSeconds(10);

    private final MarkBoard marks;
    private final Consumer<Collection<Mark>> ledger;
    private final LongSupplier nanos;
    private final Map<Instrument, Mark> kept = new HashMap<>();
    private long keptAt;

    /**
     * @param ledger keeps prices
     * @param nanos a count that only goes on
     */
    MarkMemory(MarkBoard marks, Consumer<Collection<Mark>> ledger, LongSupplier nanos) {
        this.marks = marks;
        this.ledger = ledger;
        this.nanos = nanos;
        this.keptAt = nanos.getAsLong();
    }

    /**
     * Posts what was kept by an earlier process. A price from the future is passed over: the clock was wrong then, and
     * it would keep out every true one.
     */
    synchronized void recall(Collection<Mark> known, Instant now) {
        for (Mark mark : known) {
            if (!mark.at().isAfter(now)) {
                marks.post(mark);
                kept.put(mark.instrument(), mark);
            }
        }
    }

    /** Keeps what moved, if that was not done within the last seconds. */
    synchronized void keepDue() {
        if (nanos.getAsLong() - keptAt >= KEEP_EVERY.toNanos()) {
            keep();
        }
    }

    /** Keeps what moved since it was last kept. */
    synchronized void keep() {
        keptAt = nanos.getAsLong();
        List<Mark> moved = marks.all().stream()
                .filter(mark -> !mark.equals(kept.get(mark.instrument())))
                .toList();
        if (!moved.isEmpty()) {
            ledger.accept(moved);
            moved.forEach(mark -> kept.put(mark.instrument(), mark));
        }
    }
}
