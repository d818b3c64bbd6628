package io.alertledger.reconcile;

import io.alertledger.model.Consistency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the broker: the last report that could be used, and what has failed since.
 *
 * @param at the moment of the last usable report, or null where there never was one
 * @param positions how many positions it held
 * @param status what its reconciliation came to
 * @param reasons why
 * @param failure why later attempts gave no report; null where the last attempt gave one
 * @param broken whether the last attempt gave something that makes no sense, rather than nothing
 * @param waitingSince since when a report is waited for: the last usable one, or the start
 */
public record Look(
        @Nullable Instant at,
        int positions,
        Consistency status,
        List<String> reasons,
        @Nullable String failure,
        boolean broken,
        Instant waitingSince) {
    public Look {
        reasons = List.copyOf(reasons);
    }

    /** Before the broker was ever asked. */
    public static Look none(Instant now) {
        return new Look(null, 0, Consistency.YELLOW, List.of(), null, false, now);
    }

    /** A report was reconciled. */
    public Look saw(Statement report, Reconciled reconciled) {
        return report.complete()
                ? new Look(
                        report.at(),
                        report.positions().size(),
                        reconciled.status(),
                        reconciled.concerns(),
                        null,
                        false,
                        report.at())
                : failed("the broker's report was not complete", false);
    }

    /**
     * Asking gave no report: what was seen before stays.
     *
     * @param nonsense whether something came that makes no sense, rather than nothing
     */
    public Look failed(String reason, boolean nonsense) {
        return new Look(at, positions, status, reasons, reason, nonsense, waitingSince);
    }
}
