package io.alertledger.model;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The moment of a decision, as rules see it.
 *
 * @param now the moment
 * @param date the calendar day in New York
 * @param tradingDay whether the exchange trades on that day
 * @param open whether the regular session is open at that moment
 */
public record MarketDay(Instant now, LocalDate date, boolean tradingDay, boolean open) {
    public static MarketDay at(Instant now, MarketCalendar calendar) {
        LocalDate date = MarketCalendar.dayOf(now);
        return new MarketDay(now, date, calendar.isTradingDay(date), calendar.isOpen(now));
    }
}
