package io.alertledger.rules;

import io.alertledger.model.RuleRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the scoreboard needs of the rule whose right side runs. Immutable.
 *
 * @param info what the rule says of itself
 * @param ref the same, as explanations show it
 * @param weight its points in {@code weights.csv}, or null where it needs none
 * @param rank its place among the ids of the set: the order in which notes are listed
 */
record FiringRule(RuleInfo info, RuleRef ref, @Nullable BigDecimal weight, int rank) {

    static FiringRule of(RuleInfo info, Weights weights, int rank) {
        RuleRef ref = new RuleRef(info.id(), info.title(), info.file(), info.line());
        return new FiringRule(info, ref, weights.of(info.id()).orElse(null), rank);
    }
}
