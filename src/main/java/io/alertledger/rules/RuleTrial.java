package io.alertledger.rules;

import io.alertledger.rules.ConstraintOutcome.Verdict;
import java.util.List;

/**
 * A rule held against the facts of a decision, constraint by constraint. Immutable.
 *
 * @param rule which rule
 * @param subject the name of the position it was tried for; empty for the instruction as a whole
 * @param constraints in the order of the rule's text
 */
public record RuleTrial(RuleInfo rule, String subject, List<ConstraintOutcome> constraints) {
    public RuleTrial {
        constraints = List.copyOf(constraints);
    }

    /** Whether every constraint holds: then the rule spoke. */
    public boolean speaks() {
        return constraints.stream().allMatch(outcome -> outcome.verdict() == Verdict.HOLDS);
    }

    /** The constraints that kept it silent. */
    public List<ConstraintOutcome> failures() {
        return constraints.stream()
                .filter(outcome -> outcome.verdict() != Verdict.HOLDS)
                .toList();
    }
}
