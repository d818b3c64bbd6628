package io.alertledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.ledger.Pages;
import io.alertledger.storage.LedgerStore;
import io.alertledger.trade.ExitCauses;
import java.util.HashMap;
import java.util.Map;

/**
 * What accounts won and lost, worked out anew only after something was booked: it goes through the whole history, and
 * the console asks often. Thread-safe; who asks while it is worked out waits for it.
 */
final class PerformanceReports {
    /** More accounts than anybody has; names that are made up are not kept for ever. */
    private static final int MOST_ACCOUNTS = 64;

    private record Made(long sequence, ObjectNode report) {}

    private final LedgerStore store;
    private final ExitCauses causes;
    private final Map<String, Made> made = new HashMap<>();

    PerformanceReports(LedgerStore store) {
        this.store = store;
        this.causes = new ExitCauses(store::order, store::decision);
    }

    /** The report as of now; not to be changed. */
    synchronized ObjectNode of(String account) {
        long now = store.head().sequence();
        Made last = made.get(account);
        if (last == null || last.sequence() != now) {
            if (made.size() >= MOST_ACCOUNTS) {
                made.clear();
            }
            last = new Made(now, PerformanceReport.of(Pages.of(store), account, causes));
            made.put(account, last);
        }
        return last.report();
    }
}
