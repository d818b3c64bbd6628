package io.alertledger.exits;

import io.alertledger.model.Fraction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A protected position led along a price path, point by point, until something closes it. Used for one path by one
 * thread.
 *
 * <p>A partial target that is reached fills at once, and what it does to the stops holds from then on. Time between
 * points never runs backwards: a point dated before the one it follows takes no time.
 */
public final class PathRun {
    private final Guard guard;
    private final BigDecimal opening;
    private final CandleOrder order;
    private final Triggers triggers;
    private final List<PathOutcome.Trim> trims = new ArrayList<>();
    private final List<@Nullable BigDecimal> stops = new ArrayList<>();
    private BigDecimal open;
    private ExitState state;

    private PathRun(Guard guard, BigDecimal quantity, CandleOrder order, Triggers triggers) {
        this.guard = guard;
        this.opening = quantity;
        this.order = order;
        this.triggers = triggers;
        this.open = quantity;
        this.state = guard.begin();
    }

    /**
     * Leads a position along a path.
     *
     * @param quantity what was opened, above zero
     */
    public static PathOutcome of(
            Guard guard, BigDecimal quantity, List<PricePoint> path, CandleOrder order, Triggers triggers) {
        return new PathRun(guard, quantity, order, triggers).along(path);
    }

    private PathOutcome along(List<PricePoint> path) {
        for (int index = 0; index < path.size(); index++) {
            Optional<PathOutcome.Exit> exit = point(index, path.get(index));
            if (exit.isPresent()) {
                while (stops.size() < path.size()) {
                    stops.add(null);
                }
                return new PathOutcome(exit, trims, stops);
            }
            stops.add(guard.stopInForce(state));
        }
        return new PathOutcome(Optional.empty(), trims, stops);
    }

    private Optional<PathOutcome.Exit> point(int index, PricePoint point) {
        Duration elapsed = between(state.at(), point.at());
        if (point instanceof PricePoint.TrimFilled) {
            state = guard.trimmed(guard.pass(state, elapsed, point.at()));
            return Optional.empty();
        }
        for (Moment moment : Moment.of(point, guard.terms().side(), order)) {
            state = guard.face(state, moment.price(), elapsed, point.at());
            elapsed = Duration.ZERO;
            Turn turn = Turn.of(guard, state, moment, open, opening, triggers);
            turn.trims()
                    .forEach(trim -> trims.add(
                            new PathOutcome.Trim(index, trim.price(), share(trim.quantity()), trim.finding())));
            state = turn.state();
            open = turn.open();
            if (turn.exit().isPresent()) {
                return turn.exit().map(exit -> new PathOutcome.Exit(index, exit.price(), exit.finding()));
            }
            state = guard.follow(state, moment.price());
        }
        return Optional.empty();
    }

    private Fraction share(BigDecimal sold) {
        int scale = Math.max(sold.scale(), opening.scale());
        return new Fraction(
                sold.setScale(scale).unscaledValue(), opening.setScale(scale).unscaledValue());
    }

    private static Duration between(Instant from, Instant to) {
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }
}
