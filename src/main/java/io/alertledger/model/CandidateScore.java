package io.alertledger.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the matrix candidates × rules.
 *
 * @param name the candidate's name
 * @param levels points per level in the order they were compared: HINTS, then the policy's heuristics
 * @param separating points under the first heuristic that separates the leaders, 0 if none does
 * @param probability the share of the learned model's belief, 0 to 1 at six decimals; null for a
 *     candidate that a guard rules out
 * @param objections codes of the vetoes against it; such a candidate is listed and not ranked
 */
public record CandidateScore(
        String name,
        List<LevelScore> levels,
        BigDecimal separating,
        @Nullable BigDecimal probability,
        List<Objection> objections) {
    public CandidateScore {
        levels = List.copyOf(levels);
        separating = Decimals.canonical(separating);
        objections = List.copyOf(objections);
    }

    /** Points at the HINTS level. */
    public BigDecimal hintPoints() {
        return levels.get(0).points();
    }

    /** The sum over all levels; for showing, nothing is decided by it. */
    public BigDecimal total() {
        BigDecimal total = BigDecimal.ZERO;
        for (LevelScore level : levels) {
            total = total.add(level.points());
        }
        return Decimals.canonical(total);
    }
}
