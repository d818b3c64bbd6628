package io.alertledger.rules;

import java.util.List;

/** What became of rule sources: a set that can be used, or everything that is wrong with them. */
public sealed interface CompileResult {

    /** The sources compiled and passed every check. */
    record Compiled(RuleSet ruleSet) implements CompileResult {}

    /**
     * The sources can't be used.
     *
     * @param problems all that were found, ordered by file and line; never empty
     */
    record Rejected(List<RuleProblem> problems) implements CompileResult {
        public Rejected {
            problems = problems.stream().distinct().sorted().toList();
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("rejected without a problem");
            }
        }

        /** All problems, ready to print. */
        @Override
        public String toString() {
            return String.join(
                    "\n", problems.stream().map(RuleProblem::toString).toList());
        }
    }
}
