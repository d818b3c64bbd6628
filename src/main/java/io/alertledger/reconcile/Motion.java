package io.alertledger.reconcile;

import io.alertledger.model.Side;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is in motion: an instrument that an order of ours works on, that waits for a fill, that changed
 * here after the broker last looked, or of which the report speaks with two tongues.
 */
final class Motion {
    private final ReconcileInput input;
    private final ReportIndex report;
    private final Books books;
    private final FillPass fills;
    private final List<OrderPass.After> orders;

    Motion(ReconcileInput input, ReportIndex report, Books books, FillPass fills, List<OrderPass.After> orders) {
        this.input = input;
        this.report = report;
        this.books = books;
        this.fills = fills;
        this.orders = orders;
    }

    /** Whether it is more than motion: nobody can say what is true of the instrument. */
    boolean contradicted(AccountInstrument instrument) {
        return report.contradicts(instrument) || fills.waiting(instrument) != null;
    }

    /** Why an instrument is not adjusted now; null where it may be. */
    @Nullable
    String why(AccountInstrument instrument) {
        if (report.contradicts(instrument)) {
            return "the report tells it in two ways";
        }
        Optional<OrderPass.After> working = orders.stream()
                .filter(order ->
                        order.inFlight() && order.before().accountInstrument().equals(instrument))
                .min(Comparator.comparing(order -> order.before().clientId()));
        if (working.isPresent()) {
            return "order " + working.get().before().clientId() + " is "
                    + working.get().state();
        }
        String waiting = fills.waiting(instrument);
        if (waiting != null) {
            return waiting;
        }
        Instant changed = lastChange(instrument);
        Instant seen =
                input.report().at().isBefore(input.now()) ? input.report().at() : input.now();
        if (changed != null && seen.isBefore(changed.plus(input.settings().grace()))) {
            return "it changed here at " + changed + ", less than "
                    + input.settings().grace().toSeconds() + " s before the report";
        }
        return null;
    }

    /** When the books or an order of ours last changed an instrument; null where that is not known. */
    private @Nullable Instant lastChange(AccountInstrument instrument) {
        // a position that a sale of anybody's has closed is not there any more to say when it changed
        boolean gone = books.sides(instrument).isEmpty();
        Instant last = gone ? fills.lastFill(instrument) : fills.lastOwnFill(instrument);
        for (Side side : Side.values()) {
            Instant changed = input.changed(instrument.on(side));
            if (changed != null && (last == null || changed.isAfter(last))) {
                last = changed;
            }
        }
        return last;
    }
}
