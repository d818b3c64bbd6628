package io.alertledger.parse;

import io.alertledger.model.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes off what chat programs put on: markdown, mentions, links, emoji, quotes, struck-through text; and gives dashes,
 * quotes, arrows and wide letters one form. One pass; every character kept knows where it came from.
 */
final class Normaliser {
    /** What a price sign may be followed by in letters; any other name after @ is a person or a role. */
    private static final Set<String> PRICES_IN_WORDS = Set.of(
            "be", "b", "breakeven", "break", "even", "market", "mkt", "mark", "entry", "cost", "open", "close", "mid");

    private static final int LONGEST_MENTION = 80;
    private static final int LONGEST_EMOJI_NAME = 34;

    private final String raw;
    private final StringBuilder out = new StringBuilder();
    private final List<Integer> from = new ArrayList<>();
    private final List<Integer> to = new ArrayList<>();
    private final StringBuilder quoted = new StringBuilder();
    private final Lines lines;
    private boolean struckOut;
    private int at;

    private Normaliser(String raw) {
        this.raw = raw;
        this.lines = Lines.of(raw);
    }

    static CleanText clean(String raw) {
        Normaliser normaliser = new Normaliser(raw);
        while (normaliser.at < raw.length()) {
            normaliser.step();
        }
        return new CleanText(
                normaliser.out.toString(),
                normaliser.from,
                normaliser.to,
                normaliser.quoted.toString(),
                normaliser.struckOut,
                starred(raw));
    }

    /** "*185p": a lone asterisk before a word is a correction; a pair is emphasis, one before a space a bullet. */
    private static boolean starred(String raw) {
        String text = raw.strip();
        return text.length() > 1
                && text.charAt(0) == '*'
                && text.indexOf('*', 1) < 0
                && !Character.isWhitespace(text.charAt(1));
    }

    private void step() {
        if (lines.startsAt(at)) {
            Span line = lines.lineAt(at);
            int content = Lines.afterQuoteMarks(raw, line);
            if (content > line.from()) {
                if (!lines.allQuoted()) {
                    quoted.append(raw, content, line.to()).append('\n');
                    keep('\n', line.from(), Math.max(line.from() + 1, line.to()));
                    at = Math.max(line.to(), at + 1);
                    return;
                }
                at = content;
                if (at >= line.to()) {
                    return;
                }
            }
            skipHeadingMarks();
            if (at >= raw.length()) {
                return;
            }
        }
        if (struck() == 0 && link() == 0 && mention() == 0 && emojiName() == 0) {
            point();
        }
    }

    private void skipHeadingMarks() {
        int end = at;
        while (end < raw.length() && raw.charAt(end) == '#') {
            end++;
        }
        if (end > at && end < raw.length() && raw.charAt(end) == ' ') {
            at = end;
        }
    }

    /** Skips {@code ~~what was withdrawn~~}. */
    private int struck() {
        if (!raw.startsWith("~~", at)) {
            return 0;
        }
        int close = lines.closingStrike(at);
        struckOut |= close > 0;
        return skip(close > 0 ? close + 2 : at + 2);
    }

    private int link() {
        char c = raw.charAt(at);
        if (c == ']' && at + 1 < raw.length() && raw.charAt(at + 1) == '(') {
            int close = end(at, ')', 400);
            return close > 0 ? skip(close) : 0;
        }
        boolean begins = (c == 'h' || c == 'H') && (startsWith("http://") || startsWith("https://"))
                || (c == 'w' || c == 'W') && startsWith("www.");
        if (!begins) {
            return 0;
        }
        int close = at;
        while (close < raw.length()
                && !Character.isWhitespace(raw.charAt(close))
                && ")>]|".indexOf(raw.charAt(close)) < 0) {
            close++;
        }
        return skip(close);
    }

    private int mention() {
        char c = raw.charAt(at);
        if (c == '<'
                && at + 1 < raw.length()
                && ("@#:!/at".indexOf(raw.charAt(at + 1)) >= 0 || Character.isLetter(raw.charAt(at + 1)))) {
            int close = end(at, '>', LONGEST_MENTION);
            return close > 0 ? skip(close) : 0;
        }
        if (c != '@' || at + 1 >= raw.length() || !Character.isLetter(raw.charAt(at + 1))) {
            return 0;
        }
        int close = at + 1;
        while (close < raw.length() && isNameLetter(raw.charAt(close))) {
            close++;
        }
        String name = raw.substring(at + 1, close).toLowerCase(Locale.ROOT);
        if (PRICES_IN_WORDS.contains(name)) {
            return 0;
        }
        if (name.length() == 1 && close < raw.length() && isDigit(raw.charAt(close)) || strayLetter(name)) {
            // "@c1.3": a stray letter between sign and price.
            keep('@', at, at + 1);
            at += 2;
            return 2;
        }
        return skip(close);
    }

    private static boolean strayLetter(String name) {
        return name.length() > 1 && name.chars().skip(1).allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    private int emojiName() {
        if (raw.charAt(at) != ':' || (at > 0 && Character.isLetterOrDigit(raw.charAt(at - 1)))) {
            return 0;
        }
        int end = at + 1;
        while (end < raw.length() && end - at < LONGEST_EMOJI_NAME && isEmojiLetter(raw.charAt(end))) {
            end++;
        }
        boolean named =
                end - at > 2 && end < raw.length() && raw.charAt(end) == ':' && Character.isLetter(raw.charAt(at + 1));
        return named ? skip(end + 1) : 0;
    }

    private void point() {
        int point = raw.codePointAt(at);
        int next = at + Character.charCount(point);
        String plain = Glyphs.plain(raw, at);
        if (Glyphs.isKeycap(raw, at)) {
            plain = " ";
        }
        for (int i = 0; i < plain.length(); i++) {
            keep(plain.charAt(i), at, next);
        }
        at = next;
    }

    private int skip(int end) {
        int before = at;
        keep(' ', at, end);
        at = end;
        return end - before;
    }

    private void keep(char c, int rawFrom, int rawTo) {
        out.append(c);
        from.add(rawFrom);
        to.add(rawTo);
    }

    private int end(int start, char closing, int within) {
        for (int i = start + 1; i < raw.length() && i - start < within && raw.charAt(i) != '\n'; i++) {
            if (raw.charAt(i) == closing) {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean startsWith(String lower) {
        return raw.regionMatches(true, at, lower, 0, lower.length());
    }

    private static boolean isNameLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '&';
    }

    private static boolean isEmojiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '-' || c == '+';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
