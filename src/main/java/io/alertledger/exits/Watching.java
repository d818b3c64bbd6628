package io.alertledger.exits;

import io.alertledger.model.ExitRank;
import io.alertledger.model.ExitReason;
import io.alertledger.model.ExitSignal;
import io.alertledger.model.Guarded;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One position under a {@link Scan}: its guard, its state, and what was last said of it. Used by the scan's thread. */
final class Watching {
    private final PositionKey key;
    private final Guard guard;
    private BigDecimal opening;
    private final Duration markMaxAge;
    private BigDecimal open;
    private ExitState state;
    private long nanos;
    private @Nullable BigDecimal judged;
    private @Nullable ExitRank signalled;
    /** Whether the last judgement moved a stop, which even the same price may now have reached. */
    private boolean moved;

    private boolean notable;

    private ScanReport.@Nullable Unjudged failure;

    private @Nullable Duration due;

    Watching(Watched watched, ClockReading now) {
        this.key = watched.key();
        this.guard = new Guard(watched.terms());
        this.opening = watched.opening();
        this.markMaxAge = watched.markMaxAge();
        this.open = watched.open();
        this.nanos = now.nanos();
        ExitState begun = watched.saved() == null ? guard.begin() : watched.saved();
        Duration away = Duration.between(begun.at(), now.wall());
        this.state = guard.pass(begun, away.isNegative() ? Duration.ZERO : away, now.wall());
        this.due = guard.nextChange(state);
    }

    PositionKey key() {
        return key;
    }

    Duration markMaxAge() {
        return markMaxAge;
    }

    /** The state, aged up to now. */
    ExitState state(ClockReading now) {
        return guard.pass(state, elapsed(now), now.wall());
    }

    /** The levels in force now. */
    Guarded levels(ClockReading now) {
        ExitState aged = state(now);
        BigDecimal price = aged.lastPrice();
        return guard.guarded(aged, price == null ? guard.terms().entry() : price, open);
    }

    /** Whether the last judgement changed what a restart must know: a stop moved, or a breach began or ended. */
    boolean isNotable() {
        return notable;
    }

    /** Whether a price, or the time that has passed, can make a difference. */
    boolean isMovedBy(BigDecimal price, ClockReading now) {
        return isDue(now) || judged == null || judged.compareTo(price) != 0;
    }

    /** Whether it has to be judged though the price is the same: it was not yet, or a level has changed since. */
    boolean isDue(ClockReading now) {
        if (judged == null || (moved && now.nanos() != nanos)) {
            return true;
        }
        Instant timeStop = guard.terms().timeStop();
        return (due != null && elapsed(now).compareTo(due) >= 0)
                || (timeStop != null
                        && state.at().isBefore(timeStop)
                        && !now.wall().isBefore(timeStop));
    }

    private Duration elapsed(ClockReading now) {
        return Duration.ofNanos(Math.max(0, now.nanos() - nanos));
    }

    /**
     * Judges a price.
     *
     * @param at the later of the clock and the mark, so that a clock set back delays no time stop
     */
    Optional<ExitSignal> judge(BigDecimal price, ClockReading now, Instant at, Triggers triggers) {
        ExitState facing = guard.face(state, price, elapsed(now), at);
        boolean breaching = (facing.breached() == null) != (state.breached() == null);
        nanos = now.nanos();
        judged = price;
        failure = null;
        Turn turn;
        try {
            turn = Turn.of(guard, facing, new Moment(price, null), open, opening, triggers);
        } finally {
            // A target's part is sold by an order and counts once that has filled, so the turn's own trims do not stay.
            state = guard.follow(facing, price);
            moved = state.breakEven() != facing.breakEven()
                    || !Objects.equals(state.trailingStop(), facing.trailingStop());
            notable = moved || breaching || state.activated() != facing.activated();
            due = guard.nextChange(state);
        }
        return signal(turn, price, at);
    }

    private Optional<ExitSignal> signal(Turn turn, BigDecimal price, Instant at) {
        if (turn.exit().isPresent()) {
            return turn.exit()
                    .map(Judgement::finding)
                    .flatMap(said -> said(said.reason(), said.reason().rank())
                            ? Optional.of(
                                    new ExitSignal(key, said.reason(), open, price, 0, at, said.rule(), said.because()))
                            : Optional.empty());
        }
        if (turn.trims().isEmpty() || !said(ExitReason.TAKE_PROFIT, ExitRank.TRIM)) {
            return Optional.empty();
        }
        Turn.Trim last = turn.trims().get(turn.trims().size() - 1);
        return Optional.of(new ExitSignal(
                key,
                ExitReason.TAKE_PROFIT,
                open.subtract(turn.open()),
                price,
                turn.trims().size(),
                at,
                last.finding().rule(),
                last.finding().because()));
    }

    /** Whether a signal is news: the first one, or more urgent than the one that is being acted on. */
    private boolean said(ExitReason reason, ExitRank rank) {
        if (signalled != null && rank.compareTo(signalled) <= 0) {
            return false;
        }
        signalled = rank;
        return true;
    }

    /** The order that a signal led to is over; a level that still holds fires again. */
    void settled() {
        signalled = null;
        judged = null;
    }

    void resized(BigDecimal nowOpen, BigDecimal nowOpening) {
        open = nowOpen;
        opening = nowOpening;
        judged = null;
    }

    /** Something was sold: what is open now, and what that does to the stops. */
    void trimmed(BigDecimal nowOpen) {
        open = nowOpen;
        state = guard.trimmed(state);
        due = guard.nextChange(state);
        judged = null;
    }

    void targetsFilled(int targets, BigDecimal price) {
        for (int i = 0; i < targets; i++) {
            state = guard.targetFilled(state, price);
        }
        due = guard.nextChange(state);
        judged = null;
    }

    /** The rules failed over it; they are asked again at the next price. */
    void failed(ScanReport.Unjudged how) {
        failure = how;
    }

    ScanReport.@Nullable Unjudged failure() {
        return failure;
    }
}
