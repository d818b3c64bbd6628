package io.alertledger;

/** Rule files that can not be used; the message holds every problem, ready to print. */
public final class RulesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RulesException(String message) {
        super(message);
    }
}
