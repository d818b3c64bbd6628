package io.alertledger.parse;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a channel as chat exporters write them: JSON Lines, or CSV with a header. Field names of the usual exporters
 * are known (text, content, message; author, username, from; date, timestamp, receivedAt). Read as a stream.
 */
public final class ChannelExport {
    private static final List<String> TEXT = List.of("text", "content", "message", "body");
    private static final List<String> AUTHOR = List.of("author", "username", "user", "from", "sender", "name");
    private static final List<String> TIME =
            List.of("receivedat", "timestamp", "date", "time", "createdat", "created_at");

    /**
     * A message of an export.
     *
     * @param line where it stands, counted from 1
     * @param text as written
     * @param author who wrote it, or null
     * @param at when, or null where the export does not say or can not be read
     */
    public record Row(
            long line,
            String text,
            @Nullable String author,
            @Nullable Instant at) {}

    private ChannelExport() {}

    /**
     * Reads an export, whichever of the two forms it has.
     *
     * @param rows takes each message, in order
     * @param problems takes the line and what is wrong with it; reading goes on
     * @throws IOException if the source can not be read
     */
    public static void read(Reader source, Consumer<Row> rows, BiConsumer<Long, String> problems) throws IOException {
        BufferedReader reader = new BufferedReader(source);
        reader.mark(2);
        int first = reader.read();
        if (first == 0xFEFF) {
            reader.mark(1);
            first = reader.read();
        }
        reader.reset();
        if (first == '{') {
            jsonLines(reader, rows, problems);
        } else if (first >= 0) {
            csv(reader, rows, problems);
        }
    }

    private static void jsonLines(BufferedReader reader, Consumer<Row> rows, BiConsumer<Long, String> problems)
            throws IOException {
        long line = 0;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            try {
                JsonNode node = Json.read(text);
                String said = text(node, TEXT);
                if (said == null) {
                    problems.accept(line, "no text; expected one of " + TEXT);
                } else {
                    rows.accept(new Row(line, said, text(node, AUTHOR), time(text(node, TIME))));
                }
            } catch (InputException broken) {
                problems.accept(line, broken.getMessage() == null ? "not JSON" : broken.getMessage());
            }
        }
    }

    private static @Nullable String text(JsonNode node, List<String> names) {
        for (Iterator<String> fields = node.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            if (names.contains(field.toLowerCase(Locale.ROOT))) {
                JsonNode value = node.get(field);
                JsonNode plain = value.isObject() ? value.path(value.has("name") ? "name" : "text") : value;
                if (plain.isValueNode() && !plain.isNull()) {
                    return plain.asText();
                }
            }
        }
        return null;
    }

    private static void csv(Reader reader, Consumer<Row> rows, BiConsumer<Long, String> problems) throws IOException {
        List<String> header = null;
        try (CSVParser parser = CSVParser.parse(reader, CSVFormat.RFC4180)) {
            for (CSVRecord record : parser) {
                long line = parser.getCurrentLineNumber();
                if (header == null) {
                    header = lower(record.toList());
                    if (column(header, TEXT) < 0) {
                        problems.accept(line, "no column of texts; expected one of " + TEXT);
                        return;
                    }
                } else {
                    row(header, record, line, rows, problems);
                }
            }
        } catch (UncheckedIOException | IllegalStateException broken) {
            problems.accept(0L, "not readable as CSV: " + broken.getMessage());
        }
    }

    private static void row(
            List<String> header, CSVRecord record, long line, Consumer<Row> rows, BiConsumer<Long, String> problems) {
        String text = cell(record, column(header, TEXT));
        if (text == null) {
            problems.accept(line, "the row has " + record.size() + " cells and no text");
        } else {
            rows.accept(new Row(
                    line, text, cell(record, column(header, AUTHOR)), time(cell(record, column(header, TIME)))));
        }
    }

    private static List<String> lower(List<String> cells) {
        List<String> lower = new ArrayList<>();
        cells.forEach(cell -> lower.add(cell.strip().toLowerCase(Locale.ROOT)));
        return lower;
    }

    private static int column(List<String> header, List<String> names) {
        for (String name : names) {
            int index = header.indexOf(name);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    private static @Nullable String cell(CSVRecord record, int column) {
        return column < 0 || column >= record.size() ? null : record.get(column);
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.strip().replace(' ', 'T')).toInstant();
        } catch (DateTimeException noOffset) {
            try {
                return Instant.parse(text.strip());
            } catch (DateTimeException notThisForm) {
                return null;
            }
        }
    }
}
