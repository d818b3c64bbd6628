package io.alertledger.parse;

import io.alertledger.model.MarketCalendar;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * From the words and digits of a date to the day meant, as seen from a market day. Dates without a year are the next such
 * date that is not past.
 */
final class Days {
    private static final int LAST_YEAR = 2099;

    private final MarketCalendar calendar;
    private final LocalDate today;

    Days(MarketCalendar calendar, LocalDate today) {
        this.calendar = calendar;
        this.today = today;
    }

    LocalDate today() {
        return today;
    }

    /** Month and day, the year open; null where no year has such a day. The first number over 12 is the day. */
    @Nullable
    LocalDate monthDay(int first, int second) {
        int month = first > 12 ? second : first;
        int day = first > 12 ? first : second;
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        // Four years hold every day there is, a 29th of February among them (2096 to 2104 apart).
        for (int year = today.getYear(); year <= Math.min(LAST_YEAR, today.getYear() + 4); year++) {
            LocalDate date = of(year, month, day);
            if (date != null && !date.isBefore(today)) {
                return date;
            }
        }
        return null;
    }

    /** A whole date with its year, of two or four digits; null where there is none. */
    @Nullable
    LocalDate date(int year, int first, int second) {
        int full = year < 100 ? 2000 + year : year;
        return first > 12 ? of(full, second, first) : of(full, first, second);
    }

    private static @Nullable LocalDate of(int year, int month, int day) {
        if (year < 1990 || year > LAST_YEAR) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    /** A month alone: its third Friday, the next that is not past. */
    LocalDate month(int month) {
        YearMonth candidate = YearMonth.of(today.getYear(), month);
        LocalDate date = calendar.monthlyExpiration(candidate);
        return date.isBefore(today) ? calendar.monthlyExpiration(candidate.plusYears(1)) : date;
    }

    LocalDate monthOf(int year, int month) {
        return calendar.monthlyExpiration(YearMonth.of(year < 100 ? 2000 + year : year, month));
    }

    /** The month's third Friday, of the next month once it has passed. */
    LocalDate monthly() {
        YearMonth month = YearMonth.from(today);
        LocalDate date = calendar.monthlyExpiration(month);
        return date.isBefore(today) ? calendar.monthlyExpiration(month.plusMonths(1)) : date;
    }

    /** The last trading day of the month. */
    LocalDate monthEnd() {
        return calendar.onOrBefore(YearMonth.from(today).atEndOfMonth());
    }

    /** The Friday of this week, or the trading day before it; the next week's once it has passed. */
    LocalDate thisWeek() {
        LocalDate friday = calendar.onOrBefore(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY)));
        return friday.isBefore(today) ? weekOf(today.plusWeeks(1)) : friday;
    }

    LocalDate nextWeek() {
        return weekOf(today.plusWeeks(1));
    }

    private LocalDate weekOf(LocalDate day) {
        return calendar.onOrBefore(day.with(DayOfWeek.FRIDAY));
    }

    /** "next Friday": null from Monday to Thursday, when it means either of two. */
    @Nullable
    LocalDate nextFriday() {
        return switch (today.getDayOfWeek()) {
            case FRIDAY -> nextWeek();
            case SATURDAY, SUNDAY -> thisWeek();
            default -> null;
        };
    }

    LocalDate tomorrow() {
        return calendar.nextTradingDay(today);
    }

    /** The next such weekday, today counted. */
    LocalDate weekday(int day) {
        return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(day)));
    }

    /** Days to expiration: 0 is the market's day, 1 the next trading day; more are calendar days, null on a closed day. */
    @Nullable
    LocalDate daysAhead(int days) {
        if (days == 0) {
            return today;
        }
        LocalDate date = days == 1 ? tomorrow() : today.plusDays(days);
        return calendar.isTradingDay(date) ? date : null;
    }

    boolean trades(LocalDate date) {
        return calendar.isTradingDay(date);
    }

    boolean past(LocalDate date) {
        return date.isBefore(today);
    }
}
