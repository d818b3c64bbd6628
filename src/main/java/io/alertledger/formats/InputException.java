package io.alertledger.formats;

/**
 * Input that can not be understood, on its way to the edge that reports it. Thrown by readers only;
 * every edge (a batch line, a request, a row) catches it and answers with the problem.
 */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient InputProblem problem;

    public InputException(InputProblem problem) {
        super(problem.field().isEmpty() ? problem.message() : problem.field() + ": " + problem.message());
        this.problem = problem;
    }

    public InputException(String code, String field, String value, String message) {
        this(new InputProblem(code, field, value, message));
    }

    public InputProblem problem() {
        return problem;
    }
}
