package io.alertledger.scenario;

/** What is wrong with a line; caught where lines are read and made a problem of the file. */
final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final String maybe;

    /** @param column counted from 1 */
    Wrong(int column, String what, String maybe) {
        super(what, null, false, false);
        this.column = column;
        this.maybe = maybe;
    }

    int column() {
        return column;
    }

    String maybe() {
        return maybe;
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
