package io.alertledger.exits;

import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.model.Decimals;
import io.alertledger.model.Mark;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import io.alertledger.model.SizeWord;
import io.alertledger.model.Unprotected;
import io.alertledger.rules.RuleOutcome;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleStage;
import io.alertledger.rules.Scoreboard;
import io.alertledger.rules.SeedProposal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a position the target and stop that it lacks: the rules of {@code rules/protection} say how far from the entry,
 * this works out the prices. A level that is there already is never touched. Immutable; thread-safe.
 */
public final class Seeding {
    private static final String NO_MARK = "waits for a fresh mark: ";

    private final RuleSet rules;
    private final Duration markMaxAge;

    /**
     * @param markMaxAge how old a mark may be and still tell whether a level has been crossed
     */
    public Seeding(RuleSet rules, Duration markMaxAge) {
        this.rules = rules;
        this.markMaxAge = markMaxAge;
    }

    /**
     * What to seed.
     *
     * @param name the position's name in its account
     * @param protection what it has already
     * @param size the size word it was bought with, or null
     * @param atr the average true range of its own bars, or null (see {@link Atr})
     * @param mark what it is worth, or null
     */
    public record Request(
            String name,
            Position position,
            Protection protection,
            @Nullable SizeWord size,
            @Nullable BigDecimal atr,
            @Nullable Mark mark) {}

    /**
     * Whether levels may be worked out anew after the settings changed: only what was seeded, and only while no stop of
     * it has moved.
     *
     * @param guard of the protection as it is, or null where it was never awake
     * @param state its state when it was last watched, or null where it never was
     */
    public static boolean mayFollowSettings(ProtectionSource source, @Nullable Guard guard, @Nullable ExitState state) {
        return source == ProtectionSource.SEED && (guard == null || state == null || !guard.hasMoved(state));
    }

    /** The levels that a position lacks, at a time. */
    public Seeded seed(Request request, Instant now) {
        Position position = request.position();
        if (!lacksTakeProfit(request.protection()) && !lacksStopLoss(request.protection())) {
            return new Seeded.Unneeded("it has a target and a stop");
        }
        Unprotected fact = laidOut(request, now).orElse(null);
        if (fact == null) {
            return new Seeded.Impossible("its cost is unknown, so there is nothing to measure from");
        }
        Scoreboard scoreboard = new Scoreboard();
        RuleOutcome outcome = rules.evaluate(RuleStage.PROTECTION, List.of(fact), scoreboard);
        if (!(outcome instanceof RuleOutcome.Settled)) {
            return new Seeded.Impossible("the protection rules failed: " + outcome);
        }
        SeedLevels levels = new SeedLevels(
                fact, price -> rules.tables().ticks().tick(position.instrument(), MarketCalendar.dayOf(now), price));
        return levels.exempt(scoreboard.seeds())
                .map(exempt -> (Seeded) new Seeded.Exempt(exempt.because(), exempt.rule()))
                .orElseGet(() -> settled(request, levels, scoreboard, now));
    }

    /**
     * All that rules say of a position, whether or not it comes to a level; nothing of one whose cost is unknown, or
     * where the rules fail.
     */
    public List<SeedProposal> said(Request request, Instant now) {
        Scoreboard scoreboard = new Scoreboard();
        laidOut(request, now).ifPresent(fact -> rules.evaluate(RuleStage.PROTECTION, List.of(fact), scoreboard));
        return scoreboard.seeds();
    }

    /** What rules are shown of a position; empty where its cost is unknown, as there is nothing to measure from. */
    public static Optional<Unprotected> laidOut(Request request, Instant now) {
        BigDecimal entry = request.position().averageCost();
        return entry == null || entry.signum() <= 0 ? Optional.empty() : Optional.of(fact(request, entry, now));
    }

    private static Unprotected fact(Request request, BigDecimal entry, Instant now) {
        Position position = request.position();
        return new Unprotected(
                request.name(),
                position.instrument().ticker(),
                position.instrument() instanceof OptionContract,
                position.side(),
                entry,
                position.quantity(),
                request.size(),
                daysToExpiration(position, now),
                request.atr(),
                position.managed(),
                lacksTakeProfit(request.protection()),
                lacksStopLoss(request.protection()));
    }

