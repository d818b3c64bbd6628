package io.alertledger.rules;

import java.util.List;

/** What reading a rules folder gave: its files, or what kept them from being read. */
public sealed interface SourceResult {

    /** Every file was read. */
    record Read(RuleSources sources) implements SourceResult {}

    /**
     * Nothing is to be made of what was read.
     *
     * @param problems all that were found; never empty
     */
    record Unreadable(List<RuleProblem> problems) implements SourceResult {
        public Unreadable {
            problems = problems.stream().distinct().sorted().toList();
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("unreadable without a problem");
            }
        }
    }
}
