package io.alertledger.rules;

import io.alertledger.model.Candidate;
import io.alertledger.model.Guarded;
import io.alertledger.model.LegDraft;
import io.alertledger.model.SizedLeg;
import io.alertledger.model.Unprotected;
import io.alertledger.rules.ConstraintOutcome.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * Holds rules against facts from their own text: which constraint holds, which fails, and what was seen. The engine is
 * not asked; that both agree is tested on every scenario. Immutable and thread-safe.
 */
public final class RuleTrials {

    private record Source(RuleInfo info, RuleFile file, RuleDescr rule) {}

    private final Map<String, Source> byId = new HashMap<>();

    /** Reads the rules of a set once; the set's texts parsed before, so they parse now. */
    public RuleTrials(RuleSet rules) {
        Map<String, RuleInfo> byName = rules.rules().stream().collect(Collectors.toMap(RuleInfo::name, info -> info));
        for (RuleFile file : rules.sources().files()) {
            if (file.isDrl()) {
                RuleParser.parse(file, new ArrayList<>()).ifPresent(parsed -> {
                    for (RuleDescr rule : parsed.parts().getRules()) {
                        RuleInfo info = byName.get(rule.getName());
                        if (info != null) {
                            byId.put(info.id(), new Source(info, file, rule));
                        }
                    }
                });
            }
        }
    }

    /**
     * A rule against the facts of a decision.
     *
     * @param subject the fact it is tried for: a candidate or leg; null for the instruction as a whole
     * @return empty where there is no such rule
     */
    public Optional<RuleTrial> trial(String ruleId, @Nullable Object subject, Collection<?> facts) {
        Source source = byId.get(ruleId);
        if (source == null) {
            return Optional.empty();
        }
        TrialRun run = new TrialRun(source.file(), facts, subject);
        for (BaseDescr part : source.rule().getLhs().getDescrs()) {
            run.element(part);
        }
        return Optional.of(new RuleTrial(source.info(), nameOf(subject), run.outcomes()));
    }

    /** The facts that a rule could be about; one null where it speaks of the instruction as a whole. */
    public List<@Nullable Object> subjects(String ruleId, Collection<?> facts) {
        Source source = byId.get(ruleId);
        List<@Nullable Object> subjects = new ArrayList<>();
        if (source == null) {
            return subjects;
        }
        for (BaseDescr part : source.rule().getLhs().getDescrs()) {
            if (part instanceof PatternDescr pattern && FactVocabulary.MANY.contains(pattern.getObjectType())) {
                for (Object fact : facts) {
                    if (fact.getClass().getSimpleName().equals(pattern.getObjectType())) {
                        subjects.add(fact);
                    }
                }
                return subjects;
            }
        }
        subjects.add(null);
        return subjects;
    }

    /** The name of the position that a fact is about. */
    public static String nameOf(@Nullable Object fact) {
        if (fact instanceof Candidate candidate) {
            return candidate.name();
        }
        if (fact instanceof LegDraft leg) {
            return leg.name();
        }
        if (fact instanceof SizedLeg leg) {
            return leg.draft().name();
        }
        if (fact instanceof Guarded guarded) {
            return guarded.name();
        }
        return fact instanceof Unprotected lacking ? lacking.name() : "";
    }

    static Verdict verdict(boolean holds) {
        return holds ? Verdict.HOLDS : Verdict.FAILS;
    }
}
