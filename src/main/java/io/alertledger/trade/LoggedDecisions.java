package io.alertledger.trade;

import io.alertledger.journal.DecisionLog;
import io.alertledger.model.Decision;

/** Decisions as they were kept, read back. */
public final class LoggedDecisions {
    private LoggedDecisions() {}

    /** The decision, whole, as it was made. */
    public static Decision decision(DecisionLog.Logged logged) {
        return PlanJson.read(logged).decision();
    }
}
