package io.alertledger.ledger;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the book keeps of an account's past, in place of its closed lots.
 *
 * <p>Cash identity, exact: signed cost of what remains − realized.known = netPaid − unexplained. The
 * signed cost is what open lots cost (what came in for them counts negative for short positions);
 * lots of unknown cost count nothing on either side.
 *
 * @param account whose
 * @param lots how many lots were ever opened
 * @param episodes how many positions were ever opened; a reopened one counts again
 * @param netPaid cash paid less cash received by all bookings whose money is known in full
 * @param unexplained signed cost that left by closings whose result is unknown
 * @param realized all closings together
 * @param days the same by the closing's day in New York
 * @param paused the last word on pausing; null where there never was one
 */
public record AccountTotals(
        String account,
        long lots,
        long episodes,
        BigDecimal netPaid,
        BigDecimal unexplained,
        Realized realized,
        SortedMap<LocalDate, Realized> days,
        LedgerEvent.@Nullable Paused paused) {
    public AccountTotals {
        netPaid = Decimals.canonical(netPaid);
        unexplained = Decimals.canonical(unexplained);
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }
}
