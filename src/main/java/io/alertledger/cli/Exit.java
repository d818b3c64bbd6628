package io.alertledger.cli;

/** What exit codes mean. */
final class Exit {
    /** Done. */
    static final int DONE = 0;

    /** The answer is "no": refused, ambiguous, red, a scenario failed, verify differs. */
    static final int NO = 1;

    /** Bad usage or input. */
    static final int USAGE = 2;

    /** Something outside failed: broker, disk, another process. */
    static final int OUTSIDE = 3;

    private Exit() {}
}