    /**
     * Why rules say that a position needs no levels at all, whatever it has; empty where none does.
     *
     * @param name the position's name in its account
     */
    public Optional<String> exemption(String name, Position position, Instant now) {
        return seed(new Request(name, position, Protection.NONE, null, null, null), now) instanceof Seeded.Exempt exempt
                ? Optional.of(exempt.because())
                : Optional.empty();
    }

    private Seeded settled(Request request, SeedLevels levels, Scoreboard scoreboard, Instant now) {
        SeedLevels.Chosen chosen = levels.choose(scoreboard.seeds());
        if (chosen.reasons().isEmpty()) {
            return new Seeded.Impossible(chosen.problem());
        }
        Protection protection = merged(request.protection(), chosen);
        String suspended = suspended(protection, request.position().side(), request.mark(), markMaxAge, now);
        return suspended == null
                ? new Seeded.Armed(protection, chosen.reasons())
                : new Seeded.Suspended(protection, chosen.reasons(), suspended);
    }

    /**
     * Why levels must not act: a fresh mark has crossed one already, or there is none to tell. Null where they may.
     *
     * @param mark what the position is worth, or null
     */
    public static @Nullable String suspended(
            Protection protection, Side side, @Nullable Mark mark, Duration markMaxAge, Instant now) {
        if (mark == null) {
            return NO_MARK + "no mark has been seen";
        }
        Duration age = Duration.between(mark.at(), now);
        if (age.compareTo(markMaxAge) > 0) {
            return NO_MARK + "the mark is " + age.toSeconds() + " s old";
        }
        if (Judged.price(mark, side).isEmpty()) {
            return NO_MARK + "the mark has no price at which it could be closed";
        }
        return crossed(protection, side, mark)
                .map(price -> "already crossed at " + Decimals.plain(price))
                .orElse(null);
    }

    /** Whether a reason for suspension ends with the next fresh mark, and not only with a person's word. */
    public static boolean waitsForMark(@Nullable String suspended) {
        return suspended != null && suspended.startsWith(NO_MARK);
    }

    /** The price at which a mark lies at or beyond the stop or the target; empty where it lies between them. */
    public static Optional<BigDecimal> crossed(Protection protection, Side side, Mark mark) {
        BigDecimal stop = protection.stopLoss();
        BigDecimal target = protection.takeProfit();
        return Judged.price(mark, side)
                .filter(price -> (stop != null && Mirror.compare(side, price, stop) <= 0)
                        || (target != null && Mirror.compare(side, price, target) >= 0));
    }

    private static Protection merged(Protection has, SeedLevels.Chosen chosen) {
        return new Protection(
                chosen.takeProfit() == null ? has.takeProfit() : chosen.takeProfit(),
                has.takeProfitPct(),
                has.targets(),
                has.takeProfitSchedule(),
                chosen.stopLoss() == null ? has.stopLoss() : chosen.stopLoss(),
                has.stopLossPct(),
                has.trailing(),
                has.breakEvenAfterTrim(),
                has.breakEvenAtPct(),
                has.delayedStop(),
                has.delayedStopMode(),
                has.timeLimit(),
                has.timeStopAt(),
                has.maxLoss(),
                has.liquidation());
    }

    /** Whether a protection has no target of any kind. */
    public static boolean lacksTakeProfit(Protection protection) {
        return protection.takeProfit() == null
                && protection.takeProfitPct() == null
                && protection.targets().isEmpty()
                && protection.takeProfitSchedule().isEmpty();
    }

    /** Whether a protection has no stop of any kind that looks at the price. */
    public static boolean lacksStopLoss(Protection protection) {
        return protection.stopLoss() == null && protection.stopLossPct() == null && protection.trailing() == null;
    }

    private static @Nullable Integer daysToExpiration(Position position, Instant now) {
        return position.instrument() instanceof OptionContract contract
                ? Math.toIntExact(ChronoUnit.DAYS.between(MarketCalendar.dayOf(now), contract.expiration()))
                : null;
    }
}
