package io.alertledger.storage;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Times as they stand on disk: ISO-8601 in UTC with nine decimals, {@code 2026-01-28T14:30:00.000000000Z},
 * so that the order of the texts is the order of the times. Written by hand, since every row has some
 * and the JDK's formatter takes longer than SQLite.
 */
final class Times {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final String PATTERN = "0000-00-00T00:00:00.000000000Z";
    private static final int SECONDS_OF_DAY = 86_400;

    private Times() {}

    /**
     * @throws IllegalArgumentException outside the years 0 to 9999, whose texts would not sort
     */
    static String text(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new IllegalArgumentException("time out of range: " + time + "; allowed are the years 0 to 9999");
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(time.getEpochSecond(), SECONDS_OF_DAY));
        int second = (int) Math.floorMod(time.getEpochSecond(), (long) SECONDS_OF_DAY);
        char[] out = PATTERN.toCharArray();
        digits(out, 0, 4, date.getYear());
        digits(out, 5, 2, date.getMonthValue());
        digits(out, 8, 2, date.getDayOfMonth());
        digits(out, 11, 2, second / 3600);
        digits(out, 14, 2, second / 60 % 60);
        digits(out, 17, 2, second % 60);
        digits(out, 20, 9, time.getNano());
        return new String(out);
    }

    private static void digits(char[] out, int from, int count, int value) {
        int rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            out[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /**
     * @throws IllegalArgumentException if it is not what {@link #text} writes
     */
    static Instant parse(String text) {
        if (text.length() != PATTERN.length()) {
            throw new IllegalArgumentException("not a time as it is kept here: '" + text + "'");
        }
        for (int i = 0; i < text.length(); i++) {
            char wanted = PATTERN.charAt(i);
            char found = text.charAt(i);
            if (wanted == '0' ? found < '0' || found > '9' : found != wanted) {
                throw new IllegalArgumentException("not a time as it is kept here: '" + text + "'");
            }
        }
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2))
                .toEpochDay();
        int hour = number(text, 11, 2);
        int minute = number(text, 14, 2);
        int second = number(text, 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new IllegalArgumentException("not a time as it is kept here: '" + text + "'");
        }
        return Instant.ofEpochSecond(day * SECONDS_OF_DAY + hour * 3600L + minute * 60L + second, number(text, 20, 9));
    }

    private static int number(String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
