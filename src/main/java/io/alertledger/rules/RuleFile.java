package io.alertledger.rules;

import java.util.List;

/**
 * One text file of a rule set: where it lies and what it says.
 *
 * <p>Line ends are {@code \n} only and a leading byte order mark is gone, so the same text has the same content id
 * whichever editor saved it. Immutable.
 *
 * @param path relative to the rules folder, with forward slashes, such as {@code matching/strike.drl}
 * @param text the content
 */
public record RuleFile(String path, String text) {

    public RuleFile {
        if (path.isBlank()
                || path.startsWith("/")
                || path.contains("\\")
                || List.of(path.split("/")).contains("..")) {
            throw new IllegalArgumentException("path \"" + path + "\" is not relative with forward slashes");
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.indexOf('\r') >= 0) {
            text = text.replace("\r\n", "\n").replace('\r', '\n');
        }
    }

    /** Rules, as opposed to a table or scenarios. */
    public boolean isDrl() {
        return path.endsWith(".drl");
    }

    /** A table such as {@code weights.csv}. */
    public boolean isTable() {
        return path.endsWith(".csv");
    }

    /** Scenarios: they say what the rules should do and change nothing of what they do. */
    public boolean isScenarios() {
        return path.endsWith(".scenarios");
    }

    /** Whether an edit of this file can change a decision. */
    public boolean decides() {
        return isDrl() || isTable();
    }

    /** The first folder of the path, empty for a file at the top. */
    public String folder() {
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** The text of a line counted from 1, empty where there is none. */
    public String line(int number) {
        if (number < 1) {
            return "";
        }
        int start = 0;
        for (int line = 1; line < number; line++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        int end = text.indexOf('\n', start);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }

    /** A problem at a place in this file, with that line as its excerpt. */
    public RuleProblem problem(int line, int column, String what, String maybe) {
        return new RuleProblem(path, Math.max(line, 0), Math.max(column, 0), line(line), what, maybe);
    }

    /** A problem of a cell of a table, counted from 1. */
    public RuleProblem problemInCell(int line, int cell, String what, String maybe) {
        return problem(line, TableRow.columnOf(line(line), cell - 1), what, maybe);
    }
}
