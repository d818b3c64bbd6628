package io.alertledger.model;

/** The names of levels that are not heuristics of a trader's own. */
public final class EvidenceLevels {
    /** What the alert said against what is held: compared before any heuristic. */
    public static final String HINTS = "HINTS";

    /** The heuristic that stands behind every list. */
    public static final String FIFO = "FIFO";

    /** By unrealized profit; skipped whole when any candidate lacks a fresh mark. */
    public static final String PROFIT_FIRST = "PROFIT_FIRST";

    /** What real books teach, in log-odds; the ground of every decision's confidence. */
    public static final String LEARNED = "LEARNED";

    private EvidenceLevels() {}
}
