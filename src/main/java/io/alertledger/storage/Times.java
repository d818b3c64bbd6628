package io.alertledger.storage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as they stand on disk: ISO-8601 in UTC with nine decimals, {@code 2026-01-28T14:30:00.000000000Z},
 * so that the order of the texts is the order of the times.
 */
final class Times {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /**
     * @throws IllegalArgumentException outside the years 0 to 9999, whose texts would not sort
     */
    static String text(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new IllegalArgumentException("time out of range: " + time + "; allowed are the years 0 to 9999");
        }
        return FORMAT.format(time);
    }

    static Instant parse(String text) {
        return Instant.parse(text);
    }
}
