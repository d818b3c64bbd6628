package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.MarketCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The packed {@code holidays.csv} against the exchange's rules, worked out anew. */
class HolidaysTest {

    private static final int FIRST = 2018;
    private static final int LAST = 2030;

    private final Map<LocalDate, Optional<LocalTime>> expected = new TreeMap<>();

    @Test
    void theTableFollowsTheExchangesRules() {
        for (int year = FIRST; year <= LAST; year++) {
            fixedDays(year);
            movingDays(year);
        }
        closed(LocalDate.of(2018, 12, 5)); // for George H. W. Bush
        closed(LocalDate.of(2025, 1, 9)); // for Jimmy Carter
        MarketCalendar packed = RuleTables.read(RuleSources.packed(), new ArrayList<>())
                .tables()
                .calendar();

        assertThat(packed.closings()).isEqualTo(expected);
    }

    private void fixedDays(int year) {
        LocalDate newYear = LocalDate.of(year, Month.JANUARY, 1);
        if (newYear.getDayOfWeek() != DayOfWeek.SATURDAY) {
            closed(observed(newYear)); // on a Saturday it is not made up for
        }
        if (year >= 2022) {
            closed(observed(LocalDate.of(year, Month.JUNE, 19)));
        }
        LocalDate independence = LocalDate.of(year, Month.JULY, 4);
        closed(observed(independence));
        halfDayBefore(independence);
        LocalDate christmas = LocalDate.of(year, Month.DECEMBER, 25);
        closed(observed(christmas));
        halfDayBefore(christmas);
    }

    /** The day before closes early where both it and the holiday are weekdays. */
    private void halfDayBefore(LocalDate holiday) {
        boolean weekday = holiday.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
        if (weekday && holiday.getDayOfWeek() != DayOfWeek.MONDAY) {
            early(holiday.minusDays(1));
        }
    }

    private void movingDays(int year) {
        closed(nth(year, Month.JANUARY, 3, DayOfWeek.MONDAY));
        closed(nth(year, Month.FEBRUARY, 3, DayOfWeek.MONDAY));
        closed(easter(year).minusDays(2));
        closed(LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        closed(nth(year, Month.SEPTEMBER, 1, DayOfWeek.MONDAY));
        LocalDate thanksgiving = nth(year, Month.NOVEMBER, 4, DayOfWeek.THURSDAY);
        closed(thanksgiving);
        early(thanksgiving.plusDays(1));
    }

    /** Saturday's holidays are kept on Friday, Sunday's on Monday. */
    private static LocalDate observed(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    private static LocalDate nth(int year, Month month, int n, DayOfWeek weekday) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, weekday));
    }

    /** Gauss's rule for the Gregorian calendar, good for 1900 to 2099. */
    private static LocalDate easter(int year) {
        int d = (19 * (year % 19) + 24) % 30;
        int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
        LocalDate day = LocalDate.of(year, Month.MARCH, 22).plusDays(d + e);
        boolean aWeekLate = (d == 29 && e == 6) || (d == 28 && e == 6 && year % 19 > 10);
        return aWeekLate ? day.minusWeeks(1) : day;
    }

    private void closed(LocalDate day) {
        expected.put(day, Optional.empty());
    }

    private void early(LocalDate day) {
        expected.put(day, Optional.of(LocalTime.of(13, 0)));
    }
}
