package io.alertledger.storage;

import io.alertledger.ledger.NotStoredException;

/** Carries a {@link StoreProblem} to the edge that reports it; callers below storage know it by its base. */
public final class StoreException extends NotStoredException {
    private static final long serialVersionUID = 1L;

    private final transient StoreProblem problem;

    public StoreException(StoreProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    StoreException(StoreProblem problem, Throwable cause) {
        super(problem.message(), cause);
        this.problem = problem;
    }

    public StoreProblem problem() {
        return problem;
    }
}
