package io.alertledger.tuning;

import io.alertledger.model.EvidenceLevels;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.RuleTables;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often rules choose the contract that was really sold.
 *
 * @param sameAnalyst among the analyst's own open contracts
 * @param wholeBook over the open contracts of all analysts, the author known
 * @param leftOut rows that asked nothing under either view, by reason
 */
public record Accuracy(Measured sameAnalyst, Measured wholeBook, Map<LeftOut, Integer> leftOut) {
    /** The policies that are compared, each on its own. */
    public static final List<String> POLICIES = List.of(
            EvidenceLevels.FIFO,
            "NEWEST_FIRST",
            "NEAREST_EXPIRATION",
            EvidenceLevels.PROFIT_FIRST,
            EvidenceLevels.LEARNED);

    /**
     * One view's figures.
     *
     * @param cases how many there were
     * @param oneCandidate how many exits had nothing to choose
     * @param policies by the policy's heuristic
     * @param calibration of LEARNED
     */
    public record Measured(int cases, int oneCandidate, Map<String, Scores> policies, Calibration calibration) {}

    /** Puts a history to the rules in force. */
    public static Accuracy of(History history, Resolver resolver) {
        RuleTables tables = resolver.rules().tables();
        Cases same = Cases.of(history, View.SAME_ANALYST, tables.symbols(), tables.calendar());
        Cases whole = Cases.of(history, View.WHOLE_BOOK, tables.symbols(), tables.calendar());
        Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
        leftOut.putAll(history.leftOut());
        whole.leftOut().forEach((reason, count) -> {
            if (reason != LeftOut.ONE_CANDIDATE) {
                leftOut.merge(reason, count, Integer::sum);
            }
        });
        return new Accuracy(measured(same, resolver), measured(whole, resolver), leftOut);
    }

    private static Measured measured(Cases cases, Resolver resolver) {
        CaseJudge judge = new CaseJudge(resolver);
        Map<String, Scores> policies = new LinkedHashMap<>();
        for (String policy : POLICIES) {
            if (resolver.rules().heuristics().contains(policy)) {
                policies.put(policy, Scores.of(judge.picks(cases.cases(), policy)));
            }
        }
        return new Measured(
                cases.cases().size(),
                cases.leftOut().getOrDefault(LeftOut.ONE_CANDIDATE, 0),
                policies,
                Calibration.of(judge.picks(cases.cases(), EvidenceLevels.LEARNED)));
    }
}
