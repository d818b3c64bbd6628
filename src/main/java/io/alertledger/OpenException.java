package io.alertledger;

import io.alertledger.storage.StoreProblem;

/** A ledger that can not be opened; the message says why and what to do. */
public final class OpenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StoreProblem problem;

    public OpenException(StoreProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** The same for programs. */
    public StoreProblem problem() {
        return problem;
    }
}
