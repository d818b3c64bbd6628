package io.alertledger.rules;

/**
 * Something in a rule set that keeps it from being used: where it is, what is wrong, and what might be meant.
 * Immutable; every surface shows the same problem.
 *
 * @param file path inside the rules folder, or the folder itself where no file is to blame
 * @param line counted from 1; 0 where the whole file is meant
 * @param column counted from 1; 0 where the whole line is meant
 * @param excerpt the text of that line, empty where there is none
 * @param what one sentence naming the values involved
 * @param maybe advice, empty where there is none
 */
public record RuleProblem(String file, int line, int column, String excerpt, String what, String maybe)
        implements Comparable<RuleProblem> {

    public RuleProblem {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("negative position " + line + ":" + column + " in " + file);
        }
        if (what.isBlank()) {
            throw new IllegalArgumentException("a problem without a sentence in " + file);
        }
    }

    /** A problem of a whole file or folder. */
    public static RuleProblem of(String file, String what, String maybe) {
        return new RuleProblem(file, 0, 0, "", what, maybe);
    }

    /** {@code file:line:column}, leaving out what is not known. */
    public String position() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }

    /** By place, then by text, so that a list of problems reads top to bottom and is the same every time. */
    @Override
    public int compareTo(RuleProblem other) {
        int order = file.compareTo(other.file);
        order = order != 0 ? order : Integer.compare(line, other.line);
        order = order != 0 ? order : Integer.compare(column, other.column);
        return order != 0 ? order : what.compareTo(other.what);
    }

    /** Position, excerpt with the place marked, explanation, advice: ready to print. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(position()).append(": ").append(what);
        if (!excerpt.isBlank()) {
            text.append("\n  ").append(excerpt);
            if (column > 0 && column <= excerpt.length() + 1) {
                // Tabs are kept so that the mark stands under its character in any tab width.
                text.append("\n  ")
                        .append(excerpt.substring(0, column - 1).replaceAll("[^\t]", " "))
                        .append('^');
            }
        }
        return maybe.isBlank()
                ? text.toString()
                : text.append("\n  Maybe ").append(maybe).toString();
    }
}
