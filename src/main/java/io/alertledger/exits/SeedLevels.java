package io.alertledger.exits;

import io.alertledger.model.Decimals;
import io.alertledger.model.Unprotected;
import io.alertledger.rules.SeedProposal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Prices from what protection rules propose. Of several proposals for one level the one nearest to the entry counts, so
 * that no rule can loosen what another one holds tight. Levels lie on the tick, above zero, and on their own side of the
 * entry; where no tick does, there is no level.
 */
final class SeedLevels {
    private final Unprotected position;
    private final UnaryOperator<BigDecimal> tickAt;

    /**
     * @param tickAt the smallest step of a price, at a price
     */
    SeedLevels(Unprotected position, UnaryOperator<BigDecimal> tickAt) {
        this.position = position;
        this.tickAt = tickAt;
    }

    /**
     * The levels.
     *
     * @param reasons one for each that is set
     * @param problem why there are none, or not all; empty where nothing is missing
     */
    record Chosen(
            @Nullable BigDecimal takeProfit,
            @Nullable BigDecimal stopLoss,
            List<Seeded.Reason> reasons,
            String problem) {}

    /** Why it needs no protection; empty where no rule says so. */
    Optional<SeedProposal> exempt(List<SeedProposal> proposals) {
        return proposals.stream()
                .filter(proposal -> proposal.part() == SeedProposal.Part.EXEMPT)
                .findFirst();
    }

    Chosen choose(List<SeedProposal> proposals) {
        List<String> problems = new ArrayList<>();
        List<Seeded.Reason> reasons = new ArrayList<>();
        Seeded.Reason target = level(proposals, SeedProposal.Part.TAKE_PROFIT, "take-profit", problems);
        Seeded.Reason stop = level(proposals, SeedProposal.Part.STOP_LOSS, "stop-loss", problems);
        for (Seeded.Reason reason : new Seeded.@Nullable Reason[] {target, stop}) {
            if (reason != null) {
                reasons.add(reason);
            }
        }
        return new Chosen(
                target == null ? null : target.level(),
                stop == null ? null : stop.level(),
                reasons,
                problems.isEmpty() && reasons.isEmpty() ? "no rule proposes a level" : String.join("; ", problems));
    }

    private Seeded.@Nullable Reason level(
            List<SeedProposal> proposals, SeedProposal.Part part, String word, List<String> problems) {
        SeedProposal nearest = proposals.stream()
                .filter(proposal -> proposal.part() == part)
                .filter(proposal -> proposal.unit() != SeedProposal.Unit.ATR || position.atr() != null)
                .min(Comparator.comparing(this::distance))
                .orElse(null);
        if (nearest == null) {
            return null;
        }
        BigDecimal away = distance(nearest);
        BigDecimal exact = Mirror.towardsGain(
                position.side(), position.entry(), part == SeedProposal.Part.TAKE_PROFIT ? away : away.negate());
        BigDecimal level = onTick(exact);
        if (level == null) {
            problems.add(
                    "no price lies between 0 and the entry " + Decimals.plain(position.entry()) + " for a " + word);
            return null;
        }
        String moved = level.compareTo(exact) == 0 ? "" : "; " + Decimals.plain(shown(exact)) + " is not on the tick";
        return new Seeded.Reason(word, level, nearest.rule(), nearest.because() + moved);
    }

    private BigDecimal distance(SeedProposal proposal) {
        BigDecimal unit = proposal.unit() == SeedProposal.Unit.ATR ? position.atr() : position.entry();
        return unit == null ? BigDecimal.ZERO : unit.multiply(proposal.amount());
    }

    /** The nearest tick above zero and on the same side of the entry; null where there is none. */
    private @Nullable BigDecimal onTick(BigDecimal exact) {
        BigDecimal tick = tickAt.apply(exact.max(BigDecimal.ZERO));
        if (exact.compareTo(position.entry()) == 0) {
            return null;
        }
        BigDecimal rounded = Mirror.roundClear(exact, position.entry(), tick);
        if (rounded.signum() > 0) {
            return Decimals.canonical(rounded);
        }
        // Farther than zero: the lowest price there is, if the entry lies above it.
        BigDecimal lowest = tickAt.apply(BigDecimal.ZERO);
        return lowest.compareTo(position.entry()) < 0 ? Decimals.canonical(lowest) : null;
    }

    private static BigDecimal shown(BigDecimal exact) {
        return exact.scale() > 8 ? exact.setScale(8, RoundingMode.HALF_EVEN) : exact;
    }
}
