package io.alertledger.trade;

import io.alertledger.exits.ClockReading;
import io.alertledger.exits.ExitState;
import io.alertledger.exits.Guard;
import io.alertledger.exits.RuleTriggers;
import io.alertledger.exits.Scan;
import io.alertledger.exits.ScanReport;
import io.alertledger.exits.Seeding;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Ledger;
import io.alertledger.model.ExitSignal;
import io.alertledger.model.Guarded;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import io.alertledger.model.TargetAndStop;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Outbox outbox;
    private final Ledger ledger;
    private final MarkBoard marks;
    private final Supplier<Brain> brain;
    private final Clock clock;
    private final LongSupplier nanos;

    private final Resumption resumption;
    private final Unguarded unguarded;
    private final ExitMemory memory;

    private final Map<PositionKey, Post> posts = new LinkedHashMap<>();

    /** Positions of which an exit is under way. */
    private final Set<PositionKey> busy = new LinkedHashSet<>();

    private Scan scan = new Scan(guarded -> List.of());
    private @Nullable RuleTriggers triggers;
    private String ruleSet = "";
    private long version = -1;

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
        this.ledger = ledger;
        this.outbox = outbox;
        this.marks = marks;
        this.brain = brain;
        this.clock = clock;
        this.nanos = nanos;
        this.resumption = new Resumption(states.exitStates(), outbox, desk::decision);
        this.unguarded = new Unguarded(protector.seeder());
        this.memory = new ExitMemory(states, this::kept, nanos.getAsLong());
    }

    /** A watched position, and the exits of it that are under way. Confined to the desk's lock. */
    private static final class Post {
        private Holding holding;
        private ExitTerms terms;
        private final List<Underway> underway = new ArrayList<>();
        /** Decisions by which targets of this episode were sold. */
        private final List<String> sold = new ArrayList<>();

        private int failures;

        Post(Holding holding, ExitTerms terms) {
            this.holding = holding;
            this.terms = terms;
        }
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
        return acted(scanned(Set.of(mark.instrument()), now -> scan.mark(mark, now)));
    }

    /**
     * Time has passed, orders may have ended, positions may have changed: to be called every second or so. What fires
     * by time alone is acted on.
     */
    public Scanned pass() {
        return acted(scanned(null, now -> scan.pass(now)));
    }

    /** Looks at every position anew, whether its mark moved or not. */
    public Scanned scanAll() {
        return acted(scanned(null, now -> {
            Set<Instrument> instruments = new HashSet<>();
            posts.keySet().forEach(key -> instruments.add(key.instrument()));
            List<ScanReport> reports = new ArrayList<>();
            for (Mark mark : marks.of(instruments).values()) {
                reports.add(scan.mark(mark, now));
            }
            reports.add(scan.pass(now));
            return new ScanReport(
                    reports.stream().flatMap(r -> r.signals().stream()).toList(),
                    reports.stream().flatMap(r -> r.unjudged().stream()).toList());
        }));
    }

    /** What an exit scan comes to. */
    private interface Scanning {
        ScanReport of(ClockReading now);
    }

    /** @param moved whose marks have come; null for all */
    private synchronized ScanReport scanned(@Nullable Set<Instrument> moved, Scanning scanning) {
        ClockReading now = now();
        follow(now);
        unguarded.guard(moved, this::mayFollow);
        follow(now);
        ScanReport report = scanning.of(now);
        memory.moved(scan.takeNotable());
        memory.keepDue(posts.keySet(), now);
        return report;
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
        Post post = posts.get(exit.key());
        if (post != null) {
            post.underway.add(exit);
            busy.add(exit.key());
        }
        follow(now());
    }

    /**
     * Seeds what an account lacks, and works out anew what was seeded by other rules and has not moved.
     *
     * @return every position that was looked at
     */
    public synchronized List<Protector.Looked> seed(String account) {
        ClockReading now = now();
        follow(now);
        List<Protector.Looked> looked = unguarded.guard(account, this::mayFollow);
        follow(now);
        return looked;
    }

    private boolean mayFollow(Holding holding) {
        Post post = posts.get(holding.key());
        io.alertledger.ledger.Guard guard = holding.guard();
        return guard != null
                && Seeding.mayFollowSettings(
                        guard.source(),
                        post == null ? null : new Guard(post.terms.terms()),
                        post == null ? null : scan.state(holding.key(), now()).orElse(null));
    }

    private ClockReading now() {
        return new ClockReading(clock.instant(), nanos.getAsLong());
    }

    /** Brings what is watched to the state of the book, the rules and the orders. */
    private void follow(ClockReading now) {
        Brain rules = brain.get();
        boolean newRules = !rules.rules().id().equals(ruleSet);
        if (newRules) {
            renew(rules, now);
        }
        Book book = ledger.book();
        if (newRules || book.version() != version) {
            Set<PositionKey> held = new HashSet<>();
            for (String account : book.accounts()) {
                for (Holding holding : book.holdings(account)) {
                    if (!holding.closed()) {
                        held.add(holding.key());
                        follow(holding, rules, now);
                    }
                }
            }
            new ArrayList<>(posts.keySet())
                    .stream().filter(key -> !held.contains(key)).forEach(this::leave);
            resumption.waiting().stream().filter(key -> !held.contains(key)).forEach(key -> {
                resumption.forget(key);
                memory.gone(key);
            });
            unguarded.retain(held);
            version = book.version();
        }
        List.copyOf(busy).forEach(key -> settle(key, now));
    }

    /** New rules judge from now on, over the same states. */
    private void renew(Brain rules, ClockReading now) {
        Map<PositionKey, ExitState> carried = new HashMap<>();
        posts.forEach((key, post) -> scan.state(key, now).ifPresent(state -> carried.put(key, state)));
        RuleTriggers before = triggers;
        RuleTriggers next = new RuleTriggers(rules.rules());
        triggers = next;
        scan = new Scan(next);
        ruleSet = rules.rules().id();
        if (before != null) {
            before.close();
        }
        posts.forEach((key, post) -> {
            watch(post, carried.get(key), now);
            memory.moved(key);
        });
    }

    private void watch(Post post, @Nullable ExitState state, ClockReading now) {
        scan.watch(post.terms.watched(state), now);
        marks.mark(post.holding.key().instrument()).ifPresent(mark -> scan.know(mark));
    }

    private void follow(Holding holding, Brain rules, ClockReading now) {
        PositionKey key = holding.key();
        unguarded.look(holding);
        Post post = posts.get(key);
        if (post != null && post.holding.episode() != holding.episode()) {
            leave(key);
            post = null;
        }
        if (post != null && post.holding.equals(holding) && post.terms.ruleSet().equals(ruleSet)) {
            return;
        }
        Optional<ExitTerms> terms = ExitTerms.of(holding, rules, ledger.book());
        if (terms.isEmpty()) {
            if (post != null) {
                leave(key);
            }
            return;
        }
        if (post == null) {
            Post fresh = new Post(holding, terms.get());
            posts.put(key, fresh);
            Resumption.Resumed resumed = resumption.take(holding, terms.get(), now.nanos());
            watch(fresh, resumed.state(), now);
            fresh.sold.addAll(resumed.sold());
            fresh.underway.addAll(resumed.underway());
            if (!fresh.underway.isEmpty()) {
                busy.add(key);
            }
            memory.moved(key);
            return;
        }
        changed(post, holding, terms.get(), now);
    }

    private void changed(Post post, Holding holding, ExitTerms terms, ClockReading now) {
        PositionKey key = holding.key();
        boolean sold =
                holding.position().quantity().compareTo(post.holding.position().quantity()) < 0;
        ExitTerms before = post.terms;
        post.holding = holding;
        post.terms = terms;
        if (!terms.terms().equals(before.terms()) || !terms.markMaxAge().equals(before.markMaxAge())) {
            ExitState state = scan.state(key, now).orElse(null);
            watch(
                    post,
                    state == null ? null : terms.carried(state, before.terms().protection()),
                    now);
        }
        if (sold) {
            scan.trimmed(key, terms.open());
        } else if (!terms.sizes().equals(before.sizes())) {
            scan.resized(key, terms.open(), terms.opening());
        }
        memory.moved(key);
    }

    private void leave(PositionKey key) {
        posts.remove(key);
        scan.forget(key);
        memory.gone(key);
    }

    /** An exit whose orders have all ended leaves its position guarded as before; one that failed is tried again later. */
    private void settle(PositionKey key, ClockReading now) {
        Post post = posts.get(key);
        if (post == null) {
            busy.remove(key);
            return;
        }
        List<Order> working = desk.working(key);
        for (Underway exit : List.copyOf(post.underway)) {
            Underway.Progress progress = exit.progress(working, outbox, now.nanos(), post.failures);
            if (progress == Underway.Progress.GOING_ON) {
                continue;
            }
            post.underway.remove(exit);
            post.failures = progress == Underway.Progress.FAILED ? post.failures + 1 : 0;
            exit.targetsFilledAt(outbox).ifPresent(price -> {
                scan.targetsFilled(key, exit.targets(), price);
                Optional.ofNullable(exit.decision()).ifPresent(post.sold::add);
                memory.moved(key);
            });
            if (post.underway.isEmpty()) {
                busy.remove(key);
                scan.settled(key);
            }
        }
    }

    /** The positions whose triggers can say nothing at present, and why. */
    public synchronized List<ScanReport.Unjudged> blind() {
        ClockReading now = now();
        follow(now);
        return scan.blind(now);
    }

    /** Target and stop of each open position of an account as they are now; none where it has no levels or no cost. */
    public synchronized Map<PositionKey, TargetAndStop> levels(String account) {
        ClockReading now = now();
        follow(now);
        Book book = ledger.book();
        Map<PositionKey, TargetAndStop> levels = new HashMap<>();
        for (Holding holding : book.holdings(account)) {
            ExitTerms.levels(holding, brain.get(), book).ifPresent(terms -> {
                Guard guard = new Guard(terms.terms());
                levels.put(
                        holding.key(),
                        guard.levels(scan.state(holding.key(), now).orElseGet(guard::begin)));
            });
        }
        return levels;
    }

    /** The levels that guard a position now; empty where nothing guards it. */
    public synchronized Optional<Guarded> levels(PositionKey key) {
        ClockReading now = now();
        follow(now);
        return scan.levels(key, now);
    }

    /** Keeps everything as it is now; to be called before the ledger is closed. */
    public synchronized void keep() {
        if (triggers == null) {
            return; // nothing was ever scanned, so what was kept before still holds
        }
        ClockReading now = now();
        follow(now);
        memory.keepAll(posts.keySet(), now);
    }

    private Optional<ExitStates.Kept> kept(PositionKey key) {
        Post post = posts.get(key);
        return post == null
                ? Optional.empty()
                : scan.state(key, now()).map(state -> post.terms.kept(state, post.holding.episode(), post.sold));
    }
}
