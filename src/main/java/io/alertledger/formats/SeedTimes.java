package io.alertledger.formats;

import io.alertledger.model.MarketCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Times as Python programs write them: a space or a T between date and time, up to nine decimals,
 * with or without a zone. Thread-safe.
 */
public final class SeedTimes {
    /** A date, a time of day to the minute; what may follow is read from there on. */
    private static final String SHAPE = "0000-00-00 00:00";

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 9, true)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter(Locale.ROOT);

    private static final int[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 0};

    private SeedTimes() {}

    /**
     * Reads a time.
     *
     * @param zone of a time that names none
     * @throws DateTimeException if it is no time
     */
    public static Instant parse(String text, ZoneId zone) {
        String time = text.strip();
        if (!shaped(time, 0, SHAPE)) {
            throw unreadable(text);
        }
        int at = SHAPE.length();
        int second = 0;
        int nano = 0;
        if (shaped(time, at, ":00")) {
            second = number(time, at + 1, at + 3);
            at += 3;
            if (at < time.length() && time.charAt(at) == '.') {
                int from = at + 1;
                for (at = from; at < time.length() && isDigit(time.charAt(at)); at++) {}
                if (at - from > 9) {
                    throw unreadable(text);
                }
                nano = number(time, from, at) * POWERS[9 - (at - from)];
            }
        }
        LocalDateTime local = LocalDateTime.of(
                number(time, 0, 4),
                number(time, 5, 7),
                number(time, 8, 10),
                number(time, 11, 13),
                number(time, 14, 16),
                second,
                nano);
        Instant instant = at == time.length()
                ? local.atZone(zone).toInstant()
                : local.toInstant(offset(time.substring(at), text));
        int year = instant.atZone(ZoneOffset.UTC).getYear();
        if (year < 1970 || year > 2199) {
            throw new DateTimeException("out of range: " + text);
        }
        return instant;
    }

    private static ZoneOffset offset(String text, String whole) {
        boolean known = text.equals("Z")
                || (text.startsWith("+") || text.startsWith("-"))
                        && (text.length() == 6 && shaped(text, 1, "00:00")
                                || text.length() == 5 && shaped(text, 1, "0000"));
        if (!known) {
            throw unreadable(whole);
        }
        return ZoneOffset.of(text);
    }

    /** Whether a text goes on with digits where the shape has zeros, and with its other characters; a space may be a T. */
    private static boolean shaped(String text, int from, String shape) {
        if (text.length() < from + shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char wanted = shape.charAt(i);
            char found = text.charAt(from + i);
            boolean fits = wanted == '0' ? isDigit(found) : found == wanted || wanted == ' ' && found == 'T';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static DateTimeException unreadable(String text) {
        return new DateTimeException("not a time: " + text);
    }

    /** New York's wall clock as trades CSVs have it; with the zone where that would say less. */
    public static String newYork(Instant instant) {
        String local = LOCAL.format(instant.atZone(MarketCalendar.NEW_YORK));
        return parse(local, MarketCalendar.NEW_YORK).equals(instant)
                ? local
                : ZONED.format(instant.atZone(MarketCalendar.NEW_YORK));
    }

    /** UTC as Python's {@code isoformat()} writes it. */
    public static String iso(Instant instant) {
        return ZONED.format(instant.atOffset(ZoneOffset.UTC));
    }
}
