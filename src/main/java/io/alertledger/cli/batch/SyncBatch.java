package io.alertledger.cli.batch;

import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Symbols;
import io.alertledger.reconcile.ReconcileInput;
import io.alertledger.reconcile.Reconciliation;

/** {@code batch sync}: a line with books and a broker's report in, what came of comparing them out. Stateless. */
public final class SyncBatch {
    private final Symbols symbols;
    private final MarketCalendar calendar;

    /**
     * @param symbols which words mean the same underlying
     * @param calendar when contracts expire
     */
    public SyncBatch(Symbols symbols, MarketCalendar calendar) {
        this.symbols = symbols;
        this.calendar = calendar;
    }

    /** One line out for one line in, whatever is in it. */
    public String line(String text) {
        return JsonLines.line(text, (line, out) -> {
            ReconcileInput input = new SyncReader(symbols, calendar, line).input();
            SyncWriter.write(input, Reconciliation.of(input), out);
        });
    }
}
