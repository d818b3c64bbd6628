package io.alertledger.formats;

import io.alertledger.model.MarketCalendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Times as Python programs write them: a space or a T between date and time, up to nine decimals,
 * with or without a zone. Thread-safe.
 */
public final class SeedTimes {
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .optionalStart()
            .appendLiteral('T')
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .appendPattern("HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 9, true)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter(Locale.ROOT);

    private SeedTimes() {}

    /**
     * Reads a time.
     *
     * @param zone of a time that names none
     * @throws DateTimeException if it is no time
     */
    public static Instant parse(String text, ZoneId zone) {
        TemporalAccessor read = READ.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
        Instant instant = read instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : ((LocalDateTime) read).atZone(zone).toInstant();
        int year = instant.atZone(ZoneOffset.UTC).getYear();
        if (year < 1970 || year > 2199) {
            throw new DateTimeException("out of range: " + text);
        }
        return instant;
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
