package io.alertledger.ledger;

import io.alertledger.model.Decimals;
import io.alertledger.model.MarketCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The running totals of an account inside the book; {@link AccountTotals} is the same for others,
 * who do not change it with every event.
 */
record Tally(
        long lots,
        long episodes,
        BigDecimal netPaid,
        BigDecimal unexplained,
        Realized realized,
        Trie<LocalDate, Realized> days,
        LedgerEvent.@Nullable Paused paused) {
    static final Tally ZERO = new Tally(0, 0, BigDecimal.ZERO, BigDecimal.ZERO, Realized.NONE, Trie.empty(), null);

    static Tally of(AccountTotals totals) {
        Trie<LocalDate, Realized> days = Trie.empty();
        for (var day : totals.days().entrySet()) {
            days = days.put(day.getKey(), day.getValue());
        }
        return new Tally(
                totals.lots(),
                totals.episodes(),
                totals.netPaid(),
                totals.unexplained(),
                totals.realized(),
                days,
                totals.paused());
    }

    AccountTotals totals(String account) {
        TreeMap<LocalDate, Realized> sorted = new TreeMap<>();
        days.forEach(sorted::put);
        return new AccountTotals(account, lots, episodes, netPaid, unexplained, realized, sorted, paused);
    }

    Realized on(LocalDate day) {
        Realized that = days.get(day);
        return that == null ? Realized.NONE : that;
    }

    Tally lotOpened() {
        return new Tally(lots + 1, episodes, netPaid, unexplained, realized, days, paused);
    }

    Tally episodeOpened() {
        return new Tally(lots, episodes + 1, netPaid, unexplained, realized, days, paused);
    }

    /** Cash went out (negative: came in). */
    Tally paid(BigDecimal net) {
        return new Tally(lots, episodes, Decimals.canonical(netPaid.add(net)), unexplained, realized, days, paused);
    }

    /** Cost left without a known result (negative: it came back). */
    Tally unexplained(BigDecimal cost) {
        return new Tally(lots, episodes, netPaid, Decimals.canonical(unexplained.add(cost)), realized, days, paused);
    }

    Tally closed(Instant at, @Nullable BigDecimal result) {
        LocalDate day = MarketCalendar.dayOf(at);
        return with(realized.plus(result), days.put(day, on(day).plus(result)));
    }

    Tally reopened(Instant closedAt, @Nullable BigDecimal result) {
        LocalDate day = MarketCalendar.dayOf(closedAt);
        return with(realized.minus(result), days.put(day, on(day).minus(result)));
    }

    private Tally with(Realized total, Trie<LocalDate, Realized> byDay) {
        return new Tally(lots, episodes, netPaid, unexplained, total, byDay, paused);
    }

    Tally paused(LedgerEvent.Paused word) {
        return new Tally(lots, episodes, netPaid, unexplained, realized, days, word);
    }
}
