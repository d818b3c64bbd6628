package io.alertledger.ledger;

/**
 * A transaction could not be stored: no space, an error of the disk, damage, another owner. Its
 * message says which, for people. Whether the commit reached the disk may be open, so whoever tries
 * again does it under the same ids and keys.
 */
public class NotStoredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotStoredException(String message) {
        super(message);
    }

    public NotStoredException(String message, Throwable cause) {
        super(message, cause);
    }
}
