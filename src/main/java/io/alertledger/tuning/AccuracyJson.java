package io.alertledger.tuning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.model.Decimals;
import java.util.TreeMap;

/** Accuracy as JSON. Shares go out as strings, counts as integers. */
public final class AccuracyJson {
    private AccuracyJson() {}

    /** The calibration at the top is that of the whole book, where every confidence of a real account is made. */
    public static ObjectNode of(Accuracy accuracy) {
        ObjectNode out = Json.object();
        out.set("sameAnalyst", measured(accuracy.sameAnalyst()));
        out.set("wholeBook", measured(accuracy.wholeBook()));
        out.set("calibration", calibration(accuracy.wholeBook().calibration()));
        ObjectNode leftOut = out.putObject("leftOut");
        new TreeMap<>(accuracy.leftOut()).forEach((reason, count) -> leftOut.put(reason.name(), count));
        leftOut.put(LeftOut.ONE_CANDIDATE.name(), accuracy.wholeBook().oneCandidate());
        return out;
    }

    private static ObjectNode measured(Accuracy.Measured measured) {
        ObjectNode out = Json.object();
        out.put("cases", measured.cases());
        ObjectNode policies = out.putObject("policies");
        measured.policies().forEach((policy, scores) -> policies.set(policy, scores(scores)));
        out.set("calibration", calibration(measured.calibration()));
        out.putObject("leftOut").put(LeftOut.ONE_CANDIDATE.name(), measured.oneCandidate());
        return out;
    }

    private static ObjectNode scores(Scores scores) {
        ObjectNode out = Json.object();
        out.put("accuracy", Decimals.plain(scores.accuracy()));
        ObjectNode coverage = out.putObject("atCoverage");
        scores.atCoverage().forEach((part, share) -> coverage.put(Decimals.plain(part), Decimals.plain(share)));
        return out;
    }

    static ArrayNode calibration(Calibration calibration) {
        ArrayNode out = Json.object().putArray("bins");
        for (Calibration.Bin bin : calibration.bins()) {
            out.addObject()
                    .put("from", Decimals.plain(bin.from()))
                    .put("to", Decimals.plain(bin.to()))
                    .put("cases", bin.cases())
                    .put("right", bin.right())
                    .put("meanConfidence", Decimals.plain(bin.meanConfidence()));
        }
        return out;
    }
}
