package io.alertledger.trade;

import io.alertledger.exits.BarBoard;
import io.alertledger.exits.Seeded;
import io.alertledger.exits.Seeding;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.model.Decision;
import io.alertledger.model.ManageExternal;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import io.alertledger.model.Protection;
import io.alertledger.model.SizeWord;
import io.alertledger.trade.Protector.Looked;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives positions the targets and stops they lack, by the rules in force, and wakes levels that waited for a price.
 * Thread-safe: each change is one transaction that looks at the position again.
 */
final class Seeder {
    private static final int TOGETHER = 500;

    private final Ledger ledger;
    private final Outbox outbox;
    private final Function<String, Optional<Decision>> decisions;
    private final MarkBoard marks;
    private final BarBoard bars;
    private final Supplier<Brain> brain;
    private final Clock clock;

    Seeder(
            Ledger ledger,
            Outbox outbox,
            Function<String, Optional<Decision>> decisions,
            MarkBoard marks,
            BarBoard bars,
            Supplier<Brain> brain,
            Clock clock) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.decisions = decisions;
        this.marks = marks;
        this.bars = bars;
        this.brain = brain;
        this.clock = clock;
    }

    /**
     * Seeds every position of an account that lacks a target or a stop, by the rules in force; levels that were seeded
     * before and have not moved follow changed rules, and bars that were not known then. What a person set is left alone.
     *
     * @param mayFollow whether seeded levels may still be worked out anew
     */
    List<Looked> seed(String account, Predicate<Holding> mayFollow) {
        return seed(
                ledger.book().holdings(account).stream()
                        .filter(holding -> !holding.closed())
                        .map(Holding::key)
                        .toList(),
                mayFollow);
    }

    /** Seeds those among some positions that need it. */
    List<Looked> seed(Collection<PositionKey> keys, Predicate<Holding> mayFollow) {
        List<Looked> looked = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        try {
            for (PositionKey key : keys) {
                ledger.book()
                        .holding(key)
                        .filter(holding -> !holding.closed())
                        .ifPresent(
                                holding -> looked.add(new Looked(key, name(key), seed(holding, mayFollow, changes))));
            }
        } finally {
            // Also where one of them broke off: the others have their levels.
            store(changes);
        }
        return looked;
    }

    private Seeded seed(Holding holding, Predicate<Holding> mayFollow, List<Change> changes) {
        Position position = holding.position();
        Guard guard = holding.guard();
        if (guard != null && guard.source() == ProtectionSource.HAND) {
            return new Seeded.Unneeded("its levels were set by hand");
        }
        if (position.instrument() instanceof OptionContract option
                && !clock.instant()
                        .isBefore(brain.get().rules().tables().calendar().expiryOf(option.expiration()))) {
            return new Seeded.Unneeded("the contract has expired");
        }
        SeedSettings settings = SeedSettings.of(brain.get().rules());
        BigDecimal atr = bars.atr(position.instrument()).orElse(null);
        boolean anew = guard != null
                && guard.source() == ProtectionSource.SEED
                && (!settings.made(guard.because()) || (atr != null && !settings.usedRange(guard.because())))
                && mayFollow.test(holding);
        Protection has = guard == null || anew ? Protection.NONE : guard.protection();
        if (!Seeding.lacksTakeProfit(has) && !Seeding.lacksStopLoss(has)) {
            return new Seeded.Unneeded("it has a target and a stop");
        }
        if (anew && guard != null && atr == null && settings.usedRange(guard.because())) {
            return new Seeded.Unneeded("it was seeded by a range of which no bars are known now");
        }
        Seeded seeded = new Seeding(brain.get().rules(), markMaxAge(position))
                .seed(
                        new Seeding.Request(
                                name(holding.key()),
                                managed(position),
                                has,
                                size(holding.key()),
                                atr,
                                marks.mark(position.instrument()).orElse(null)),
                        clock.instant());
        if (seeded instanceof Seeded.Armed armed) {
            changes.add(change(holding, armed.protection(), armed.reasons(), null, settings, atr));
        } else if (seeded instanceof Seeded.Suspended suspended) {
            changes.add(
                    change(holding, suspended.protection(), suspended.reasons(), suspended.because(), settings, atr));
        }
        return seeded;
    }

    private Change change(
            Holding holding,
            Protection protection,
            List<Seeded.Reason> reasons,
            @Nullable String suspended,
            SeedSettings settings,
            @Nullable BigDecimal atr) {
        Guard before = holding.guard();
        // What an alert set stays the alert's, whatever was seeded beside it.
        ProtectionSource source = before == null ? ProtectionSource.SEED : before.source();
        String because = settings.because(
                reasons, atr, before == null || source == ProtectionSource.SEED ? "" : before.because());
        return new Change(
                holding,
                new LedgerEvent.Protected(holding.key(), protection, source, suspended, because, clock.instant()));
    }

    /** Levels that are to be booked, unless the position has changed since it was looked at. */
    private record Change(Holding seen, LedgerEvent.Protected event) {
        boolean fits(Book book) {
            return book.holding(seen.key())
                    .filter(now -> Objects.equals(now.guard(), seen.guard()) && now.episode() == seen.episode())
                    .isPresent();
        }
    }

    /** Many at once: a start with a thousand positions waits for a few syncs of the disk, and not for a thousand. */
    private void store(List<Change> changes) {
        for (int from = 0; from < changes.size(); from += TOGETHER) {
            List<Change> some = changes.subList(from, Math.min(changes.size(), from + TOGETHER));
            ledger.transact(tx -> {
                some.stream()
                        .filter(change -> change.fits(tx.book()))
                        .forEach(change -> tx.append(change.seen().key().account(), null, List.of(change.event())));
                return some.size();
            });
        }
    }

    /**
     * Levels that waited for a fresh mark are armed where one has come, or wait on for a person where it has crossed
     * them already.
     *
     * @return those that wait for a mark no longer
     */
    List<PositionKey> wake(List<PositionKey> keys) {
        Instant now = clock.instant();
        Book before = ledger.book();
        List<PositionKey> ready =
                keys.stream().filter(key -> awake(before, key, now).isPresent()).toList();
        for (int from = 0; from < ready.size(); from += TOGETHER) {
            List<PositionKey> some = ready.subList(from, Math.min(ready.size(), from + TOGETHER));
            ledger.transact(tx -> {
                some.forEach(key ->
                        awake(tx.book(), key, now).ifPresent(event -> tx.append(key.account(), null, List.of(event))));
                return some.size();
            });
        }
        Book after = ledger.book();
        return keys.stream().filter(key -> !waitsForMark(after, key)).toList();
    }

    private static boolean waitsForMark(Book book, PositionKey key) {
        return book.holding(key)
                .filter(held -> held.guard() != null
                        && Seeding.waitsForMark(held.guard().suspended()))
                .isPresent();
    }

    /** What arms, or goes on suspending, levels that wait for a mark; empty where they wait on or never did. */
    private Optional<LedgerEvent> awake(Book book, PositionKey key, Instant now) {
        Holding holding = book.holding(key).filter(h -> !h.closed()).orElse(null);
        Guard guard = holding == null ? null : holding.guard();
        if (holding == null || guard == null || !Seeding.waitsForMark(guard.suspended())) {
            return Optional.empty();
        }
        String suspended = Seeding.suspended(
                guard.protection(),
                key.side(),
                marks.mark(key.instrument()).orElse(null),
                markMaxAge(holding.position()),
                now);
        return Seeding.waitsForMark(suspended)
                ? Optional.empty()
                : Optional.of(new LedgerEvent.Protected(
                        key, guard.protection(), guard.source(), suspended, guard.because(), now));
    }

    /** How old a mark may be for the levels of a position to act on it. */
    Duration markMaxAge(Position position) {
        return policy(position).markMaxAge();
    }

    private Policy policy(Position position) {
        return brain.get()
                .rules()
                .tables()
                .policy(position.account(), null, position.instrument().ticker());
    }

    /** Whether its levels act: it is claimed, or policy says that all are. */
    boolean manages(Position position) {
        return position.managed() || policy(position).manageExternal() == ManageExternal.ALL;
    }

    /** The position as seeding rules see it: managed where policy says so. */
    private Position managed(Position position) {
        return position.managed() == manages(position) ? position : position.withManaged(true);
    }

    private @Nullable SizeWord size(PositionKey key) {
        return Openings.size(ledger, outbox, decisions, key).orElse(null);
    }

    private String name(PositionKey key) {
        return PositionNames.name(
                key, ledger.book().positions(key.account(), key.instrument().ticker()));
    }
}
