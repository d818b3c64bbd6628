package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What preflight rules know of the account and the alert beyond the positions. Every part is
 * gathered before the rules run; nothing here is looked up by them.
 *
 * @param account whose it is
 * @param consistency how well ledger and broker agree
 * @param consistencyReason why, in a sentence; empty when green
 * @param entriesPaused whether BUY and ADD are refused
 * @param exitsPaused whether exits asked for by alerts are refused too
 * @param acting whether the decision will be carried out, or is only asked for
 * @param byTrigger whether an exit trigger asks, not an alert
 * @param channelEnabled whether the alert's channel may trade
 * @param alertAge from the alert's reception to now; never negative
 * @param entriesLastMinute entry orders of the account in the last minute
 * @param realizedToday realized profit of the market day in money; null where it is unknown
 * @param buyingPower money free for entries, or null where the broker does not say
 * @param equity worth of the account, or null where the broker does not say
 */
public record Situation(
        String account,
        Consistency consistency,
        String consistencyReason,
        boolean entriesPaused,
        boolean exitsPaused,
        boolean acting,
        boolean byTrigger,
        boolean channelEnabled,
        Duration alertAge,
        int entriesLastMinute,
        @Nullable BigDecimal realizedToday,
        @Nullable BigDecimal buyingPower,
        @Nullable BigDecimal equity) {
    /** Nothing stands in the way; nothing is known of money. */
    public static Situation calm(String account) {
        return new Situation(
                account, Consistency.GREEN, "", false, false, false, false, true, Duration.ZERO, 0, null, null, null);
    }

    /** What was lost on the market day, above zero; null where nothing was or it is unknown. */
    public @Nullable BigDecimal lossToday() {
        return realizedToday == null || realizedToday.signum() >= 0 ? null : realizedToday.negate();
    }

    /** The same for an alert of another age; an age below zero counts as none. */
    public Situation aged(Duration age) {
        return new Situation(
                account,
                consistency,
                consistencyReason,
                entriesPaused,
                exitsPaused,
                acting,
                byTrigger,
                channelEnabled,
                age.isNegative() ? Duration.ZERO : age,
                entriesLastMinute,
                realizedToday,
                buyingPower,
                equity);
    }
}
