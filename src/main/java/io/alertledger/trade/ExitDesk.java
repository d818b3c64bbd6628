package io.alertledger.trade;

import io.alertledger.exits.ClockReading;
import io.alertledger.exits.ScanReport;
import io.alertledger.ledger.Ledger;
import io.alertledger.model.ExitSignal;
import io.alertledger.model.Guarded;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.PositionKey;
import io.alertledger.model.TargetAndStop;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where marks become exits: follows what is held and how it is protected, scans the positions whose mark moved, and
 * hands what fires to the {@link Desk}, where it takes the way of every order. What a restart must know is kept as it
 * changes.
 *
 * <p>Thread-safe. Scanning takes turns; acting on what fired does not hold up the next mark.
 */
public final class ExitDesk {
    private final Desk desk;
    private final MarkBoard marks;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Unguarded unguarded;
    private final Watchlist watchlist;

    /**
     * @param nanos a count that only goes on, by which durations are measured
     */
    public ExitDesk(
            Desk desk,
            Protector protector,
            Ledger ledger,
            Outbox outbox,
            ExitStates states,
            MarkBoard marks,
            Supplier<Brain> brain,
            Clock clock,
            LongSupplier nanos) {
        this.desk = desk;
        this.marks = marks;
        this.clock = clock;
        this.nanos = nanos;
        this.unguarded = new Unguarded(protector.seeder());
        this.watchlist = new Watchlist(
                ledger,
                outbox,
                states,
                marks,
                brain,
                desk::working,
                unguarded,
                new Resumption(states.exitStates(), outbox, desk::decision),
                nanos.getAsLong());
    }

    /**
     * What a scan has led to.
     *
     * @param exits what was decided about each exit that fired, after it was acted on
     * @param unjudged positions that could not be judged, and why
     */
    public record Scanned(List<Handled> exits, List<ScanReport.Unjudged> unjudged) {
        public Scanned {
            exits = List.copyOf(exits);
            unjudged = List.copyOf(unjudged);
        }
    }

    /** A mark has arrived on the board. */
    public Scanned mark(Mark mark) {
        return marks(List.of(mark));
    }

    /** Marks have arrived on the board, in this order. */
    public Scanned marks(Collection<Mark> arrived) {
        Set<Instrument> moved = new HashSet<>();
        arrived.forEach(mark -> moved.add(mark.instrument()));
        return acted(scanned(moved, now -> watchlist.judged(arrived, now)));
    }

    /**
     * Time has passed, orders may have ended, positions may have changed: to be called every second or so. What fires
     * by time alone is acted on.
     */
    public Scanned pass() {
        return acted(scanned(null, watchlist::passed));
    }

    /** Looks at every position anew, whether its mark moved or not. */
    public Scanned scanAll() {
        return acted(scanned(
                null,
                now -> ScanReport.of(List.of(
                        watchlist.judged(marks.of(watchlist.instruments()).values(), now), watchlist.passed(now)))));
    }

    /** @param moved whose marks have come; null for all */
    private synchronized ScanReport scanned(
            @Nullable Set<Instrument> moved, Function<ClockReading, ScanReport> scanning) {
        ClockReading now = followed();
        unguarded.guard(moved, holding -> watchlist.mayFollow(holding, now));
        watchlist.follow(now);
        ScanReport report = scanning.apply(now);
        watchlist.keepDue(now);
        return report;
    }

    /** The time, after what is watched was brought up to it. */
    private ClockReading followed() {
        ClockReading now = new ClockReading(clock.instant(), nanos.getAsLong());
        watchlist.follow(now);
        return now;
    }

    /** Acts on each signal, whatever becomes of the others. */
    private Scanned acted(ScanReport report) {
        List<Handled> handled = new ArrayList<>();
        RuntimeException failed = null;
        for (ExitSignal signal : report.signals()) {
            try {
                Handled answer = desk.exit(signal);
                handled.add(answer);
                underway(new Underway(signal, answer, nanos.getAsLong()));
            } catch (RuntimeException notActed) {
                underway(new Underway(signal, null, nanos.getAsLong()));
                failed = notActed;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return new Scanned(handled, report.unjudged());
    }

    private synchronized void underway(Underway exit) {
        watchlist.underway(exit);
        followed();
    }

    /**
     * Seeds what an account lacks, and works out anew what was seeded by other rules and has not moved.
     *
     * @return every position that was looked at
     */
    public synchronized List<Protector.Looked> seed(String account) {
        ClockReading now = followed();
        List<Protector.Looked> looked = unguarded.guard(account, holding -> watchlist.mayFollow(holding, now));
        watchlist.follow(now);
        return looked;
    }

    /** The positions whose triggers can say nothing at present, and why. */
    public synchronized List<ScanReport.Unjudged> blind() {
        return watchlist.blind(followed());
    }

    /** Target and stop of each open position of an account as they are now; none where it has no levels or no cost. */
    public synchronized Map<PositionKey, TargetAndStop> levels(String account) {
        return watchlist.levels(account, followed());
    }

    /** The levels that guard a position now; empty where nothing guards it. */
    public synchronized Optional<Guarded> levels(PositionKey key) {
        return watchlist.levels(key, followed());
    }

    /** Keeps everything as it is now; to be called before the ledger is closed. */
    public synchronized void keep() {
        if (watchlist.followed()) { // else nothing was ever scanned, so what was kept before still holds
            watchlist.keepAll(followed());
        }
    }
}
