package io.alertledger.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a table strictly: a header that names each column, then one row a line; empty lines and lines that begin with
 * {@code #} are passed over. Everything that is wrong is collected, with its line and column, and reading goes on.
 *
 * <p>Stateless but for the problems it is handed; used by one thread.
 */
final class TableReader {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreSurroundingSpaces(true).get();

    private final List<RuleProblem> problems;

    TableReader(List<RuleProblem> problems) {
        this.problems = problems;
    }

    /** The last column of most tables; a row without one needs no comma for it. */
    private static final String NOTE = "note";

    /**
     * The rows of a table.
     *
     * @param required columns that must be there
     * @param optional columns that may be there
     */
    List<TableRow> rows(RuleFile file, List<String> required, List<String> optional) {
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        List<String> header = null;
        List<TableRow> rows = new ArrayList<>();
        List<String> lines = file.text().lines().toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = cells(file, number, line);
            if (cells.isEmpty()) {
                continue;
            }
            if (header == null) {
                header = cells;
                if (!headerIsRight(file, number, header, required, known)) {
                    return List.of();
                }
            } else if (cells.size() == header.size()) {
                rows.add(new TableRow(file, number, header, cells, problems));
            } else if (cells.size() == header.size() - 1
                    && header.get(cells.size()).equals(NOTE)) {
                List<String> padded = new ArrayList<>(cells);
                padded.add("");
                rows.add(new TableRow(file, number, header, padded, problems));
            } else {
                problems.add(file.problem(
                        number,
                        1,
                        "the row has " + cells.size() + " cells and the header " + header.size() + " columns",
                        "a comma is missing or too many, or a text with a comma needs quotes."));
            }
        }
        if (header == null) {
            problems.add(RuleProblem.of(
                    file.path(), "the table is empty", "its first line should be " + String.join(",", known) + "."));
        }
        return rows;
    }

    private List<String> cells(RuleFile file, int number, String line) {
        if (line.indexOf('"') < 0) {
            return plain(line);
        }
        try (CSVParser parser = CSVParser.parse(line, FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            return records.isEmpty() ? List.of() : records.get(0).toList();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            problems.add(file.problem(
                    number,
                    1,
                    "the row can't be read: " + rootMessage(e),
                    "a quote is missing; a cell can't span lines."));
            return List.of();
        }
    }

    /** Nearly every line: no quotes, so every comma separates. */
    private static List<String> plain(String line) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        for (int comma = line.indexOf(','); comma >= 0; comma = line.indexOf(',', start)) {
            cells.add(line.substring(start, comma).strip());
            start = comma + 1;
        }
        cells.add(line.substring(start).strip());
        return cells;
    }

    private static String rootMessage(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    private boolean headerIsRight(
            RuleFile file, int number, List<String> header, List<String> required, List<String> known) {
        int before = problems.size();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            int column = TableRow.columnOf(file.line(number), i);
            if (!known.contains(name)) {
                problems.add(file.problem(
                        number, column, "there is no column \"" + name + "\"", Suggestion.advice(name, known)));
            } else if (!seen.add(name)) {
                problems.add(file.problem(number, column, "column \"" + name + "\" stands twice", ""));
            }
        }
        boolean misspelled = problems.size() > before;
        for (String name : required) {
            // A misspelled column is missing under its right name; once is enough.
            if (!misspelled && !seen.contains(name)) {
                problems.add(file.problem(number, 1, "column \"" + name + "\" is missing", ""));
            }
        }
        return problems.size() == before;
    }
}
