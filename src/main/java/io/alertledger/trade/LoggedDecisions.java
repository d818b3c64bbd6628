package io.alertledger.trade;

import io.alertledger.journal.DecisionLog;
import io.alertledger.model.Decision;
import io.alertledger.model.Reading;

/** Decisions as they were kept, read back. */
public final class LoggedDecisions {
    private LoggedDecisions() {}

    /** The decision, whole, as it was made. */
    public static Decision decision(DecisionLog.Logged logged) {
        return PlanJson.read(logged).decision();
    }

    /** What the alert was understood to be. */
    public static Reading reading(DecisionLog.Logged logged) {
        return PlanJson.read(logged).reading();
    }
}
