package io.alertledger.reconcile;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerTx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * From the answer of a reconciliation to the ledger. To be used in the transaction in which the book
 * was read: then what was answered is what is booked.
 */
public final class Adjustments {
    private Adjustments() {}

    /** The key under which a fill is appended, whoever books it: the same fill twice is one. */
    public static String keyOf(String fillId) {
        return "fill:" + fillId;
    }

    /** Which of a report's fills are in the books already. */
    public static Set<String> seen(LedgerTx tx, Statement report) {
        return report.fills().stream()
                .filter(fill -> tx.appended(fill.account(), keyOf(fill.id())).isPresent())
                .map(Statement.Execution::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Appends everything, each fill under its own key. */
    public static void append(LedgerTx tx, Reconciled reconciled) {
        for (Adjustment adjustment : reconciled.adjustments()) {
            if (!adjustment.events().isEmpty()) {
                tx.append(
                        adjustment.key().account(),
                        adjustment.fill() == null
                                ? null
                                : keyOf(adjustment.fill().id()),
                        adjustment.events());
            }
        }
        Map<String, List<LedgerEvent>> byAccount =
                new TreeMap<>(reconciled.further().stream().collect(Collectors.groupingBy(LedgerEvent::account)));
        byAccount.forEach((account, events) -> tx.append(account, null, events));
    }
}
