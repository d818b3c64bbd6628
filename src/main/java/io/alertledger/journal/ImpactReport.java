package io.alertledger.journal;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A draft of the rules against the decisions of the past. Immutable.
 *
 * @param draft id of the draft
 * @param decisions how many were looked at
 * @param same how many stay as they were
 * @param changed the others, oldest first
 * @param notPossible why some could not be decided again, and how many
 */
public record ImpactReport(
        String draft, int decisions, int same, List<Impact.Changed> changed, Map<String, Integer> notPossible) {
    public ImpactReport {
        changed = List.copyOf(changed);
        notPossible = Collections.unmodifiableMap(new TreeMap<>(notPossible));
    }

    /** How many decisions each rule has a part in changing, by rule. */
    public Map<String, Integer> byRule() {
        Map<String, Integer> counts = new TreeMap<>();
        changed.forEach(change -> change.rules().forEach(rule -> counts.merge(rule, 1, Integer::sum)));
        return counts;
    }

    /** What the draft trades more in all, below zero for less. */
    public BigDecimal quantity() {
        return changed.stream().map(Impact.Changed::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the draft's sales realise more at the marks of the moment, of the changes that can be valued. */
    public BigDecimal profit() {
        return changed.stream()
                .map(change -> change.profit() == null ? BigDecimal.ZERO : change.profit())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Changes that can't be valued: a mark or a cost is not known. */
    public int notValued() {
        return (int) changed.stream().filter(change -> change.profit() == null).count();
    }
}
