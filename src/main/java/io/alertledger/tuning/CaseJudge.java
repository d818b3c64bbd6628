package io.alertledger.tuning;

import io.alertledger.model.Alert;
import io.alertledger.model.AmbiguityRule;
import io.alertledger.model.CandidateScore;
import io.alertledger.model.Decision;
import io.alertledger.model.Policy;
import io.alertledger.model.Situation;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts cases to the engine, as alerts are put to it, under a policy that names one heuristic. */
final class CaseJudge {
    private final Resolver resolver;

    CaseJudge(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * What the engine chose.
     *
     * @param confidence the learned model's probability of the first of its ranking
     * @param right whether that is what was really sold
     * @param likelihood the learned model's probability of what was really sold
     */
    record Pick(Case one, BigDecimal confidence, boolean right, BigDecimal likelihood) {}

    List<Pick> picks(List<Case> cases, String heuristic) {
        return cases.stream().map(one -> pick(one, heuristic)).toList();
    }

    private Pick pick(Case one, String heuristic) {
        List<CandidateScore> candidates = decide(one, heuristic).explanation().candidates();
        if (candidates.isEmpty()) {
            // The rules themselves failed: nothing was chosen, and the rules are no good for this case.
            return new Pick(one, BigDecimal.ZERO, false, BigDecimal.ZERO);
        }
        CandidateScore first = candidates.get(0);
        BigDecimal likelihood = candidates.stream()
                .filter(c -> c.name().equals(one.right()))
                .map(c -> Objects.requireNonNullElse(c.probability(), BigDecimal.ZERO))
                .findFirst()
                .orElse(BigDecimal.ZERO);
        return new Pick(
                one,
                Objects.requireNonNullElse(first.probability(), BigDecimal.ZERO),
                first.objections().isEmpty() && first.name().equals(one.right()),
                likelihood);
    }

    /** The engine's decision about a case. */
    Decision.Single decide(Case one, String heuristic) {
        Policy policy = resolver.rules()
                .tables()
                .policy(Alert.DEFAULT_ACCOUNT, one.channel(), one.instruction().ticker())
                .withoutLimits()
                .with(p -> {
                    p.heuristics = List.of(heuristic);
                    p.onAmbiguous = AmbiguityRule.HEURISTIC;
                    p.minConfidence = null;
                });
        return resolver.resolve(new Question(
                one.instruction(),
                one.channel(),
                one.author(),
                one.positions(),
                Map.of(),
                policy,
                Situation.calm(Alert.DEFAULT_ACCOUNT),
                one.at()));
    }
}
