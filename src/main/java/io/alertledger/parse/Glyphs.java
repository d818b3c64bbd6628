package io.alertledger.parse;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** One form for each sign: what a character of chat stands for in plain letters. */
final class Glyphs {
    private static final int VARIATION = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    private Glyphs() {}

    /** Whether a digit is the face of a keycap emoji, as lists are numbered with. */
    static boolean isKeycap(String raw, int at) {
        int next = at + 1;
        if (next < raw.length() && raw.charAt(next) == VARIATION) {
            next++;
        }
        return next < raw.length() && raw.charAt(next) == KEYCAP;
    }

    /** The plain text of the character at a position: empty for what is invisible, a space for a picture. */
    static String plain(String raw, int at) {
        int point = raw.codePointAt(at);
        if (point < 0x80) {
            return ascii(raw, at, (char) point);
        }
        String known = known(point);
        return known != null ? known : byCategory(point);
    }

    private static String ascii(String raw, int at, char c) {
        return switch (c) {
            case '*', '_' -> emphasis(raw, at, c);
            case '`' -> "";
            case '|' -> neighbour(raw, at, -1) == '|' || neighbour(raw, at, 1) == '|' ? "" : "|";
            case '\r' -> neighbour(raw, at, 1) == '\n' ? "" : "\n";
            case '#' -> Character.isLetter(neighbour(raw, at, 1)) ? "" : "#";
            default -> c == '\n' || c >= ' ' ? String.valueOf(c) : " ";
        };
    }

    /** A star between digits multiplies, a bar between letters belongs to a symbol; else they only dress. */
    private static String emphasis(String raw, int at, char c) {
        boolean inside =
                Character.isLetterOrDigit(neighbour(raw, at, -1)) && Character.isLetterOrDigit(neighbour(raw, at, 1));
        if (!inside) {
            return c == '*' && joinsWords(raw, at) ? " " : "";
        }
        return c == '_' ? "_" : Character.isDigit(neighbour(raw, at, 1)) ? " " : "";
    }

    /** "**SOLD**SPY": the marks are all that parts the words. */
    private static boolean joinsWords(String raw, int at) {
        return neighbour(raw, at, 1) == '*'
                && Character.isLetterOrDigit(neighbour(raw, at, -1))
                && Character.isLetterOrDigit(neighbour(raw, at, 2));
    }

    private static char neighbour(String raw, int at, int step) {
        int index = at + step;
        return index < 0 || index >= raw.length() ? ' ' : raw.charAt(index);
    }

    private static @Nullable String known(int point) {
        return switch (point) {
            case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFF0D -> "-";
            case 0x2018, 0x2019, 0x201B, 0x02BC, 0x00B4, 0x2032 -> "'";
            case 0x201C, 0x201D, 0x201E, 0x2033 -> "\"";
            case 0x2044, 0x2215, 0xFF0F -> "/";
            case 0x00D7, 0x2715, 0x2716 -> "x";
            case 0x2192, 0x21D2, 0x27A1, 0x2794, 0x279C, 0x2799, 0x27A4, 0x21E8, 0x2B95 -> "->";
            case 0x2022, 0x25CF, 0x25AA, 0x00B7, 0x2023, 0x25E6, 0x2502, 0xFF5C -> "|";
            case 0x2028, 0x2029, 0x0085 -> "\n";
            case 0x20AC, 0x00A3 -> "$";
            case 0xFF20 -> "@";
            case 0x203C, 0x2757, 0x2755 -> "!";
            case 0x2753, 0x2754, 0x061F, 0xFF1F -> "?";
            case 0x3002 -> ".";
            case 0x3001, 0xFF0C -> ",";
            case 0x2248, 0x02DC -> "~";
            default -> null;
        };
    }

    private static String byCategory(int point) {
        switch (Character.getType(point)) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK:
                return "";
            case Character.OTHER_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.CONTROL,
                    Character.SPACE_SEPARATOR:
                return " ";
            default:
                String folded = Normalizer.normalize(new String(Character.toChars(point)), Normalizer.Form.NFKC);
                return folded.replace('\u2044', '/');
        }
    }
}
