package io.alertledger.tuning;

import io.alertledger.model.CandidateScore;
import io.alertledger.model.Evidence;
import io.alertledger.model.EvidenceLevels;
import io.alertledger.model.Explanation;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.RuleSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Cases as numbers, got from the rules themselves: decided under weights of one, a rule's points are
 * what it found. So a rule that a trader adds is fitted like the shipped ones.
 *
 * @param rules ids of the rules that spoke in LEARNED, in the order of the columns
 * @param examples in the order of the cases; cases in which a veto took the right answer are not among them
 */
record Vectors(List<String> rules, List<Example> examples) {
    /** Goes through cases with some rules. */
    static Vectors of(List<Case> cases, RuleSet set) {
        String ones = WeightsText.in(set.sources()).with(rule -> Optional.of(BigDecimal.ONE));
        CaseJudge judge = new CaseJudge(new Resolver(set.reweighed(ones)));
        List<Raw> raw = new ArrayList<>();
        SortedSet<String> rules = new TreeSet<>();
        for (Case one : cases) {
            Raw found = raw(one, judge.decide(one, EvidenceLevels.LEARNED).explanation());
            found.byCandidate().values().forEach(values -> rules.addAll(values.keySet()));
            raw.add(found);
        }
        List<String> columns = List.copyOf(rules);
        return new Vectors(
                columns,
                raw.stream()
                        .filter(each -> each.names().size() > 1
                                && each.names().contains(each.one().right()))
                        .map(each -> each.example(columns))
                        .toList());
    }

    private record Raw(Case one, List<String> names, Map<String, Map<String, BigDecimal>> byCandidate) {
        Example example(List<String> columns) {
            double[][] values = new double[names.size()][columns.size()];
            for (int i = 0; i < names.size(); i++) {
                Map<String, BigDecimal> found = byCandidate.getOrDefault(names.get(i), Map.of());
                for (int j = 0; j < columns.size(); j++) {
                    values[i][j] =
                            found.getOrDefault(columns.get(j), BigDecimal.ZERO).doubleValue();
                }
            }
            return new Example(one.at(), values, names.indexOf(one.right()));
        }
    }

    private static Raw raw(Case one, Explanation explanation) {
        List<String> names = explanation.candidates().stream()
                .filter(candidate -> candidate.objections().isEmpty())
                .map(CandidateScore::name)
                .sorted()
                .toList();
        Map<String, Map<String, BigDecimal>> byCandidate = new HashMap<>();
        for (Evidence evidence : explanation.evidence()) {
            if (evidence.level().equals(EvidenceLevels.LEARNED) && names.contains(evidence.candidate())) {
                byCandidate
                        .computeIfAbsent(evidence.candidate(), name -> new HashMap<>())
                        .merge(evidence.rule().id(), evidence.points(), BigDecimal::add);
            }
        }
        return new Raw(one, names, byCandidate);
    }
}
