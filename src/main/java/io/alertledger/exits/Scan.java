package io.alertledger.exits;

import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Positions under guard while marks arrive. A mark touches the positions of its instrument, and of those only the ones
 * whose price it moves; {@link #pass} touches those for which time alone has changed something. A stale mark triggers
 * nothing and is reported.
 *
 * <p>A signal is given once. It is given again after {@link #settled}, or when something more urgent fires while the
 * order for it is on its way. Used by one thread.
 */
public final class Scan {
    private final Triggers triggers;
    private final Duration markMaxAge;
    private final Map<PositionKey, Watching> byKey = new LinkedHashMap<>();
    private final Map<Instrument, Quoted> quoted = new HashMap<>();

    /** An instrument: its last mark, and who watches it. */
    private static final class Quoted {
        private final List<Watching> watching = new ArrayList<>();
        private @Nullable Mark last;
    }

    /**
     * @param triggers the exit rules; closed by whoever opened them
     * @param markMaxAge how old a mark may be and still trigger
     */
    public Scan(Triggers triggers, Duration markMaxAge) {
        this.triggers = triggers;
        this.markMaxAge = markMaxAge;
    }

    /** Begins to watch a position, or to watch it under other terms. */
    public void watch(Watched watched, ClockReading now) {
        forget(watched.key());
        Watching watching = new Watching(watched, now);
        byKey.put(watched.key(), watching);
        quoted(watched.key().instrument()).watching.add(watching);
    }

    private Quoted quoted(Instrument instrument) {
        return quoted.computeIfAbsent(instrument, unknown -> new Quoted());
    }

    /** Stops watching a position; one that is not watched is no error. */
    public void forget(PositionKey key) {
        Watching gone = byKey.remove(key);
        if (gone != null) {
            quoted(key.instrument()).watching.remove(gone);
        }
    }

    /** The state of each position, to be saved. */
    public Map<PositionKey, ExitState> states() {
        Map<PositionKey, ExitState> states = new LinkedHashMap<>();
        byKey.forEach((key, watching) -> states.put(key, watching.state()));
        return states;
    }

    /** A mark has arrived. One older than the last of its instrument is passed over. */
    public ScanReport mark(Mark mark, ClockReading now) {
        Quoted instrument = quoted(mark.instrument());
        if (instrument.last != null && mark.at().isBefore(instrument.last.at())) {
            return ScanReport.QUIET;
        }
        instrument.last = mark;
        ScanReport report = ScanReport.QUIET;
        for (Watching watching : instrument.watching) {
            report = report.and(judge(watching, mark, now));
        }
        return report;
    }

    /** Time has passed. To be called every second or so: time stops and delays need no new mark, only a fresh one. */
    public ScanReport pass(ClockReading now) {
        ScanReport report = ScanReport.QUIET;
        for (Watching watching : byKey.values()) {
            if (watching.isDue(now)) {
                Mark mark = quoted(watching.key().instrument()).last;
                report = mark == null ? report : report.and(judge(watching, mark, now));
            }
        }
        return report;
    }

    private ScanReport judge(Watching watching, Mark mark, ClockReading now) {
        PositionKey key = watching.key();
        Duration age = Duration.between(mark.at(), now.wall());
        if (age.compareTo(markMaxAge) > 0) {
            return unjudged(key, ScanReport.Why.STALE, "the mark is " + age.toSeconds() + " s old");
        }
        Optional<BigDecimal> price = Judged.price(mark, key.side());
        if (price.isEmpty()) {
            return unjudged(key, ScanReport.Why.NO_PRICE, "the mark has no price at which it could be closed");
        }
        if (!watching.isMovedBy(price.get(), now)) {
            return ScanReport.QUIET;
        }
        Instant at = mark.at().isAfter(now.wall()) ? mark.at() : now.wall();
        try {
            return watching.judge(price.get(), now, at, triggers)
                    .map(signal -> new ScanReport(List.of(signal), List.of()))
                    .orElse(ScanReport.QUIET);
        } catch (IllegalStateException failed) {
            return unjudged(key, ScanReport.Why.RULES_FAILED, String.valueOf(failed.getMessage()));
        }
    }

    private static ScanReport unjudged(PositionKey key, ScanReport.Why why, String because) {
        return new ScanReport(List.of(), List.of(new ScanReport.Unjudged(key, why, because)));
    }

    /** The order that a signal led to is over without closing the position: its triggers are awake again. */
    public void settled(PositionKey key) {
        @Nullable Watching watching = byKey.get(key);
        if (watching != null) {
            watching.settled();
        }
    }

    /**
     * A part was sold.
     *
     * @param open what is left, above zero
     * @param targets how many partial targets that was, as the signal said; 0 for a trim from elsewhere
     * @param price what it was sold at
     */
    public void trimmed(PositionKey key, BigDecimal open, int targets, BigDecimal price) {
        @Nullable Watching watching = byKey.get(key);
        if (watching != null) {
            watching.trimmed(open, targets, price);
        }
    }
}
