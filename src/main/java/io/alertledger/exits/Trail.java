package io.alertledger.exits;

import io.alertledger.model.Protection.Trailing;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of one trailing stop.
 *
 * <p>It is armed when its conditions hold: the activation has been reached, and a trim has filled where that is asked
 * for. Armed, it follows the best price since. Before that there is nothing ({@code onlyAfterActivation}), or it stands
 * still at its initial stop, or it already follows at the first distance, to tighten to {@code
 * distancePctAfterActivation} later.
 */
final class Trail {
    private final Side side;
    private final BigDecimal entry;
    private final @Nullable BigDecimal tick;
    private final Trailing settings;
    private final @Nullable BigDecimal activation;
    private final boolean strictActivation;
    private final boolean conditional;
    private final boolean followsFromTheStart;

    Trail(Terms terms, Trailing settings) {
        this.side = terms.side();
        this.entry = terms.entry();
        this.tick = terms.tick();
        this.settings = settings;
        boolean implied = settings.activation() == null && settings.activationPct() == null;
        if (settings.activation() != null) {
            this.activation = settings.activation();
        } else if (settings.activationPct() != null) {
            this.activation = Mirror.atProfit(side, entry, settings.activationPct());
        } else {
            // A second distance without a word on when it begins: once there is a profit.
            this.activation = settings.distancePctAfterActivation() == null ? null : entry;
        }
        this.strictActivation = isStrict() || implied;
        this.conditional = activation != null || settings.activationAfterTrim();
        this.followsFromTheStart = !conditional || (!settings.onlyAfterActivation() && settings.initialStop() == null);
    }

    /** Whether the price must be beyond the stop and not only at it: so where the distance is in points of profit. */
    boolean isStrict() {
        return settings.distanceProfitPct() != null;
    }

    ExitState begin(ExitState state) {
        if (settings.initialStop() != null) {
            boolean hidden = conditional && settings.onlyAfterActivation();
            return state.withTrail(null, hidden ? null : settings.initialStop(), false);
        }
        return followsFromTheStart ? state.withTrail(entry, level(entry, false), false) : state;
    }

    /** The state after a price in which nothing fired. */
    ExitState follow(ExitState state, BigDecimal price) {
        boolean activated = state.activated() || (activation != null && reaches(price, activation));
        boolean armed = (activation == null || activated) && (!settings.activationAfterTrim() || state.trimmed());
        if (!armed && !followsFromTheStart) {
            return activated == state.activated()
                    ? state
                    : state.withTrail(state.trailPeak(), state.trailingStop(), activated);
        }
        BigDecimal peak = Mirror.best(side, state.trailPeak(), price);
        boolean sameBest = peak.equals(state.trailPeak());
        if (sameBest && activated == state.activated() && !settings.activationAfterTrim()) {
            return state;
        }
        BigDecimal stop = Mirror.better(side, settings.initialStop(), state.trailingStop());
        return state.withTrail(peak, Mirror.better(side, stop, level(peak, armed)), activated);
    }

    /** After a trim: what waits for one begins to follow from the price at which it filled, not from an older peak. */
    ExitState trimmed(ExitState state, @Nullable BigDecimal price) {
        if (!settings.activationAfterTrim()) {
            return state;
        }
        return follow(state, price == null ? entry : price);
    }

    private boolean reaches(BigDecimal price, BigDecimal level) {
        int difference = Mirror.compare(side, price, level);
        return strictActivation ? difference > 0 : difference >= 0;
    }

    private BigDecimal level(BigDecimal peak, boolean armed) {
        return Mirror.roundClear(
                Mirror.towardsGain(side, peak, distance(peak, armed).negate()), peak, tick);
    }

    private BigDecimal distance(BigDecimal peak, boolean armed) {
        BigDecimal after = settings.distancePctAfterActivation();
        if (armed && after != null) {
            return peak.multiply(after);
        }
        if (settings.distance() != null) {
            return settings.distance();
        }
        if (settings.distancePct() != null) {
            return peak.multiply(settings.distancePct());
        }
        BigDecimal points = settings.distanceProfitPct();
        if (points == null) {
            throw new IllegalArgumentException("a trailing stop needs a distance");
        }
        // A point of profit is a part of the entry, whatever the price is now.
        return entry.multiply(points);
    }
}
