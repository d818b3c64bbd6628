package io.alertledger.parse;

import io.alertledger.model.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A line of a table: a text with what stands around it, and the reading that is expected.
 *
 * <pre>
 * {held: SPY, TSLA} {reply: bought SPY 595c} {before: in TSLA 350c} {on: 2026-02-02T15:30:00Z} out here\nall of it
 *   =&gt; ORDER: EXIT SPY 595C
 * </pre>
 *
 * @param text with {@code \n} for a line's end
 * @param message the text and what stands around it
 * @param expected as {@link Shown} writes it
 * @param where file and line
 */
record Case(String text, Message message, String expected, String where) {
    private static final Path TABLES = Path.of("src/test/resources/parse");

    static List<Case> read(String table) {
        List<Case> cases = new ArrayList<>();
        List<String> lines = lines(TABLES.resolve(table));
        for (int i = 0; i + 1 < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("  =>")) {
                cases.add(of(line, lines.get(i + 1).replaceFirst("^  => ", ""), table + ":" + (i + 1)));
            }
        }
        return cases;
    }

    static Case of(String line, String expected, String where) {
        Message message = Grammar.message("");
        String rest = line;
        while (rest.startsWith("{")) {
            int end = rest.indexOf("} ");
            message = around(message, rest.substring(1, end));
            rest = rest.substring(end + 2);
        }
        return new Case(rest, text(message, unescape(rest)), expected, where);
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n");
    }

    private static Message around(Message message, String what) {
        String value = unescape(what.substring(what.indexOf(':') + 1).strip());
        return switch (what.substring(0, what.indexOf(':'))) {
            case "held" -> message.holding(value.split(", *"));
            case "called" -> message.calling(Map.of(value.split("=")[0], value.split("=")[1]));
            case "reply" -> message.inReplyTo(value);
            case "before" -> message.by("ann", new Alert.Message(value, "ann"));
            case "other" -> message.by("ann", new Alert.Message(value, "bob"));
            case "on" ->
                new Message(
                        message.text(),
                        Instant.parse(value),
                        null,
                        null,
                        message.replyTo(),
                        message.previous(),
                        message.tickers(),
                        message.nicknames());
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Message text(Message message, String text) {
        return new Message(
                text,
                message.receivedAt(),
                message.channel(),
                message.author(),
                message.replyTo(),
                message.previous(),
                message.tickers(),
                message.nicknames());
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tables of this folder. */
    static List<String> tables() {
        try (var files = Files.list(TABLES)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
