package io.alertledger.reconcile;

import io.alertledger.model.LotMethod;
import io.alertledger.model.MarketCalendar;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * How patient and how exact a reconciliation is.
 *
 * @param absence how far apart two looks at a missing position must be before it counts as closed
 * @param grace how long after a change of ours the broker's list may still show what was before
 * @param limit how long a difference that can not be settled may last before it is red
 * @param quantityStep quantities that differ by no more than this are the same; zero for exact
 * @param markMaxAge how old a mark may be to value a contract at its expiration
 * @param lotMethod which lots leave when a real fill closes; adjustments always take the oldest
 * @param calendar when contracts expire
 */
public record ReconcileSettings(
        Duration absence,
        Duration grace,
        Duration limit,
        BigDecimal quantityStep,
        Duration markMaxAge,
        LotMethod lotMethod,
        MarketCalendar calendar) {
    public static final ReconcileSettings DEFAULT = new ReconcileSettings(
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(300),
            BigDecimal.ZERO,
            Duration.ofSeconds(60),
            LotMethod.FIFO,
            MarketCalendar.WEEKDAYS);

    public ReconcileSettings {
        if (absence.isNegative() || grace.isNegative() || limit.isNegative() || quantityStep.signum() < 0) {
            throw new IllegalArgumentException("absence, grace, limit and quantityStep must not be negative: " + absence
                    + ", " + grace + ", " + limit + ", " + quantityStep);
        }
    }

    /** The same with another calendar. */
    public ReconcileSettings in(MarketCalendar newCalendar) {
        return new ReconcileSettings(absence, grace, limit, quantityStep, markMaxAge, lotMethod, newCalendar);
    }

    /** Whether two quantities are the same. */
    boolean same(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(quantityStep) <= 0;
    }
}
