package io.alertledger.rules;

import io.alertledger.model.Decimals;
import io.alertledger.model.Fraction;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A row of a table, read cell by cell. An accessor that can't make sense of its cell notes the problem, with line and
 * column, and gives nothing. Used by one thread.
 */
final class TableRow {

    private final RuleFile file;
    private final int line;
    private final List<String> header;
    private final List<String> cells;
    private final List<RuleProblem> problems;

    TableRow(RuleFile file, int line, List<String> header, List<String> cells, List<RuleProblem> problems) {
        this.file = file;
        this.line = line;
        this.header = header;
        this.cells = cells;
        this.problems = problems;
    }

    /** The cell's text, empty where the cell is empty or the table has no such column. */
    String text(String column) {
        int index = header.indexOf(column);
        return index < 0 ? "" : cells.get(index).strip();
    }

    /** The cell's text, which must be there. */
    Optional<String> word(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            problem(column, column + " is empty", "");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** What a reader makes of a cell that is not empty; its refusal becomes a problem. */
    <T> Optional<T> read(String column, Function<String, T> reader) {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            problem(column, column + ": " + e.getMessage(), "");
            return Optional.empty();
        }
    }

    /** As {@link #read}, of a cell that must not be empty. */
    <T> Optional<T> need(String column, Function<String, T> reader) {
        return word(column).isEmpty() ? Optional.empty() : read(column, reader);
    }

    /** Notes a problem with a cell. */
    void problem(String column, String what, String maybe) {
        int index = Math.max(header.indexOf(column), 0);
        problems.add(file.problem(line, columnOf(file.line(line), index), what, maybe));
    }

    /** Where the row stands, for sentences about another row. */
    String position() {
        return file.path() + ":" + line;
    }

    static BigDecimal notNegative(String text) {
        BigDecimal value = Decimals.parse(text);
        if (value.signum() < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is below 0");
        }
        return value;
    }

    static BigDecimal positive(String text) {
        BigDecimal value = Decimals.parse(text);
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not above 0");
        }
        return value;
    }

    /** {@code 0.5}, {@code 1/2} and {@code 50%} are a half. */
    static Fraction fraction(String text) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            return new Fraction(
                    Decimals.parse(text.substring(0, slash)).toBigIntegerExact(),
                    Decimals.parse(text.substring(slash + 1)).toBigIntegerExact());
        }
        return Fraction.of(text.endsWith("%") ? percent(text) : Decimals.parse(text));
    }

    /** {@code 5%} as 0.05. */
    static BigDecimal percent(String text) {
        return Decimals.canonical(
                Decimals.parse(text.substring(0, text.length() - 1)).movePointLeft(2));
    }

    static int count(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no whole number", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is below 0");
    }

    static Duration seconds(String text) {
        return Duration.ofSeconds(count(text));
    }

    static boolean flag(String text) {
        return switch (text) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException("\"" + text + "\" is neither true nor false");
        };
    }

    static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
        return text -> {
            List<String> names =
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
            if (!names.contains(text)) {
                throw new IllegalArgumentException("\"" + text + "\" is none of " + String.join(", ", names));
            }
            return Enum.valueOf(type, text);
        };
    }

    /** Where the cell with an index begins in a line, counted from 1; commas inside quotes separate nothing. */
    static int columnOf(String line, int index) {
        boolean quoted = false;
        int cell = 0;
        for (int i = 0; i < line.length() && cell < index; i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted && ++cell == index) {
                return i + 2;
            }
        }
        return 1;
    }
}
