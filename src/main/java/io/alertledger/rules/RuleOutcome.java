package io.alertledger.rules;

import java.util.List;

/** How a firing of rules ended. */
public sealed interface RuleOutcome {

    /**
     * Every rule that applies has spoken.
     *
     * @param firings right sides that ran in this run so far
     */
    record Settled(int firings) implements RuleOutcome {}

    /**
     * The bound on firings was reached; what the scoreboard holds is not to be used.
     *
     * @param rules names of the rules that fired last, most busy first
     * @param limit the bound
     */
    record Runaway(List<String> rules, int limit) implements RuleOutcome {
        public Runaway {
            rules = List.copyOf(rules);
        }

        @Override
        public String toString() {
            return "more than " + limit + " firings, at the end of " + String.join(", ", rules);
        }
    }

    /**
     * A rule could not be evaluated; what the scoreboard holds is not to be used.
     *
     * @param rule the rule that was speaking, empty where a condition failed
     * @param message what went wrong
     */
    record Failed(String rule, String message) implements RuleOutcome {
        @Override
        public String toString() {
            return rule.isEmpty() ? message : "\"" + rule + "\": " + message;
        }
    }
}
