package io.alertledger;

import io.alertledger.rules.RuleProblem;
import java.util.List;
import java.util.stream.Collectors;

/** The rules can not be used and there are none to fall back on; the message holds every problem. */
public final class RulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    public RulesException(List<RuleProblem> problems) {
        super("The rules can not be used:\n"
                + problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, with its place. */
    public List<RuleProblem> problems() {
        return problems;
    }
}
