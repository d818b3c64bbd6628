package io.alertledger.cli;

import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Prices as a CSV: a header with {@code instrument} and {@code price}, or {@code bid} and {@code ask}; {@code at}, an
 * ISO-8601 time with a zone, where a price is not of now. Other columns are passed over; a line that can not be
 * understood is said and left out.
 */
final class MarksFile {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private MarksFile() {}

    /**
     * @param instruments reads a name
     * @throws IllegalArgumentException where it is no file of prices
     */
    static List<Mark> read(Path file, Function<String, Instrument> instruments, Instant now, PrintWriter problems)
            throws IOException {
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser rows = FORMAT.parse(reader)) {
            if (!rows.getHeaderMap().containsKey("instrument")) {
                throw new IllegalArgumentException(
                        file + ": expected a header with instrument and price, or bid and ask; found "
                                + rows.getHeaderNames());
            }
            List<Mark> marks = new ArrayList<>();
            for (CSVRecord row : rows) {
                try {
                    marks.add(mark(row, instruments, now));
                } catch (IllegalArgumentException | DateTimeException bad) {
                    problems.println(file + ": line " + rows.getCurrentLineNumber() + ": " + bad.getMessage());
                }
            }
            problems.flush();
            return marks;
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(file + ": there is no such file", missing);
        } catch (CSVException | UncheckedIOException broken) {
            throw new IllegalArgumentException(file + ": no CSV of prices: " + broken.getMessage(), broken);
        }
    }

    private static Mark mark(CSVRecord row, Function<String, Instrument> instruments, Instant now) {
        String at = cell(row, "at");
        String name = cell(row, "instrument");
        if (name == null) {
            throw new IllegalArgumentException("instrument is missing");
        }
        return new Mark(
                instruments.apply(name),
                number(row, "price"),
                number(row, "bid"),
                number(row, "ask"),
                at == null ? now : OffsetDateTime.parse(at).toInstant(),
                "csv");
    }

    private static @Nullable BigDecimal number(CSVRecord row, String column) {
        String text = cell(row, column);
        return text == null ? null : Decimals.parse(text);
    }

    private static @Nullable String cell(CSVRecord row, String column) {
        String text = row.isSet(column) ? row.get(column) : "";
        return text.isBlank() ? null : text;
    }
}
