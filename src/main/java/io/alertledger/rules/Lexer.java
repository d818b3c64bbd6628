package io.alertledger.rules;

import io.alertledger.rules.Expressions.Refused;

/** The words of an expression in a rule. Used once, by one thread. */
final class Lexer {

    enum Kind {
        WORD,
        NUMBER,
        STRING,
        SYMBOL,
        END
    }

    /** More digits are no amount; a number with an exponent could be too large to be added to. */
    private static final int MAX_DIGITS = 38;

    private final String source;
    private int start;
    private int end;
    private Kind kind = Kind.END;

    Lexer(String source) {
        this.source = source;
        next();
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** The present word as it stands there, empty at the end. */
    String text() {
        return source.substring(start, end);
    }

    /** Whether the word after the present one is a symbol, and not the start of a longer one. */
    boolean followedBy(String symbol) {
        int next = blanks(end);
        return source.startsWith(symbol, next) && !source.startsWith(symbol + "=", next);
    }

    boolean skip(String wanted) {
        if (kind != Kind.STRING && text().equals(wanted)) {
            next();
            return true;
        }
        return false;
    }

    void need(String wanted) {
        if (!skip(wanted)) {
            String found = kind == Kind.END ? "" : ", not \"" + text() + "\"";
            throw refused("\"" + wanted + "\" should stand here" + found);
        }
    }

    void end() {
        if (kind != Kind.END) {
            throw refused("\"" + text() + "\" is not allowed here");
        }
    }

    Refused refused(String what) {
        return new Refused(start, what, "");
    }

    Refused refused(String what, String maybe) {
        return new Refused(start, what, maybe);
    }

    void next() {
        start = blanks(end);
        end = start;
        if (start >= source.length()) {
            kind = Kind.END;
            return;
        }
        char c = source.charAt(start);
        if (Character.isJavaIdentifierStart(c)) {
            kind = Kind.WORD;
            while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
                end++;
            }
        } else if (isDigit(c)) {
            number();
        } else if (c == '"') {
            string();
        } else {
            kind = Kind.SYMBOL;
            String two = source.substring(start, Math.min(start + 2, source.length()));
            boolean pair = switch (two) {
                case "==", "!=", "<=", ">=", "&&", "||" -> true;
                default -> false;
            };
            end = start + (pair ? 2 : 1);
            if (!pair && "()+-*/%<>!.,;:".indexOf(c) < 0) {
                throw refused("\"" + c + "\" is not allowed here");
            }
        }
    }

    private void number() {
        kind = Kind.NUMBER;
        while (end < source.length() && (isDigit(source.charAt(end)) || source.charAt(end) == '.')) {
            end++;
        }
        if (end - start > MAX_DIGITS) {
            throw refused("the number has more than " + MAX_DIGITS + " digits");
        }
        boolean plain = text().indexOf('.') == text().lastIndexOf('.') && !text().endsWith(".");
        if (!plain || (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end)))) {
            throw refused("a number is written in plain digits");
        }
    }

    private void string() {
        kind = Kind.STRING;
        end++;
        while (end < source.length() && source.charAt(end) != '"') {
            char c = source.charAt(end);
            if (c == '\\' || c == '\n') {
                throw new Refused(end, "a text in a rule holds neither backslash nor line end", "");
            }
            end++;
        }
        if (end >= source.length()) {
            throw refused("the text has no end");
        }
        end++;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private int blanks(int from) {
        int at = from;
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at;
    }
}
