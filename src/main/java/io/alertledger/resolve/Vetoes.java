package io.alertledger.resolve;

import io.alertledger.model.Candidate;
import io.alertledger.model.Objection;
import io.alertledger.model.RefusalCode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a refusal says when every candidate is vetoed. */
final class Vetoes {
    private Vetoes() {}

    /**
     * The code of the refusal: a candidate that the alert contradicts was not meant, so what stands
     * against the others decides; where all are contradicted, that is the reason.
     */
    static RefusalCode code(List<Candidate> candidates, List<Objection> objections) {
        return decisive(candidates, objections).stream()
                .map(Objection::code)
                .min(Comparator.naturalOrder())
                .orElse(RefusalCode.NO_POSITION);
    }

    /** The sentence of the refusal: what stands against each candidate that could have been meant. */
    static String sentence(List<Candidate> candidates, List<Objection> objections) {
        Map<String, String> reasons = new LinkedHashMap<>();
        decisive(candidates, objections)
                .forEach(o -> reasons.merge(String.valueOf(o.candidate()), o.because(), (a, b) -> a + ", " + b));
        return Sentences.sentence(reasons.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; ")));
    }

    private static List<Objection> decisive(List<Candidate> candidates, List<Objection> objections) {
        List<String> contradicted = objections.stream()
                .filter(o -> o.code() == RefusalCode.CONTRADICTED)
                .map(o -> String.valueOf(o.candidate()))
                .distinct()
                .toList();
        if (contradicted.size() == candidates.size()) {
            return objections.stream()
                    .filter(o -> o.code() == RefusalCode.CONTRADICTED)
                    .toList();
        }
        return objections.stream()
                .filter(o -> !contradicted.contains(String.valueOf(o.candidate())))
                .toList();
    }
}
