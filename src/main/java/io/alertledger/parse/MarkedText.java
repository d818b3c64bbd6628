package io.alertledger.parse;

import io.alertledger.model.Instruction;
import io.alertledger.model.Reading;
import io.alertledger.model.Span;
import java.util.Arrays;
import java.util.Map;

/**
 * A reading with its text marked, for a terminal: the text on one line, under it a mark below every character that gave a
 * field, then the fields with the words they came from, then the reasons.
 *
 * <pre>
 * ORDER
 *   Trim SPY 595c @ 2.50
 *   ^^^^ ^^^ ^^^^ ^^^^^^
 *     TRIM $SPY 595C @ 2.5
 *       action      Trim
 *       optionType  595c
 * </pre>
 */
public final class MarkedText {
    private static final String LINE_END = "⏎";

    private MarkedText() {}

    /** The reading of a text, several lines, each ended by {@code \n}. */
    public static String of(String text, Reading reading) {
        StringBuilder out = new StringBuilder();
        out.append(reading.verdict()).append('\n');
        out.append("  ").append(oneLine(text)).append('\n');
        String marks = marks(text, reading);
        if (!marks.isBlank()) {
            out.append("  ").append(marks.stripTrailing()).append('\n');
        }
        for (Instruction instruction : reading.instructions()) {
            out.append("    ").append(Phrasing.of(instruction)).append('\n');
            for (Map.Entry<String, Span> field : instruction.spans().entrySet()) {
                out.append("      ")
                        .append(padded(field.getKey()))
                        .append(excerpt(text, field.getValue()))
                        .append('\n');
            }
        }
        for (String reason : reading.reasons()) {
            out.append("  - ").append(oneLine(reason)).append('\n');
        }
        return out.toString();
    }

    private static String marks(String text, Reading reading) {
        char[] marks = new char[text.length()];
        Arrays.fill(marks, ' ');
        for (Instruction instruction : reading.instructions()) {
            for (Span span : instruction.spans().values()) {
                for (int i = Math.max(0, span.from()); i < Math.min(span.to(), marks.length); i++) {
                    marks[i] = '^';
                }
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            // One mark for a character that is two units long.
            if (!Character.isLowSurrogate(text.charAt(i))) {
                out.append(marks[i]);
            }
        }
        return out.toString();
    }

    private static String excerpt(String text, Span span) {
        int from = Math.min(span.from(), text.length());
        return oneLine(text.substring(from, Math.max(from, Math.min(span.to(), text.length()))));
    }

    /** Line ends are shown, and what would move a terminal's cursor is not passed on. */
    private static String oneLine(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n') {
                out.append(LINE_END);
            } else if (Character.isISOControl(point)
                    || Character.getType(point) == Character.FORMAT
                    || Character.getType(point) == Character.SURROGATE) {
                out.append(' ');
            } else {
                out.appendCodePoint(point);
            }
        });
        return out.toString();
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, 12 - name.length()));
    }
}
