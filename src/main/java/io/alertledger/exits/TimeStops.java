package io.alertledger.exits;

import io.alertledger.model.MarketCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** When a contract is closed on its last day, by the clock on the wall in New York. */
public final class TimeStops {
    private TimeStops() {}

    /**
     * The instant of a time stop. On a half day it keeps its distance from the close: 15:45 is a quarter of an hour
     * before 16:00, so 12:45 where trading ends at 13:00. Where the expiration is no trading day it is the trading day
     * before.
     *
     * @param at New York time on a full day
     */
    public static Instant of(LocalDate expiration, LocalTime at, MarketCalendar calendar) {
        LocalDate day = calendar.onOrBefore(expiration);
        LocalTime close = calendar.closeOf(day);
        LocalTime time = at;
        if (close.isBefore(MarketCalendar.REGULAR_CLOSE)) {
            Duration before = Duration.between(at, MarketCalendar.REGULAR_CLOSE);
            LocalTime shifted = close.minus(before.isNegative() ? Duration.ZERO : before);
            time = shifted.isBefore(at) ? shifted : at;
        }
        return day.atTime(time).atZone(MarketCalendar.NEW_YORK).toInstant();
    }
}
