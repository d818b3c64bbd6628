package io.alertledger.exits;

import io.alertledger.model.Decimals;
import io.alertledger.model.ExitReason;
import io.alertledger.model.Guarded;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Protection;
import io.alertledger.model.Protection.DelayedStopMode;
import io.alertledger.model.Side;
import io.alertledger.model.TargetAndStop;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One protected position: what its levels are at each moment, and how its state moves on. Immutable; the state is
 * handed in and out.
 *
 * <p>For each price, in this order: {@link #face} (time passes, the price is seen), {@link #guarded} (what the rules
 * judge), then {@link #follow} if nothing closed it (peak, trailing stop and break-even move). So a price is judged
 * against the levels that stood before it.
 */
public final class Guard {
    private final Terms terms;
    private final Side side;
    private final BigDecimal entry;
    private final Protection protection;
    private final Marks marks;
    private final @Nullable Trail trail;

    public Guard(Terms terms) {
        this.terms = terms;
        this.side = terms.side();
        this.entry = terms.entry();
        this.protection = terms.protection();
        this.marks = new Marks(terms);
        this.trail = protection.trailing() == null ? null : new Trail(terms, protection.trailing());
    }

    public Terms terms() {
        return terms;
    }

    /** The state at the moment of opening. */
    public ExitState begin() {
        ExitState fresh =
                new ExitState(Duration.ZERO, terms.openedAt(), null, null, null, null, false, false, false, 0, null);
        return trail == null ? fresh : trail.begin(fresh);
    }

    /** Time passes with no price. */
    public ExitState pass(ExitState state, Duration elapsed, Instant at) {
        Duration breached = state.breached();
        return state.withTime(state.held().plus(elapsed), at, breached == null ? null : breached.plus(elapsed));
    }

    /** Time passes and a price is seen: a breach that must last begins, goes on or ends. */
    ExitState face(ExitState state, BigDecimal price, Duration elapsed, Instant at) {
        ExitState aged = state.withTime(state.held().plus(elapsed), at, null);
        if (!mustLast() || !isBreached(aged, price)) {
            return aged;
        }
        Duration before = state.breached();
        return state.withTime(aged.held(), at, before == null ? Duration.ZERO : before.plus(elapsed));
    }

    /** How long it is until time alone changes something, the time stop apart; null where nothing is to come. */
    @Nullable
    Duration nextChange(ExitState state) {
        Duration next = remaining(protection.timeLimit(), state.held(), null);
        next = remaining(marks.nextBar(state.held()), state.held(), next);
        if (!mustLast()) {
            return remaining(protection.delayedStop(), state.held(), next);
        }
        return state.breached() == null ? next : remaining(protection.delayedStop(), state.breached(), next);
    }

    private static @Nullable Duration remaining(@Nullable Duration until, Duration passed, @Nullable Duration other) {
        if (until == null || until.compareTo(passed) <= 0) {
            return other;
        }
        Duration left = until.minus(passed);
        return other == null || left.compareTo(other) < 0 ? left : other;
    }

    /** What the rules judge: the levels in force and one price. */
    public Guarded guarded(ExitState state, BigDecimal price, BigDecimal quantity) {
        BigDecimal stop = stop(state);
        BigDecimal perPoint = quantity.multiply(terms.multiplier());
        BigDecimal loss = (side == Side.LONG ? entry.subtract(price) : price.subtract(entry)).multiply(perPoint);
        BigDecimal maxLoss = protection.maxLoss();
        BigDecimal maxLossPrice = maxLoss == null || perPoint.signum() == 0
                ? null
                : Mirror.towardsGain(
                        side, entry, Decimals.quotient(maxLoss, perPoint).negate());
        boolean lasted = !mustLast() || hasLasted(state);
        return new Guarded(
                terms.name(),
                terms.ticker(),
                side,
                entry,
                price,
                quantity,
                stop,
                stopReason(state, stop),
                lasted || stopReason(state, stop) != ExitReason.DELAYED_STOP,
                trailingStop(state),
                lasted || !marks.delaysTrail(),
                trail != null && trail.isStrict(),
                marks.takeProfit(state.held()),
                marks.target(state.targetsDone()),
                protection.liquidation(),
                loss,
                maxLoss,
                maxLossPrice,
                protection.timeLimit() != null && state.held().compareTo(protection.timeLimit()) >= 0,
                terms.timeStop() != null && !state.at().isBefore(terms.timeStop()),
                Mirror.best(side, state.peak(), entry),
                state.held().toSeconds(),
                daysToExpiration(state.at()));
    }

    /** The state after a price that closed nothing. */
    ExitState follow(ExitState state, BigDecimal price) {
        BigDecimal best = Mirror.best(side, state.peak(), price);
        BigDecimal from = marks.breakEvenFrom();
        boolean breakEven = state.breakEven() || (from != null && Mirror.compare(side, price, from) >= 0);
        ExitState moved = state.withPrice(price, best, breakEven);
        return trail == null ? moved : trail.follow(moved, price);
    }

    /** A trim has filled elsewhere. */
    public ExitState trimmed(ExitState state) {
        return afterTrim(state, state.targetsDone(), state.lastPrice());
    }

    /** The next partial target has filled at a price. */
    public ExitState targetFilled(ExitState state, BigDecimal price) {
        return afterTrim(state, state.targetsDone() + 1, price);
    }

    private ExitState afterTrim(ExitState state, int targetsDone, @Nullable BigDecimal price) {
        boolean breakEven = state.breakEven() || protection.breakEvenAfterTrim();
        ExitState after = state.withTrim(targetsDone, breakEven);
        return trail == null ? after : trail.trimmed(after, price);
    }

    /**
     * The state under this guard of a position that was guarded otherwise before: time, best price and trims are facts
     * and stay; what followed from levels that were set anew begins again.
     *
     * @param before the levels under which {@code state} came about
     */
    public ExitState carried(ExitState state, Protection before) {
        boolean sameTrail = Objects.equals(before.trailing(), protection.trailing());
        boolean sameStop = Objects.equals(before.stopLoss(), protection.stopLoss())
                && Objects.equals(before.stopLossPct(), protection.stopLossPct())
                && before.breakEvenAfterTrim() == protection.breakEvenAfterTrim()
                && Objects.equals(before.breakEvenAtPct(), protection.breakEvenAtPct());
        ExitState fresh = begin();
        ExitState carried = new ExitState(
                state.held(),
                state.at(),
                state.lastPrice(),
                state.peak(),
                sameTrail ? state.trailPeak() : fresh.trailPeak(),
                sameTrail ? state.trailingStop() : fresh.trailingStop(),
                sameTrail && state.activated(),
                sameStop && state.breakEven(),
                state.trimmed(),
                before.targets().equals(protection.targets()) ? state.targetsDone() : 0,
                sameStop ? state.breached() : null);
        BigDecimal last = state.lastPrice();
        return sameTrail || trail == null || last == null ? carried : trail.follow(carried, last);
    }

    /** Whether a stop has moved in the position's favour, which changed settings must not undo. */
    public boolean hasMoved(ExitState state) {
        return state.breakEven() || !Objects.equals(state.trailingStop(), begin().trailingStop());
    }

    /**
     * One target and one stop, for whoever shows no more: the profit that is taken next, and the stop in force, or the
     * one that will be once its delay is over.
     */
    public TargetAndStop levels(ExitState state) {
        BigDecimal target = marks.takeProfit(state.held());
        BigDecimal stop = stopInForce(state);
        return new TargetAndStop(
                target == null ? marks.target(state.targetsDone()) : target, stop == null ? marks.stop() : stop);
    }

    /** The tightest stop in force; null where there is none. */
    public @Nullable BigDecimal stopInForce(ExitState state) {
        return Mirror.better(side, stop(state), trailingStop(state));
    }

    private @Nullable BigDecimal stop(ExitState state) {
        BigDecimal fixed = isArmed(state) ? marks.stop() : null;
        return state.breakEven() ? Mirror.better(side, fixed, entry) : fixed;
    }

    private ExitReason stopReason(ExitState state, @Nullable BigDecimal stop) {
        if (state.breakEven() && stop != null && !(isArmed(state) && stop.equals(marks.stop()))) {
            return ExitReason.BREAK_EVEN;
        }
        return protection.delayedStop() == null ? ExitReason.STOP_LOSS : ExitReason.DELAYED_STOP;
    }

    private @Nullable BigDecimal trailingStop(ExitState state) {
        return marks.delaysTrail() && !isArmed(state) ? null : state.trailingStop();
    }

    /** Whether a stop that arms some time after the entry exists yet. */
    private boolean isArmed(ExitState state) {
        return protection.delayedStop() == null
                || protection.delayedStopMode() != DelayedStopMode.ARM_AFTER_ENTRY
                || state.held().compareTo(protection.delayedStop()) >= 0;
    }

    private boolean mustLast() {
        return protection.delayedStop() != null && protection.delayedStopMode() == DelayedStopMode.BREACH_MUST_LAST;
    }

    private boolean hasLasted(ExitState state) {
        return state.breached() != null
                && protection.delayedStop() != null
                && state.breached().compareTo(protection.delayedStop()) >= 0;
    }

    private boolean isBreached(ExitState state, BigDecimal price) {
        if (marks.delaysTrail()) {
            BigDecimal stop = state.trailingStop();
            boolean strict = trail != null && trail.isStrict();
            return stop != null && Mirror.compare(side, price, stop) < (strict ? 0 : 1);
        }
        BigDecimal stop = stop(state);
        return stop != null
                && stopReason(state, stop) == ExitReason.DELAYED_STOP
                && Mirror.compare(side, price, stop) <= 0;
    }

    private @Nullable Integer daysToExpiration(Instant at) {
        return terms.expiration() == null
                ? null
                : Math.toIntExact(ChronoUnit.DAYS.between(MarketCalendar.dayOf(at), terms.expiration()));
    }
}
