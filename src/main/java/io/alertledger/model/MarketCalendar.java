package io.alertledger.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The exchange's days in New York: weekends, holidays, half days. The host's zone plays no part.
 *
 * @param closings exceptional days; an empty value is a holiday, a time is an early close
 */
public record MarketCalendar(Map<LocalDate, Optional<LocalTime>> closings) {
    /** The zone of every market day, expiration and time stop. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    public static final LocalTime REGULAR_OPEN = LocalTime.of(9, 30);
    public static final LocalTime REGULAR_CLOSE = LocalTime.of(16, 0);

    /** Weekdays only: no holiday is known. */
    public static final MarketCalendar WEEKDAYS = new MarketCalendar(Map.of());

    public MarketCalendar {
        closings = Collections.unmodifiableMap(new TreeMap<>(closings));
    }

    /** The calendar day in New York. */
    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(NEW_YORK).toLocalDate();
    }

    /** Whether the exchange trades on a day, if only for half of it. */
    public boolean isTradingDay(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
            return false;
        }
        Optional<LocalTime> closing = closings.get(day);
        return closing == null || closing.isPresent();
    }

    /** When regular trading ends on a trading day. */
    public LocalTime closeOf(LocalDate day) {
        Optional<LocalTime> closing = closings.get(day);
        return closing == null ? REGULAR_CLOSE : closing.orElse(REGULAR_CLOSE);
    }

    /** Whether the regular session is open. */
    public boolean isOpen(Instant instant) {
        ZonedDateTime there = instant.atZone(NEW_YORK);
        LocalTime time = there.toLocalTime();
        return isTradingDay(there.toLocalDate())
                && !time.isBefore(REGULAR_OPEN)
                && time.isBefore(closeOf(there.toLocalDate()));
    }

    /** The last moment of a contract that expires on a day: that day's close. */
    public Instant expiryOf(LocalDate expiration) {
        return expiration.atTime(closeOf(expiration)).atZone(NEW_YORK).toInstant();
    }

    /** The close of the session that an order of the day works in, given at a moment: the present or the next one. */
    public Instant endOfSession(Instant given) {
        LocalDate day = dayOf(given);
        boolean over = !isTradingDay(day) || !given.isBefore(expiryOf(day));
        return expiryOf(over ? nextTradingDay(day) : day);
    }

    /** The first trading day after a day. */
    public LocalDate nextTradingDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isTradingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** The day itself if it trades, else the last trading day before it. */
    public LocalDate onOrBefore(LocalDate day) {
        LocalDate candidate = day;
        while (!isTradingDay(candidate)) {
            candidate = candidate.minusDays(1);
        }
        return candidate;
    }

    /** The monthly expiration: the third Friday, or the trading day before it where that is a holiday. */
    public LocalDate monthlyExpiration(YearMonth month) {
        return onOrBefore(thirdFriday(month));
    }

    /** The third Friday of a month, holiday or not. */
    public static LocalDate thirdFriday(YearMonth month) {
        return month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
    }
}
