package io.alertledger.exits;

import io.alertledger.model.Protection;
import io.alertledger.model.Protection.Step;
import io.alertledger.model.Protection.Target;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The levels of a protection that prices do not move, as prices: set as they were, or worked out from a fraction of the
 * entry and then rounded to the tick.
 */
final class FixedLevels {
    private final Side side;
    private final @Nullable BigDecimal stop;
    private final @Nullable BigDecimal takeProfit;
    private final List<BigDecimal> targets;
    private final List<Bar> bars;
    private final @Nullable BigDecimal breakEvenFrom;
    private final boolean delaysTrail;

    private record Bar(Duration after, BigDecimal price) {}

    FixedLevels(Terms terms) {
        Protection protection = terms.protection();
        this.side = terms.side();
        this.stop = level(terms, protection.stopLoss(), negated(protection.stopLossPct()));
        this.takeProfit = level(terms, protection.takeProfit(), protection.takeProfitPct());
        this.targets = protection.targets().stream()
                .map(target -> target(terms, target))
                .toList();
        this.bars = protection.takeProfitSchedule().stream()
                .sorted(Comparator.comparing(Step::after))
                .map(step -> new Bar(step.after(), atProfit(terms, step.pct())))
                .toList();
        this.breakEvenFrom = protection.breakEvenAtPct() == null
                ? null
                : Mirror.atProfit(side, terms.entry(), protection.breakEvenAtPct());
        this.delaysTrail = protection.delayedStop() != null && stop == null;
    }

    private static @Nullable BigDecimal negated(@Nullable BigDecimal value) {
        return value == null ? null : value.negate();
    }

    private static @Nullable BigDecimal level(Terms terms, @Nullable BigDecimal price, @Nullable BigDecimal profit) {
        return price != null || profit == null ? price : atProfit(terms, profit);
    }

    private static BigDecimal target(Terms terms, Target target) {
        return target.pct() != null
                ? atProfit(terms, target.pct())
                : Objects.requireNonNull(target.price(), "a target has a price or a pct");
    }

    private static BigDecimal atProfit(Terms terms, BigDecimal profit) {
        return Mirror.roundClear(Mirror.atProfit(terms.side(), terms.entry(), profit), terms.entry(), terms.tick());
    }

    /** The fixed stop, whether or not it is armed. */
    @Nullable
    BigDecimal stop() {
        return stop;
    }

    /** The profit that is taken after this time: the set level or the bar, whichever is reached first. */
    @Nullable
    BigDecimal takeProfit(Duration held) {
        BigDecimal bar = null;
        for (Bar candidate : bars) {
            if (held.compareTo(candidate.after()) >= 0) {
                bar = candidate.price();
            }
        }
        if (bar == null || takeProfit == null) {
            return bar == null ? takeProfit : bar;
        }
        return Mirror.compare(side, bar, takeProfit) < 0 ? bar : takeProfit;
    }

    /** When the bar changes next; null where it does not. */
    @Nullable
    Duration nextBar(Duration held) {
        for (Bar bar : bars) {
            if (bar.after().compareTo(held) > 0) {
                return bar.after();
            }
        }
        return null;
    }

    /** The partial target after those that are done; null where none is left. */
    @Nullable
    BigDecimal target(int done) {
        return done < targets.size() ? targets.get(done) : null;
    }

    /** The price from which the stop stands at the entry; null where profit does not move it. */
    @Nullable
    BigDecimal breakEvenFrom() {
        return breakEvenFrom;
    }

    /** Whether the delay is the trailing stop's, there being no fixed one for it to hold back. */
    boolean delaysTrail() {
        return delaysTrail;
    }
}
