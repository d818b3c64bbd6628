package io.alertledger.trade;

import io.alertledger.exits.BarBoard;
import io.alertledger.exits.Seeded;
import io.alertledger.exits.Seeding;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.model.Decimals;
import io.alertledger.model.Decision;
import io.alertledger.model.Mark;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.RefusalCode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sets and takes away the protection of positions by hand, and claims them. Thread-safe: each change is one transaction that looks at the
 * position again.
 */
public final class Protector {
    private final Ledger ledger;
    private final MarkBoard marks;
    private final Clock clock;
    private final Seeder seeder;

    public Protector(
            Ledger ledger,
            Outbox outbox,
            Function<String, Optional<Decision>> decisions,
            MarkBoard marks,
            BarBoard bars,
            Supplier<Brain> brain,
            Clock clock) {
        this.ledger = ledger;
        this.marks = marks;
        this.clock = clock;
        this.seeder = new Seeder(ledger, outbox, decisions, marks, bars, brain, clock);
    }

    /** What seeds, by the rules, what nobody has set. */
    Seeder seeder() {
        return seeder;
    }

    /**
     * A position that was looked at for seeding.
     *
     * @param name in its account
     * @param seeded what came of it
     */
    public record Looked(PositionKey key, String name, Seeded seeded) {}

    /**
     * Sets levels by hand, in place of all that stood; they are never seeded over.
     *
     * @param by who says so
     */
    public ProtectAnswer protect(PositionKey key, Protection protection, String by) {
        return set(key, guard -> protection, "set by " + by);
    }

    /**
     * Sets some levels by hand and leaves the others.
     *
     * @param change of what stands; {@link Protection#NONE} where nothing does
     */
    public ProtectAnswer protect(PositionKey key, Function<Protection, Protection> change, String by) {
        return set(key, guard -> change.apply(guard == null ? Protection.NONE : guard.protection()), "set by " + by);
    }

    /** Takes all levels away by hand; nothing is seeded in their place. */
    public ProtectAnswer unprotect(PositionKey key, String by) {
        return set(key, guard -> Protection.NONE, "taken away by " + by);
    }

    /** Wakes levels that were suspended: a person has looked. */
    public ProtectAnswer arm(PositionKey key, String by) {
        return change(key, holding -> {
            Guard guard = holding.guard();
            return guard == null || guard.suspended() == null
                    ? List.of()
                    : List.of(new LedgerEvent.Protected(
                            key,
                            guard.protection(),
                            guard.source(),
                            null,
                            guard.because() + "; armed by " + by,
                            clock.instant()));
        });
    }

    /** Takes a position under management, or gives it back. */
    public ProtectAnswer claim(PositionKey key, boolean managed, String by) {
        return change(
                key,
                holding -> holding.position().managed() == managed
                        ? List.of()
                        : List.of(new LedgerEvent.Claimed(key, managed, by, clock.instant())));
    }

    private ProtectAnswer set(PositionKey key, Function<@Nullable Guard, Protection> levels, String because) {
        return change(
                key,
                holding -> List.of(new LedgerEvent.Protected(
                        key, levels.apply(holding.guard()), ProtectionSource.HAND, null, because, clock.instant())));
    }

    private ProtectAnswer change(PositionKey key, Function<Holding, List<LedgerEvent>> change) {
        return ledger.transact(tx -> {
            Optional<Holding> held = tx.book().holding(key).filter(holding -> !holding.closed());
            if (held.isEmpty()) {
                return new ProtectAnswer.Refused(
                        RefusalCode.NO_POSITION,
                        "Nothing is held of " + key.instrument().id() + " " + key.side() + " in account '"
                                + key.account() + "'.");
            }
            List<LedgerEvent> events = change.apply(held.get());
            if (!events.isEmpty()) {
                tx.append(key.account(), null, events);
            }
            Holding now = tx.book().holding(key).orElseThrow();
            return new ProtectAnswer.Done(now, warnings(now));
        });
    }

    private List<String> warnings(Holding holding) {
        List<String> warnings = new ArrayList<>();
        Guard guard = holding.guard();
        Position position = holding.position();
        if (guard == null) {
            return warnings;
        }
        if (!seeder.manages(position)) {
            warnings.add("nobody has claimed it, so its levels do not act");
        }
        Mark mark = marks.mark(position.instrument()).orElse(null);
        if (mark == null) {
            warnings.add("no mark has been seen, so its levels wait for one");
            return warnings;
        }
        Duration age = Duration.between(mark.at(), clock.instant());
        if (age.compareTo(seeder.markMaxAge(position)) > 0) {
            warnings.add("the mark is " + age.toSeconds() + " s old, so its levels wait for another");
        } else {
            Seeding.crossed(guard.protection(), position.side(), mark)
                    .ifPresent(price -> warnings.add("a level is already crossed at " + Decimals.plain(price)));
        }
        return warnings;
    }
}
