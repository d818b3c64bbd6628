package io.alertledger.scenario;

import io.alertledger.explain.WhyNot;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.ConstraintOutcome;
import io.alertledger.rules.ConstraintOutcome.Verdict;
import io.alertledger.rules.RuleInfo;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleStage;
import io.alertledger.rules.RuleTrial;
import io.alertledger.rules.RuleTrials;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rules and constraints a number of questions exercised. A constraint that never held, or never failed, has a
 * side that nobody tried. Immutable.
 *
 * @param rules by file and line
 */
public record Coverage(List<OfRule> rules) {

    /**
     * A rule's part.
     *
     * @param rule which
     * @param spoke how often every constraint held
     * @param silent how often one did not
     * @param constraints in the order of the text
     */
    public record OfRule(RuleInfo rule, int spoke, int silent, List<OfConstraint> constraints) {
        public OfRule {
            constraints = List.copyOf(constraints);
        }
    }

    /**
     * A constraint's part.
     *
     * @param constraint as written
     * @param line in the rule's file
     * @param held how often it held
     * @param failed how often it failed
     */
    public record OfConstraint(String constraint, int line, int held, int failed) {
        /** Whether both sides were tried. */
        public boolean covered() {
            return held > 0 && failed > 0;
        }
    }

    public Coverage {
        rules = List.copyOf(rules);
    }

    /**
     * What the scenarios beside a set's rules exercise: alerts, positions that lack levels, and prices that come to
     * guarded ones.
     *
     * @param runner reads the texts of alerts
     */
    public static Coverage ofScenarios(RuleSet rules, ScenarioRunner runner) {
        Tried tried = new Tried(rules);
        for (ScenarioFile file : ScenarioRunner.scenarios(rules)) {
            for (Scenario scenario : file.scenarios()) {
                runner.questions(scenario, rules).forEach(tried::question);
                if (scenario.said() instanceof Scenario.Guarded story) {
                    GuardStories.moments(scenario, story, rules).forEach(moment -> tried.fact(RuleStage.EXITS, moment));
                } else if (scenario.said() instanceof Scenario.Lacking story) {
                    GuardStories.lacking(scenario, story)
                            .ifPresent(position -> tried.fact(RuleStage.PROTECTION, position));
                }
            }
        }
        return tried.coverage();
    }

    /** What questions exercise, such as those of the log of decisions. */
    public static Coverage of(RuleSet rules, Collection<Question> questions) {
        Tried tried = new Tried(rules);
        questions.forEach(tried::question);
        return tried.coverage();
    }

    /** Every rule of a set with all that it was held against. */
    private static final class Tried {
        private final Resolver resolver;
        private final RuleTrials trials;
        private final Map<RuleInfo, List<RuleTrial>> byRule = new LinkedHashMap<>();

        Tried(RuleSet rules) {
            this.resolver = new Resolver(rules);
            this.trials = new RuleTrials(rules);
            rules.rules().forEach(rule -> byRule.put(rule, new ArrayList<>()));
        }

        void question(Question question) {
            WhyNot whyNot = WhyNot.of(resolver, trials, question);
            byRule.forEach((rule, tried) -> tried.addAll(whyNot.of(rule.id())));
        }

        void fact(RuleStage stage, Object fact) {
            byRule.forEach((rule, tried) -> {
                if (rule.stage() == stage) {
                    trials.trial(rule.id(), fact, List.of(fact)).ifPresent(tried::add);
                }
            });
        }

        Coverage coverage() {
            List<OfRule> covered = new ArrayList<>();
            byRule.forEach((rule, tried) -> covered.add(ofRule(rule, tried)));
            return new Coverage(covered);
        }
    }

    private static OfRule ofRule(RuleInfo rule, List<RuleTrial> tried) {
        int spoke = 0;
        Map<Integer, OfConstraint> constraints = new LinkedHashMap<>();
        for (RuleTrial trial : tried) {
            spoke += trial.speaks() ? 1 : 0;
            for (int i = 0; i < trial.constraints().size(); i++) {
                ConstraintOutcome outcome = trial.constraints().get(i);
                constraints.merge(
                        outcome.from(),
                        new OfConstraint(
                                outcome.constraint(),
                                outcome.line(),
                                outcome.verdict() == Verdict.HOLDS ? 1 : 0,
                                outcome.verdict() == Verdict.FAILS ? 1 : 0),
                        (a, b) -> new OfConstraint(
                                a.constraint(), a.line(), a.held() + b.held(), a.failed() + b.failed()));
            }
        }
        return new OfRule(rule, spoke, tried.size() - spoke, List.copyOf(constraints.values()));
    }

    /** Rules that never spoke. */
    public List<RuleInfo> neverSpoke() {
        return rules.stream()
                .filter(rule -> rule.spoke() == 0)
                .map(OfRule::rule)
                .toList();
    }

    /** How many constraints there are. */
    public int constraints() {
        return rules.stream().mapToInt(rule -> rule.constraints().size()).sum();
    }

    /** How many of them were tried on both sides. */
    public int covered() {
        return (int) rules.stream()
                .flatMap(rule -> rule.constraints().stream())
                .filter(OfConstraint::covered)
                .count();
    }

    /** A table as text: each rule, then the sides that nobody tried. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (OfRule rule : rules) {
            text.append(rule.rule().id())
                    .append("  spoke ")
                    .append(rule.spoke())
                    .append(", silent ")
                    .append(rule.silent())
                    .append("  (")
                    .append(rule.rule().position())
                    .append(")\n");
            for (OfConstraint constraint : rule.constraints()) {
                if (!constraint.covered()) {
                    text.append("  line ")
                            .append(constraint.line())
                            .append(constraint.held() == 0 ? "  never held: " : "  never failed: ")
                            .append(constraint.constraint())
                            .append('\n');
                }
            }
        }
        return text.toString();
    }
}
