package io.alertledger.parse;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time of day as people write it: {@code 10:30}, {@code 3:45p}, {@code 10am}, {@code 3 p.m.}, {@code 10:32:05 EST},
 * {@code 10 o'clock}, {@code 1000 ET}.
 *
 * @param item what it makes; its content is the time, its value MINUTES where minutes were written
 * @param next the token after it
 */
record ClockShape(Item item, int next) {
    private static final Set<String> ZONES =
            Set.of("est", "edt", "et", "cst", "cdt", "pst", "pdt", "utc", "gmt", "bst", "cet");
    private static final Set<String> WHOLE_HOURS = Set.of("o'clock", "oclock", "sharp");

    /** A market that opens at half past nine: an hour below this without am or pm is one of the afternoon. */
    private static final int FIRST_HOUR = 7;

    private static final int NOON = 12;
    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    /** The time that begins with the number at an index; null where none does. */
    static @Nullable ClockShape at(List<Token> tokens, int at) {
        String digits = tokens.get(at).text();
        boolean whole = digits.length() <= 4 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!whole) {
            return null;
        }
        int afterMinutes = digits.length() <= 2 ? afterMinutes(tokens, at + 1) : at + 1;
        boolean minutes = afterMinutes > at + 1;
        int afterHalf = afterHalf(tokens, afterMinutes, minutes);
        int end = isWord(tokens, afterHalf, ZONES) ? afterHalf + 1 : afterHalf;
        if (end == at + 1 && isWord(tokens, end, WHOLE_HOURS)) {
            end++;
        }
        boolean glued = digits.length() > 2;
        boolean zoned = end > afterHalf;
        if (end == at + 1 || glued && !(zoned && afterHalf == at + 1 && digits.length() == 4)) {
            return null;
        }
        int hour = Integer.parseInt(glued ? digits.substring(0, 2) : digits);
        int minute = glued
                ? Integer.parseInt(digits.substring(2))
                : minutes ? Integer.parseInt(tokens.get(at + 2).text()) : 0;
        if (hour >= HOURS || minute >= MINUTES) {
            return null;
        }
        Boolean afternoon = afterHalf > afterMinutes ? half(tokens.get(afterMinutes)) : null;
        Item item = Item.of(
                Meaning.CLOCK,
                minutes || glued ? "MINUTES" : "",
                tokens.get(at).text(),
                null,
                tokens.get(at),
                tokens.get(end - 1));
        return new ClockShape(item.through(item, Meaning.CLOCK, LocalTime.of(hourOf(hour, afternoon), minute)), end);
    }

    private static int hourOf(int hour, @Nullable Boolean afternoon) {
        boolean later = afternoon == null ? hour > 0 && hour < FIRST_HOUR : afternoon;
        if (hour > NOON || hour == NOON && (afternoon == null || later)) {
            return hour;
        }
        return hour % NOON + (later ? NOON : 0);
    }

    /** Behind ":30" and ":30:05", with whatever a machine glues to them; the index itself where no minutes stand. */
    private static int afterMinutes(List<Token> tokens, int at) {
        Token minutes = glued(tokens, at + 1);
        if (!isGlued(tokens, at, ":")
                || minutes == null
                || minutes.kind() != Token.Kind.NUMBER
                || minutes.text().length() != 2
                || minutes.text().charAt(0) == '.') {
            return at;
        }
        int end = at + 2;
        Token seconds = glued(tokens, end + 1);
        if (isGlued(tokens, end, ":") && seconds != null && seconds.kind() == Token.Kind.NUMBER) {
            end += 2;
        }
        return end;
    }

    /** Behind "am", "p.m." or, where minutes stand, "a" and "p"; the index itself where none stands. */
    private static int afterHalf(List<Token> tokens, int at, boolean minutes) {
        Token half = at < tokens.size() ? tokens.get(at) : null;
        if (half == null || half(half) == null) {
            return at;
        }
        if (half.text().length() == 2) {
            // "10 PM 180c" buys Philip Morris.
            boolean ticker = !half.glued()
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).kind() == Token.Kind.NUMBER;
            return ticker ? at : at + 1;
        }
        Token m = glued(tokens, at + 2);
        if (isGlued(tokens, at + 1, ".") && m != null && m.text().equalsIgnoreCase("m")) {
            return isGlued(tokens, at + 3, ".") ? at + 4 : at + 3;
        }
        return minutes && half.glued() ? at + 1 : at;
    }

    private static @Nullable Boolean half(Token word) {
        return switch (word.text().toLowerCase(Locale.ROOT)) {
            case "am", "a" -> false;
            case "pm", "p" -> true;
            default -> null;
        };
    }

    private static boolean isWord(List<Token> tokens, int at, Set<String> words) {
        return at < tokens.size() && words.contains(tokens.get(at).text().toLowerCase(Locale.ROOT));
    }

    private static boolean isGlued(List<Token> tokens, int at, String sign) {
        Token token = glued(tokens, at);
        return token != null && token.is(sign);
    }

    private static @Nullable Token glued(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).glued() ? tokens.get(at) : null;
    }
}
