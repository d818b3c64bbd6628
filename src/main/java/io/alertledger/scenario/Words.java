package io.alertledger.scenario;

import io.alertledger.model.Decimals;
import io.alertledger.model.Fraction;
import io.alertledger.rules.Suggestion;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The words of a phrase, read from left to right; each knows its column. Used by one thread. */
final class Words {
    private final List<String> words = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private final int end;
    private int next;

    /** @param column where the text begins in its line, counted from 1 */
    Words(String text, int column) {
        int i = 0;
        while (i < text.length()) {
            if (Character.isWhitespace(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            words.add(text.substring(start, i));
            columns.add(column + start);
        }
        end = column + text.length();
    }

    /** The phrases of a line: what stands between separators, each with its own column; empty ones are left out. */
    static List<Words> phrases(String text, int column, char separator) {
        List<Words> phrases = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator) {
                Words phrase = new Words(text.substring(start, i), column + start);
                if (phrase.more()) {
                    phrases.add(phrase);
                }
                start = i + 1;
            }
        }
        return phrases;
    }

    boolean more() {
        return next < words.size();
    }

    int column() {
        return more() ? columns.get(next) : end;
    }

    String peek() {
        return more() ? words.get(next) : "";
    }

    /** The next word. */
    String take(String what) {
        if (!more()) {
            throw wrong(what + " is missing");
        }
        return words.get(next++);
    }

    /** Steps over words where they come next. */
    boolean skip(String... expected) {
        if (next + expected.length > words.size()) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!words.get(next + i).equalsIgnoreCase(expected[i])) {
                return false;
            }
        }
        next += expected.length;
        return true;
    }

    void need(String word) {
        if (!skip(word)) {
            throw wrong("\"" + word + "\" should stand here" + (more() ? ", not \"" + peek() + "\"" : ""));
        }
    }

    /** What is left, with single blanks. */
    String rest(String what) {
        if (!more()) {
            throw wrong(what + " is missing");
        }
        String rest = String.join(" ", words.subList(next, words.size()));
        next = words.size();
        return rest;
    }

    void end() {
        if (more()) {
            throw wrong("\"" + peek() + "\" is not understood here");
        }
    }

    BigDecimal number(String what) {
        return read(what, word -> Decimals.parse(word.startsWith("+") ? word.substring(1) : word));
    }

    Fraction fraction(String what) {
        return read(what, word -> {
            int slash = word.indexOf('/');
            return slash < 0
                    ? Fraction.of(Decimals.parse(word))
                    : new Fraction(new BigInteger(word.substring(0, slash)), new BigInteger(word.substring(slash + 1)));
        });
    }

    LocalDate date(String what) {
        return read(what, word -> {
            try {
                return LocalDate.parse(word);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("\"" + word + "\" is no date; write it like 2026-01-28", e);
            }
        });
    }

    <E extends Enum<E>> E oneOf(Class<E> type, String what) {
        return read(what, word -> {
            String name = word.toUpperCase(Locale.ROOT);
            List<String> names =
                    Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "\"" + word + "\" is no " + what + "; maybe " + Suggestion.advice(name, names));
            }
            return Enum.valueOf(type, name);
        });
    }

    /** The next word as a reader understands it; what it refuses is wrong at that word. */
    <T> T read(String what, Function<String, T> reader) {
        int column = column();
        String word = take(what);
        try {
            return reader.apply(word);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new Wrong(column, what + ": " + e.getMessage(), "");
        }
    }

    /** At the next word. */
    Wrong wrong(String what) {
        return new Wrong(column(), what, "");
    }

    Wrong wrong(String what, String written, List<String> known) {
        return new Wrong(column(), what, Suggestion.advice(written, known));
    }
}
