package io.alertledger.parse;

import java.util.List;
import java.util.stream.Collectors;

/** A vocabulary that can not be used, with every problem it has. */
public final class VocabularyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<VocabularyProblem> problems;

    VocabularyException(List<VocabularyProblem> problems) {
        super(problems.stream().map(VocabularyProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All of them, in the order of the lines. */
    public List<VocabularyProblem> problems() {
        return problems;
    }
}
