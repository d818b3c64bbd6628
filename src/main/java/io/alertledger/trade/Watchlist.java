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
import io.alertledger.model.Guarded;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import io.alertledger.model.TargetAndStop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The positions that are watched, each with its levels, how far they have got, and the exits of it that are under way:
 * kept to the state of the book, the rules and the orders, and judged by the triggers. Confined to the lock of its
 * {@link ExitDesk}.
 */
final class Watchlist {
    private final Ledger ledger;
    private final Outbox outbox;
    private final MarkBoard marks;
    private final Supplier<Brain> brain;
    private final Function<PositionKey, List<Order>> working;
    private final Unguarded unguarded;
    private final Resumption resumption;
    private final ExitMemory memory;

    private final Map<PositionKey, Post> posts = new LinkedHashMap<>();

    /** Positions of which an exit is under way. */
    private final Set<PositionKey> busy = new LinkedHashSet<>();

    private Scan scan = new Scan(guarded -> List.of());
    private @Nullable RuleTriggers triggers;
    private String ruleSet = "";
    private Book followed = Book.EMPTY;

    /**
     * @param working orders for a position that may still fill
     * @param unguarded is told of every position that came or changed
     * @param resumption what an earlier process left
     * @param nanos the monotonic count now
     */
    Watchlist(
            Ledger ledger,
            Outbox outbox,
            ExitStates states,
            MarkBoard marks,
            Supplier<Brain> brain,
            Function<PositionKey, List<Order>> working,
            Unguarded unguarded,
            Resumption resumption,
            long nanos) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.marks = marks;
        this.brain = brain;
        this.working = working;
        this.unguarded = unguarded;
        this.resumption = resumption;
        this.memory = new ExitMemory(states, this::kept, nanos);
    }

    /** A watched position, and the exits of it that are under way. */
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

    /** Whether it was ever brought up to anything. */
    boolean followed() {
        return triggers != null;
    }

    /** The instruments of what is watched. */
    Set<Instrument> instruments() {
        Set<Instrument> instruments = new HashSet<>();
        posts.keySet().forEach(key -> instruments.add(key.instrument()));
        return instruments;
    }

    /** What marks lead to, in their order. */
    ScanReport judged(Collection<Mark> arrived, ClockReading now) {
        return ScanReport.of(arrived.stream().map(mark -> scan.mark(mark, now)).toList());
    }

    /** What the time alone leads to. */
    ScanReport passed(ClockReading now) {
        return scan.pass(now);
    }

    /** Writes down what a restart must know and has changed, where that is due. */
    void keepDue(ClockReading now) {
        memory.moved(scan.takeNotable());
        memory.keepDue(posts.keySet(), now);
    }

    /** Writes down everything. */
    void keepAll(ClockReading now) {
        memory.keepAll(posts.keySet(), now);
    }

    /** An exit was handed to the desk; of a position that is watched no more it is of no interest. */
    void underway(Underway exit) {
        Post post = posts.get(exit.key());
        if (post != null) {
            post.underway.add(exit);
            busy.add(exit.key());
        }
    }

    /** Whether levels that were seeded may be worked out anew: not once they have moved. */
    boolean mayFollow(Holding holding, ClockReading now) {
        Post post = posts.get(holding.key());
        io.alertledger.ledger.Guard guard = holding.guard();
        return guard != null
                && Seeding.mayFollowSettings(
                        guard.source(),
                        post == null ? null : new Guard(post.terms.terms()),
                        post == null ? null : scan.state(holding.key(), now).orElse(null));
    }

    /** Brings what is watched to the state of the book, the rules and the orders. */
    void follow(ClockReading now) {
        Brain rules = brain.get();
        Book book = ledger.book();
        boolean anew = !rules.rules().id().equals(ruleSet);
        if (anew) {
            renew(rules, now);
            followed = Book.EMPTY;
        }
        Book.Difference difference = book.since(followed);
        difference.changed().forEach(holding -> follow(holding, rules, now));
        difference.gone().forEach(this::gone);
        if (anew) {
            Stream.concat(posts.keySet().stream(), resumption.waiting().stream())
                    .filter(key -> book.position(key).isEmpty())
                    .toList()
                    .forEach(this::gone);
        }
        followed = book;
        List.copyOf(busy).forEach(key -> settle(key, now));
    }

    private void gone(PositionKey key) {
        unguarded.forget(key);
        if (posts.containsKey(key) || resumption.forget(key)) {
            leave(key);
        }
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
        if (holding.closed()) {
            gone(key);
            return;
        }
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
        List<Order> orders = working.apply(key);
        for (Underway exit : List.copyOf(post.underway)) {
            Underway.Progress progress = exit.progress(orders, outbox, now.nanos(), post.failures);
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
    List<ScanReport.Unjudged> blind(ClockReading now) {
        return scan.blind(now);
    }

    /** The levels that guard a position now; empty where nothing guards it. */
    Optional<Guarded> levels(PositionKey key, ClockReading now) {
        return scan.levels(key, now);
    }

    /** Target and stop of each open position of an account as they are now; none where it has no levels or no cost. */
    Map<PositionKey, TargetAndStop> levels(String account, ClockReading now) {
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

    private Optional<ExitStates.Kept> kept(PositionKey key, ClockReading now) {
        Post post = posts.get(key);
        return post == null
                ? Optional.empty()
                : scan.state(key, now).map(state -> post.terms.kept(state, post.holding.episode(), post.sold));
    }
}
