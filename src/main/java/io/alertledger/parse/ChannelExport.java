package io.alertledger.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.alertledger.formats.BoundedLines;
import io.alertledger.formats.CsvRecords;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages of a channel as chat exporters write them: JSON Lines, or CSV with a header. Field names of the usual exporters
 * are known (id; text, content, message; author, username, from; date, timestamp, receivedAt; reply_to, reference). Read as
 * a stream, no more of it at a time than the longest line that is allowed.
 */
public final class ChannelExport {
    private static final List<String> ID = List.of("id", "messageid", "message_id");
    private static final List<String> TEXT = List.of("text", "content", "message", "body");
    private static final List<String> AUTHOR = List.of("author", "username", "user", "from", "sender", "name");
    private static final List<String> TIME =
            List.of("receivedat", "timestamp", "date", "time", "createdat", "created_at");
    private static final List<String> REPLY =
            List.of("replyto", "reply_to", "reply_to_message_id", "reference", "message_reference");

    /** Which part of an object stands for it: an author's name, the id or the text of the message replied to. */
    private static final List<String> PARTS = List.of("name", "username", "messageid", "message_id", "text", "content");

    /**
     * A message of an export.
     *
     * @param line where it stands, counted from 1
     * @param text as written
     * @param author who wrote it, or null
     * @param at when, or null where the export does not say or can not be read
     * @param id by which others refer to it, or null
     * @param replyTo the id of the message it replies to, or that message's text, or null
     */
    public record Row(
            long line,
            String text,
            @Nullable String author,
            @Nullable Instant at,
            @Nullable String id,
            @Nullable String replyTo) {}

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
        BoundedLines lines = new BoundedLines(reader);
        for (BoundedLines.Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.whole()) {
                problems.accept(
                        line.number(),
                        "longer than " + BoundedLines.MOST_CHARACTERS
                                + " characters; expected one message a line. Maybe the export is one JSON array: write it as JSON Lines");
            } else if (!line.text().isBlank()) {
                jsonLine(line, rows, problems);
            }
        }
    }

    private static void jsonLine(BoundedLines.Line line, Consumer<Row> rows, BiConsumer<Long, String> problems) {
        try {
            JsonNode node = Json.read(line.text());
            String said = text(node, TEXT);
            if (said == null) {
                problems.accept(line.number(), "no text; expected one of " + TEXT);
            } else {
                rows.accept(new Row(
                        line.number(),
                        said,
                        text(node, AUTHOR),
                        time(text(node, TIME)),
                        text(node, ID),
                        text(node, REPLY)));
            }
        } catch (InputException broken) {
            problems.accept(line.number(), broken.getMessage() == null ? "not JSON" : broken.getMessage());
        }
    }

    private static @Nullable String text(JsonNode node, List<String> names) {
        for (Iterator<String> fields = node.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            if (names.contains(field.toLowerCase(Locale.ROOT))) {
                JsonNode value = node.get(field);
                JsonNode plain = value.isObject() ? part(value) : value;
                if (plain.isValueNode() && !plain.isNull()) {
                    return plain.asText();
                }
            }
        }
        return null;
    }

    private static JsonNode part(JsonNode object) {
        for (Iterator<String> fields = object.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            if (PARTS.contains(field.toLowerCase(Locale.ROOT))) {
                return object.get(field);
            }
        }
        return MissingNode.getInstance();
    }

    private static void csv(Reader reader, Consumer<Row> rows, BiConsumer<Long, String> problems) throws IOException {
        CsvRecords records = new CsvRecords(reader);
        List<String> header = null;
        for (CsvRecords.Found found = records.next(); found != null; found = records.next()) {
            List<String> cells = found.cells();
            if (cells == null) {
                problems.accept(found.line(), "not readable as CSV");
            } else if (header != null) {
                row(header, cells, found.line(), rows, problems);
            } else {
                header = lower(cells);
                records.columns(cells.size());
                if (column(header, TEXT) < 0) {
                    problems.accept(found.line(), "no column of texts; expected one of " + TEXT);
                    return;
                }
            }
        }
    }

    private static void row(
            List<String> header, List<String> cells, long line, Consumer<Row> rows, BiConsumer<Long, String> problems) {
        String text = cell(cells, column(header, TEXT));
        if (text == null) {
            problems.accept(line, "the row has " + cells.size() + " cells and no text");
        } else {
            rows.accept(new Row(
                    line,
                    text,
                    cell(cells, column(header, AUTHOR)),
                    time(cell(cells, column(header, TIME))),
                    cell(cells, column(header, ID)),
                    cell(cells, column(header, REPLY))));
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

    private static @Nullable String cell(List<String> cells, int column) {
        return column < 0 || column >= cells.size() ? null : cells.get(column);
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
