package io.alertledger.exits;

import io.alertledger.model.Decimals;
import io.alertledger.model.MarketCalendar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bars as a CSV: a header, then one bar a line. Columns may stand in any order and under the usual names ({@code time,
 * timestamp, date, datetime, t}; {@code open, o}; {@code high, h}; {@code low, l}; {@code close, c}); others are passed
 * over. Times are ISO-8601, with a zone or else New York's, a date alone (the day's 09:30), or epoch seconds or
 * milliseconds.
 *
 * @param bars what could be read, in the order of time
 * @param problems what could not, each with its line
 */
public record BarsCsv(List<PricePoint.Candle> bars, List<Problem> problems) {

    /** A line that was left out, and why. */
    public record Problem(int line, String what) {
        @Override
        public String toString() {
            return "line " + line + ": " + what;
        }
    }

    /** Longest line that is read. */
    private static final int LONGEST_LINE = 10_000;

    private static final Map<String, List<String>> NAMES = Map.of(
            "time", List.of("time", "timestamp", "date", "datetime", "t"),
            "open", List.of("open", "o"),
            "high", List.of("high", "h"),
            "low", List.of("low", "l"),
            "close", List.of("close", "c"));

    public BarsCsv {
        bars = List.copyOf(bars);
        problems = List.copyOf(problems);
    }

    /** Reads bars to the end; the reader is the caller's to close. */
    public static BarsCsv read(Reader reader) throws IOException {
        BufferedReader lines = new BufferedReader(reader);
        List<Row> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> columns = null;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            try {
                if (columns == null) {
                    columns = columns(text);
                } else {
                    rows.add(new Row(number, bar(columns, text)));
                }
            } catch (IllegalArgumentException | DateTimeException bad) {
                problems.add(new Problem(number, String.valueOf(bad.getMessage())));
                if (columns == null) {
                    return new BarsCsv(List.of(), problems);
                }
            }
        }
        if (columns == null) {
            problems.add(new Problem(number, "empty; a header such as time,open,high,low,close is expected"));
        }
        return inOrder(rows, problems);
    }

    /** A bar and the line it stands on. */
    private record Row(int line, PricePoint.Candle bar) {}

    /** Files may begin with the newest; of two bars at one time the first that stands there counts. */
    private static BarsCsv inOrder(List<Row> rows, List<Problem> problems) {
        rows.sort(Comparator.comparing((Row row) -> row.bar().at()).thenComparingInt(Row::line));
        List<PricePoint.Candle> bars = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (!bars.isEmpty()
                    && bars.get(bars.size() - 1).at().equals(row.bar().at())) {
                problems.add(
                        new Problem(row.line(), "a second bar at " + row.bar().at()));
            } else {
                bars.add(row.bar());
            }
        }
        problems.sort(Comparator.comparingInt(Problem::line));
        return new BarsCsv(bars, problems);
    }

    private static Map<String, Integer> columns(String header) {
        List<String> names = Arrays.stream(cells(header))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        Map<String, Integer> columns = new HashMap<>();
        for (Map.Entry<String, List<String>> column : NAMES.entrySet()) {
            int index = column.getValue().stream()
                    .mapToInt(names::indexOf)
                    .filter(found -> found >= 0)
                    .findFirst()
                    .orElse(-1);
            if (index < 0) {
                throw new IllegalArgumentException("no column \"" + column.getKey() + "\" among " + names);
            }
            columns.put(column.getKey(), index);
        }
        return columns;
    }

    private static String[] cells(String line) {
        if (line.length() > LONGEST_LINE) {
            throw new IllegalArgumentException("longer than " + LONGEST_LINE + " characters");
        }
        return Arrays.stream(line.split(",", -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                .toArray(String[]::new);
    }

    private static PricePoint.Candle bar(Map<String, Integer> columns, String line) {
        String[] cells = cells(line);
        Instant at = time(cell(columns, cells, "time"));
        return new PricePoint.Candle(
                at,
                number(columns, cells, "open"),
                number(columns, cells, "high"),
                number(columns, cells, "low"),
                number(columns, cells, "close"));
    }

    private static String cell(Map<String, Integer> columns, String[] cells, String name) {
        @Nullable Integer index = columns.get(name);
        if (index == null || index >= cells.length || cells[index].isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return cells[index];
    }

    private static BigDecimal number(Map<String, Integer> columns, String[] cells, String name) {
        try {
            return Decimals.parse(cell(columns, cells, name));
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(name + ": " + bad.getMessage(), bad);
        }
    }

    static Instant time(String text) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() >= 9 && text.length() <= 14) {
            long epoch = Long.parseLong(text);
            return text.length() > 11 ? Instant.ofEpochMilli(epoch) : Instant.ofEpochSecond(epoch);
        }
        String iso = text.replace(' ', 'T');
        if (iso.length() == 10) {
            return LocalDate.parse(iso)
                    .atTime(MarketCalendar.REGULAR_OPEN)
                    .atZone(MarketCalendar.NEW_YORK)
                    .toInstant();
        }
        boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).atZone(MarketCalendar.NEW_YORK).toInstant();
    }
}
