package io.alertledger.exits;

import io.alertledger.model.Guarded;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Map<PositionKey, Watching> byKey = new LinkedHashMap<>();
    private final Map<Instrument, Quoted> quoted = new HashMap<>();
    private final Set<PositionKey> notable = new HashSet<>();

    /** An instrument: its last mark, and who watches it. */
    private static final class Quoted {
        private final List<Watching> watching = new ArrayList<>();
        private @Nullable Mark last;
    }

    /** @param triggers the exit rules; closed by whoever opened them */
    public Scan(Triggers triggers) {
        this.triggers = triggers;
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
            notable.remove(key);
        }
    }

    /** The state of a position now, to be saved; empty where it is not watched. */
    public Optional<ExitState> state(PositionKey key, ClockReading now) {
        return Optional.ofNullable(byKey.get(key)).map(watching -> watching.state(now));
    }

    /** The levels in force for a position now, at the price last judged; empty where it is not watched. */
    public Optional<Guarded> levels(PositionKey key, ClockReading now) {
        return Optional.ofNullable(byKey.get(key)).map(watching -> watching.levels(now));
    }

    /** The positions of which something changed that a restart must know, since this was last asked. */
    public Set<PositionKey> takeNotable() {
        Set<PositionKey> taken = Set.copyOf(notable);
        notable.clear();
        return taken;
    }

    /** The positions whose triggers can say nothing at present, and why: no mark, an old one, rules that fail. */
    public List<ScanReport.Unjudged> blind(ClockReading now) {
        List<ScanReport.Unjudged> blind = new ArrayList<>();
        for (Watching watching : byKey.values()) {
            Mark mark = quoted(watching.key().instrument()).last;
            ScanReport.Unjudged unjudged = mark == null
                    ? new ScanReport.Unjudged(watching.key(), ScanReport.Why.NO_PRICE, "no mark has been seen")
                    : Optional.ofNullable(unusable(watching, mark, now)).orElse(watching.failure());
            if (unjudged != null) {
                blind.add(unjudged);
            }
        }
        return blind;
    }

    /** A mark has arrived. One older than the last of its instrument is passed over. */
    public ScanReport mark(Mark mark, ClockReading now) {
        Quoted instrument = quoted(mark.instrument());
        if (instrument.last != null && mark.at().isBefore(instrument.last.at())) {
            return ScanReport.QUIET;
        }
        instrument.last = mark;
        if (instrument.watching.size() == 1) {
            return judge(instrument.watching.get(0), mark, now);
        }
        List<ScanReport> reports = new ArrayList<>();
        for (Watching watching : instrument.watching) {
            reports.add(judge(watching, mark, now));
        }
        return ScanReport.of(reports);
    }

    /** A price that was known before its positions were watched; they are judged on it by {@link #pass}. */
    public void know(Mark mark) {
        Quoted instrument = quoted(mark.instrument());
        if (instrument.last == null || !mark.at().isBefore(instrument.last.at())) {
            instrument.last = mark;
        }
    }

    /**
     * Time has passed. To be called every second or so: time stops and delays need no new mark, only a fresh one, and
     * so does a position that was not judged since it was watched, or since its exit was over.
     */
    public ScanReport pass(ClockReading now) {
        List<ScanReport> reports = new ArrayList<>();
        for (Watching watching : byKey.values()) {
            if (watching.isDue(now)) {
                Mark mark = quoted(watching.key().instrument()).last;
                if (mark != null) {
                    reports.add(judge(watching, mark, now));
                }
            }
        }
        return ScanReport.of(reports);
    }

    private ScanReport judge(Watching watching, Mark mark, ClockReading now) {
        ScanReport.Unjudged unusable = unusable(watching, mark, now);
        if (unusable != null) {
            return new ScanReport(List.of(), List.of(unusable));
        }
        PositionKey key = watching.key();
        BigDecimal price = Judged.price(mark, key.side()).orElseThrow();
        if (!watching.isMovedBy(price, now)) {
            return ScanReport.QUIET;
        }
        Instant at = mark.at().isAfter(now.wall()) ? mark.at() : now.wall();
        try {
            return watching.judge(price, now, at, triggers)
                    .map(signal -> new ScanReport(List.of(signal), List.of()))
                    .orElse(ScanReport.QUIET);
        } catch (IllegalStateException failed) {
            ScanReport.Unjudged broken =
                    new ScanReport.Unjudged(key, ScanReport.Why.RULES_FAILED, String.valueOf(failed.getMessage()));
            watching.failed(broken);
            return new ScanReport(List.of(), List.of(broken));
        } finally {
            // A stop follows the price also where the rules can not judge it.
            if (watching.isNotable()) {
                notable.add(key);
            }
        }
    }

    private static ScanReport.@Nullable Unjudged unusable(Watching watching, Mark mark, ClockReading now) {
        Duration age = Duration.between(mark.at(), now.wall());
        if (age.compareTo(watching.markMaxAge()) > 0) {
            return new ScanReport.Unjudged(
                    watching.key(), ScanReport.Why.STALE, "the mark is " + age.toSeconds() + " s old");
        }
        return Judged.price(mark, watching.key().side()).isEmpty()
                ? new ScanReport.Unjudged(
                        watching.key(), ScanReport.Why.NO_PRICE, "the mark has no price at which it could be closed")
                : null;
    }

    /** The order that a signal led to is over without closing the position: its triggers are awake again. */
    public void settled(PositionKey key) {
        @Nullable Watching watching = byKey.get(key);
        if (watching != null) {
            watching.settled();
        }
    }

    /** What may be sold of a position has changed, without a sale. */
    public void resized(PositionKey key, BigDecimal open, BigDecimal opening) {
        @Nullable Watching watching = byKey.get(key);
        if (watching != null) {
            watching.resized(open, opening);
        }
    }

    /**
     * A part was sold. What is left is judged again; a signal that is being acted on stays given until {@link #settled}.
     *
     * @param open what is left, above zero
     */
    public void trimmed(PositionKey key, BigDecimal open) {
        @Nullable Watching watching = byKey.get(key);
        if (watching != null) {
            watching.trimmed(open);
        }
    }

    /**
     * The order of partial targets has ended and sold something.
     *
     * @param targets how many, as the signal said
     * @param price what they were sold at
     */
    public void targetsFilled(PositionKey key, int targets, BigDecimal price) {
        @Nullable Watching watching = byKey.get(key);
        if (watching != null) {
            watching.targetsFilled(targets, price);
        }
    }
}
