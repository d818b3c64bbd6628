package io.alertledger.explain;

import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.ConstraintOutcome;
import io.alertledger.rules.RuleInfo;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleTrial;
import io.alertledger.rules.RuleTrials;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why rules did not speak, for one decision: every rule against every position, constraint by constraint, with the
 * values seen. Worked out from the rules' own text when it is first asked for. Immutable and thread-safe.
 */
public final class WhyNot {
    private final RuleSet rules;
    private final RuleTrials trials;
    private final List<Object> facts;

    private WhyNot(RuleSet rules, RuleTrials trials, List<Object> facts) {
        this.rules = rules;
        this.trials = trials;
        this.facts = facts;
    }

    /** For a question, under the rules that decide it. */
    public static WhyNot of(Resolver resolver, Question question) {
        return of(resolver, new RuleTrials(resolver.rules()), question);
    }

    /** As {@link #of(Resolver, Question)}, with the rules' texts read already. */
    public static WhyNot of(Resolver resolver, RuleTrials trials, Question question) {
        return new WhyNot(resolver.rules(), trials, resolver.facts(question));
    }

    /** Every rule that could have spoken of a position, by file and line; empty for one that was no candidate. */
    public List<RuleTrial> about(String position) {
        List<RuleTrial> found = new ArrayList<>();
        for (RuleInfo rule : rules.rules()) {
            for (RuleTrial trial : of(rule.id())) {
                if (trial.subject().equals(position)) {
                    found.add(trial);
                }
            }
        }
        return found;
    }

    /** One rule against everything that it could have been about. */
    public List<RuleTrial> of(String ruleId) {
        List<RuleTrial> found = new ArrayList<>();
        for (@Nullable Object subject : trials.subjects(ruleId, facts)) {
            trials.trial(ruleId, subject, facts).ifPresent(found::add);
        }
        return found;
    }

    /** A trial as text: the rule, then each constraint with what was seen. */
    public static String text(RuleTrial trial) {
        StringBuilder text = new StringBuilder();
        text.append(trial.rule().id())
                .append(trial.subject().isEmpty() ? "" : " on " + trial.subject())
                .append(trial.speaks() ? " spoke" : " said nothing")
                .append("  (")
                .append(trial.rule().position())
                .append(")\n");
        for (ConstraintOutcome outcome : trial.constraints()) {
            String sign = switch (Objects.requireNonNull(outcome.verdict())) {
                case HOLDS -> "holds ";
                case FAILS -> "fails ";
                case UNKNOWN -> "?     ";
            };
            text.append("  ").append(sign).append(outcome.constraint());
            if (!outcome.seen().isEmpty()) {
                text.append("   ").append(outcome.seen());
            }
            text.append("   line ").append(outcome.line()).append('\n');
        }
        return text.toString();
    }
}
