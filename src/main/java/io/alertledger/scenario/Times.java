package io.alertledger.scenario;

import io.alertledger.model.MarketCalendar;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Moments as people write them: {@code 2026-01-28 10:30} in New York, {@code 2026-01-28T15:30:00Z}, {@code 10:30} on
 * the day of the scenario, {@code 90 s ago}.
 */
final class Times {
    private Times() {}

    /** @param now the moment of the scenario; null where it is just being said */
    static Instant read(Words words, String what, @Nullable Instant now) {
        int column = words.column();
        String first = words.take(what);
        try {
            if (first.endsWith("Z")) {
                return Instant.parse(first);
            }
            if (first.indexOf(':') > 0) {
                if (now == null) {
                    throw new Wrong(column, what + " needs a day", "\"2026-01-28 " + first + "\" is meant.");
                }
                return at(MarketCalendar.dayOf(now), first);
            }
            if (first.indexOf('-') > 0) {
                return at(LocalDate.parse(first), words.take("the time of day"));
            }
            if (now != null) {
                Duration age = Duration.ofSeconds(Math.multiplyExact(Long.parseLong(first), unit(words)));
                words.need("ago");
                return now.minus(age);
            }
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new Wrong(
                    column,
                    what + ": \"" + first + "\" is no time",
                    "a time such as \"2026-01-28 10:30\" (New York) or \"90 s ago\" is meant.");
        }
        throw new Wrong(column, what + ": \"" + first + "\" is no time", "a day and a time are meant.");
    }

    private static Instant at(LocalDate day, String time) {
        return LocalDateTime.of(day, LocalTime.parse(time))
                .atZone(MarketCalendar.NEW_YORK)
                .toInstant();
    }

    private static long unit(Words words) {
        String unit = words.take("the unit of time");
        return switch (unit) {
            case "s" -> 1;
            case "min" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            default -> throw words.wrong("\"" + unit + "\" is no unit of time; s, min, h and d are");
        };
    }

    /** A duration such as {@code 90 s}. */
    static Duration duration(Words words, String what) {
        long count = words.read(what, Long::parseLong);
        return Duration.ofSeconds(Math.multiplyExact(count, unit(words)));
    }

    /** As {@link #read} understands it, exactly. */
    static String write(Instant moment) {
        LocalDateTime there = LocalDateTime.ofInstant(moment, MarketCalendar.NEW_YORK);
        boolean exact = there.atZone(MarketCalendar.NEW_YORK).toInstant().equals(moment);
        return exact ? there.toLocalDate() + " " + there.toLocalTime() : moment.toString();
    }
}
