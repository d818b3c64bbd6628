package io.alertledger.formats;

import java.util.List;

/**
 * One row of a file that lists trades: what it says, or why it says nothing.
 *
 * <p>Codes of problems, beside those of {@link InputProblem} and the constants here: {@code NOT_UTF8},
 * {@code COLUMNS}, {@code DERIVED} (two parts of the row differ).
 */
public sealed interface ImportedRow {
    /** An index stands where a stock should. */
    String INDEX = "INDEX";

    /** A lot was closed before it was opened, as the row has it. */
    String BEFORE_OPENING = "BEFORE_OPENING";

    /** What it cost is not said. The row is taken, with a cost that is unknown. */
    String NO_COST = "NO_COST";

    /** Says {@link #NO_COST} of a field. */
    static InputProblem noCost(String field) {
        return new InputProblem(NO_COST, field, "", "no price; what it cost is unknown until somebody says it");
    }

    /** Its number as a person counts: for CSV the line, for the others 1, 2, 3 … */
    long row();

    /**
     * A trade.
     *
     * @param problems of a part of the row that is left out; empty where all of it could be read
     */
    record Trade(long row, ImportedTrade trade, List<InputProblem> problems) implements ImportedRow {
        public Trade {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing of it can be used. */
    record Unusable(long row, InputProblem problem) implements ImportedRow {}
}
