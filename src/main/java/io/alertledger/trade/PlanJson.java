package io.alertledger.trade;

import io.alertledger.journal.DecisionLog;
import io.alertledger.journal.KeptDecision;
import java.util.List;

/** A plan as the decision log keeps it: the reading, the decision, and all that deciding again needs. */
final class PlanJson {
    private PlanJson() {}

    static String write(Plan plan) {
        return KeptDecision.write(plan.decisionId(), plan.reading(), plan.decision(), plan.questions(), plan.asked());
    }

    /** The reading and the decision; what it rested on is read by a replay alone. */
    static Plan read(DecisionLog.Logged logged) {
        KeptDecision kept = KeptDecision.of(logged);
        return new Plan(logged.id(), kept.reading(), kept.decision(), List.of(), null, List.of(), List.of());
    }
}
