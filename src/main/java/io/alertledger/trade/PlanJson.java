package io.alertledger.trade;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.DecisionJson;
import io.alertledger.formats.DecisionReader;
import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import io.alertledger.formats.ReadingJson;
import io.alertledger.journal.DecisionLog;
import java.util.List;

/** A plan as the decision log keeps it: the reading and the decision, whole. */
final class PlanJson {
    private PlanJson() {}

    static ObjectNode of(Plan plan) {
        ObjectNode out = Json.object();
        out.put("decisionId", plan.decisionId());
        out.set("reading", ReadingJson.of(plan.reading()));
        out.set("decision", DecisionJson.of(plan.decision()));
        return out;
    }

    static Plan read(DecisionLog.Logged logged) {
        Fields in = Json.readObject(logged.json());
        return new Plan(
                logged.id(),
                ReadingJson.read(in.object("reading")),
                DecisionReader.read(in.object("decision")),
                List.of(),
                List.of());
    }
}
