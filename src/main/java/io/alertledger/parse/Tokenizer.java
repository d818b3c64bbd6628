package io.alertledger.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits cleaned text into words, numbers and signs, in one pass. Letters and digits are parted ({@code 595c} is a
 * number and a word that is glued to it), and so is each ideograph, since those scripts write no spaces.
 */
final class Tokenizer {
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int lastEnd = -1;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        while (tokenizer.at < text.length()) {
            tokenizer.next();
        }
        return tokenizer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        int start = at;
        if (c == '\n') {
            at++;
            add(Token.Kind.NEWLINE, start);
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (isDigit(c) || (c == '.' && digitAt(at + 1) && !digitAt(at - 1))) {
            number();
            add(Token.Kind.NUMBER, start);
        } else if (Character.isLetter(text.codePointAt(at))) {
            word();
            add(Token.Kind.WORD, start);
        } else {
            at += sign();
            add(Token.Kind.SIGN, start);
        }
    }

    private void word() {
        int first = text.codePointAt(at);
        at += Character.charCount(first);
        if (Character.isIdeographic(first)) {
            return;
        }
        while (at < text.length()) {
            int point = text.codePointAt(at);
            boolean apostrophe =
                    point == '\'' && at + 1 < text.length() && Character.isLetter(text.codePointAt(at + 1));
            if (!apostrophe && (!Character.isLetter(point) || Character.isIdeographic(point))) {
                return;
            }
            at += Character.charCount(point);
        }
    }

    private void number() {
        int start = at;
        digits();
        while (at < text.length() && text.charAt(at) == ',' && at - start <= 3 + 4 * 3 && exactly(at + 1, 3)) {
            at += 4;
        }
        if (at < text.length()
                && text.charAt(at) == '.'
                && digitAt(at + 1)
                && text.charAt(start) != '.'
                && !dotted(start)) {
            at++;
            digits();
        } else if (at < text.length() && text.charAt(at) == ',' && exactly(at + 1, 2)) {
            // "2,50" is how half the world writes 2.50; three digits are thousands, one is a list.
            at += 3;
        }
    }

    /** Whether the digits from {@code start} begin a date with dots: 28.01.2026. */
    private boolean dotted(int start) {
        int afterSecond = at + 1;
        while (digitAt(afterSecond)) {
            afterSecond++;
        }
        return at - start <= 2
                        && afterSecond - at - 1 <= 2
                        && afterSecond < text.length()
                        && text.charAt(afterSecond) == '.'
                        && digitAt(afterSecond + 1)
                || (start > 1 && text.charAt(start - 1) == '.' && digitAt(start - 2));
    }

    private void digits() {
        if (text.charAt(at) == '.') {
            at++;
        }
        while (digitAt(at)) {
            at++;
        }
    }

    private boolean exactly(int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (!digitAt(i)) {
                return false;
            }
        }
        return !digitAt(from + count);
    }

    private int sign() {
        if (text.startsWith("->", at) || text.startsWith("=>", at) || text.startsWith(">>", at)) {
            return 2;
        }
        return Character.charCount(text.codePointAt(at));
    }

    private boolean digitAt(int index) {
        return index >= 0 && index < text.length() && isDigit(text.charAt(index));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void add(Token.Kind kind, int start) {
        tokens.add(new Token(kind, text.substring(start, at), start, at, start == lastEnd));
        lastEnd = at;
    }
}
