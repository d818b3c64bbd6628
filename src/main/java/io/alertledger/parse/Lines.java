package io.alertledger.parse;

import io.alertledger.model.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where the lines of a raw text begin, which of them are quoted, and where struck-through text ends. */
final class Lines {
    private final Map<Integer, Span> byStart = new HashMap<>();
    private final boolean allQuoted;
    private final Map<Integer, Integer> strikes = new HashMap<>();

    private Lines(String raw) {
        List<Span> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= raw.length(); i++) {
            if (i == raw.length() || raw.charAt(i) == '\n' || raw.charAt(i) == '\r') {
                lines.add(new Span(start, i));
                start = i + 1;
            }
        }
        boolean quotedOnly = true;
        for (Span line : lines) {
            byStart.put(line.from(), line);
            boolean blank = raw.substring(line.from(), line.to()).isBlank();
            quotedOnly &= blank || afterQuoteMarks(raw, line) > line.from();
        }
        // A relay quotes the whole message: then the quotation is what it says.
        allQuoted = quotedOnly;
        int open = -1;
        for (int i = raw.indexOf("~~"); i >= 0; i = raw.indexOf("~~", i + 2)) {
            if (open < 0) {
                open = i;
            } else {
                strikes.put(open, i);
                open = -1;
            }
        }
    }

    static Lines of(String raw) {
        return new Lines(raw);
    }

    boolean startsAt(int at) {
        return byStart.containsKey(at);
    }

    Span lineAt(int start) {
        return Objects.requireNonNull(byStart.get(start));
    }

    boolean allQuoted() {
        return allQuoted;
    }

    /** Where the pair of a strike mark stands, or -1. */
    int closingStrike(int open) {
        return strikes.getOrDefault(open, -1);
    }

    /** The position after the quote marks of a line; its start where it has none. "> 600" is a comparison. */
    static int afterQuoteMarks(String raw, Span line) {
        int at = line.from();
        int content = line.from();
        while (at < line.to()) {
            char c = raw.charAt(at);
            if (c == '>') {
                content = at + 1;
            } else if (c != ' ') {
                break;
            }
            at++;
        }
        if (content > line.from()
                && at < line.to()
                && (Character.isDigit(raw.charAt(at)) || raw.charAt(at) == '$' && digitAfter(raw, at))) {
            return line.from();
        }
        return content;
    }

    private static boolean digitAfter(String raw, int at) {
        return at + 1 < raw.length() && Character.isDigit(raw.charAt(at + 1));
    }
}
