package io.alertledger.formats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of a CSV text, one at a time, in constant memory. A record that is broken costs itself
 * only: a quote that is never closed does not swallow the rest of the file. For one thread.
 */
public final class CsvRecords {
    /** Characters of a line or a record beyond which it is not read. */
    static final int LONGEST_LINE = BoundedLines.MOST_CHARACTERS;

    /** Lines that a quoted cell may reach over. */
    private static final int MOST_LINES = 50;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final BoundedLines in;
    private final ArrayDeque<String> ahead = new ArrayDeque<>();
    private long line;
    private int columns;

    /**
     * @param line where it begins, from 1
     * @param cells null where it can not be read
     * @param text as it stands there
     */
    public record Found(long line, @Nullable List<String> cells, String text) {}

    public CsvRecords(Reader in) {
        this.in = new BoundedLines(new BufferedReader(in, 1 << 16));
    }

    /** How many cells a record has; one that reaches over several lines must have as many. */
    public void columns(int expected) {
        columns = expected;
    }

    /** The next record that is not empty; null at the end. */
    public @Nullable Found next() throws IOException {
        String text = line();
        while (text != null && text.isBlank()) {
            text = line();
        }
        if (text == null) {
            return null;
        }
        long first = line;
        if (text.indexOf('"') < 0) {
            return new Found(first, text.length() >= LONGEST_LINE ? null : split(text), text);
        }
        List<String> cells = parse(text);
        return cells != null ? new Found(first, cells, text) : joined(first, text);
    }

    /** A cell that holds line breaks; a single broken line where no such record comes about. */
    private Found joined(long first, String text) throws IOException {
        StringBuilder whole = new StringBuilder(text);
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < MOST_LINES && whole.length() < LONGEST_LINE; i++) {
            String next = line();
            if (next == null) {
                break;
            }
            taken.add(next);
            whole.append('\n').append(next);
            List<String> cells = next.indexOf('"') < 0 ? null : parse(whole.toString());
            if (cells != null && cells.size() == columns) {
                return new Found(first, cells, whole.toString());
            }
        }
        for (int i = taken.size() - 1; i >= 0; i--) {
            ahead.addFirst(taken.get(i));
            line--;
        }
        return new Found(first, null, text);
    }

    private static List<String> split(String text) {
        List<String> cells = new ArrayList<>(16);
        int from = 0;
        for (int at = text.indexOf(','); at >= 0; at = text.indexOf(',', from)) {
            cells.add(text.substring(from, at));
            from = at + 1;
        }
        cells.add(text.substring(from));
        return cells;
    }

    private static @Nullable List<String> parse(String text) {
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? records.get(0).toList() : null;
        } catch (IOException | RuntimeException broken) {
            return null;
        }
    }

    /** A line without its end, cut where it is longer than any may be; null at the end. */
    private @Nullable String line() throws IOException {
        if (!ahead.isEmpty()) {
            line++;
            return ahead.removeFirst();
        }
        BoundedLines.Line next = in.next();
        if (next == null) {
            return null;
        }
        line++;
        return next.text();
    }
}
