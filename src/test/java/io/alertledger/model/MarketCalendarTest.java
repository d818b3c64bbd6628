package io.alertledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.Brains;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped calendar: days in New York, wherever the host stands. */
class MarketCalendarTest {
    private static final MarketCalendar CALENDAR =
            Brains.load(Optional.empty()).rules().tables().calendar();

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "2026-01-28,16:00,a Wednesday",
        "2026-01-24,,a Saturday",
        "2026-01-25,,a Sunday",
        "2026-01-01,,New Year",
        "2026-04-03,,Good Friday",
        "2026-07-03,,Independence Day is a Saturday and is kept on Friday",
        "2026-07-02,16:00,the day before is whole in 2026",
        "2024-07-03,13:00,half a day before Independence Day",
        "2026-11-26,,Thanksgiving",
        "2026-11-27,13:00,half a day after Thanksgiving",
        "2026-12-24,13:00,Christmas Eve",
        "2026-12-25,,Christmas",
    })
    void daysOfTheExchange(LocalDate day, String close, String why) {
        assertThat(CALENDAR.isTradingDay(day)).isEqualTo(close != null);
        if (close != null) {
            assertThat(CALENDAR.closeOf(day)).hasToString(close);
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "2026-01-28T14:29:59Z,closed,a second before the opening",
        "2026-01-28T14:30:00Z,open,the opening",
        "2026-01-28T20:59:59Z,open,the last second",
        "2026-01-28T21:00:00Z,closed,the close",
        "2026-07-28T13:30:00Z,open,in summer an hour earlier by UTC",
        "2026-07-28T20:00:00Z,closed,and closes so",
        "2026-03-06T14:29:00Z,closed,Friday before the clocks go forward",
        "2026-03-09T13:30:00Z,open,Monday after them",
        "2026-03-09T20:00:00Z,closed,and its close",
        "2026-10-30T13:30:00Z,open,Friday before the clocks go back",
        "2026-11-02T13:30:00Z,closed,Monday after them",
        "2026-11-02T14:30:00Z,open,an hour later by UTC",
        "2026-11-27T17:59:59Z,open,half a day",
        "2026-11-27T18:00:00Z,closed,ends at one",
        "2026-11-26T16:00:00Z,closed,Thanksgiving",
        "2026-01-25T16:00:00Z,closed,Sunday",
    })
    void theRegularSession(Instant moment, String state, String why) {
        assertThat(CALENDAR.isOpen(moment)).isEqualTo(state.equals("open"));
    }

    @ParameterizedTest(name = "{0} is {1} in New York")
    @CsvSource({
        "2026-01-29T01:30:00Z,2026-01-28",
        "2026-01-29T04:59:59Z,2026-01-28",
        "2026-01-29T05:00:00Z,2026-01-29",
        "2026-07-29T03:59:59Z,2026-07-28",
        "2026-07-29T04:00:00Z,2026-07-29",
        "2026-03-08T06:59:59Z,2026-03-08",
        "2026-11-01T05:30:00Z,2026-11-01",
    })
    void theDayIsNewYorks(Instant moment, LocalDate day) {
        assertThat(MarketCalendar.dayOf(moment)).isEqualTo(day);
    }

    @ParameterizedTest(name = "a contract of {0} lives until {1}")
    @CsvSource({
        "2026-01-28,2026-01-28T21:00:00Z",
        "2026-07-28,2026-07-28T20:00:00Z",
        "2026-11-27,2026-11-27T18:00:00Z",
        "2026-03-09,2026-03-09T20:00:00Z",
        "2026-11-02,2026-11-02T21:00:00Z",
    })
    void theLastMomentOfAContract(LocalDate expiration, Instant last) {
        assertThat(CALENDAR.expiryOf(expiration)).isEqualTo(last);
    }

    @ParameterizedTest(name = "{0}: third Friday {1}, monthlies expire {2}")
    @CsvSource({
        "2026-01,2026-01-16,2026-01-16",
        "2026-05,2026-05-15,2026-05-15",
        "2026-08,2026-08-21,2026-08-21",
        "2019-04,2019-04-19,2019-04-18",
        "2025-04,2025-04-18,2025-04-17",
        "2026-06,2026-06-19,2026-06-18",
    })
    void monthlies(YearMonth month, LocalDate third, LocalDate expires) {
        assertThat(MarketCalendar.thirdFriday(month)).isEqualTo(third);
        assertThat(CALENDAR.monthlyExpiration(month)).isEqualTo(expires);
    }

    @ParameterizedTest(name = "after {0} comes {1}")
    @CsvSource({
        "2026-01-28,2026-01-29",
        "2026-01-30,2026-02-02",
        "2026-01-16,2026-01-20",
        "2026-11-25,2026-11-27",
        "2026-12-31,2027-01-04",
    })
    void theNextTradingDay(LocalDate day, LocalDate next) {
        assertThat(CALENDAR.nextTradingDay(day)).isEqualTo(next);
    }
}
