package io.alertledger.rules;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;

/** Builds the networks of a rule set. Stateless. */
final class RuleBases {

    private RuleBases() {}

    /** Every base of a set. */
    static Map<RuleStage.Base, RuleBase> of(List<Model> models, List<RuleInfo> rules, Weights weights) {
        Map<RuleStage.Base, RuleBase> bases = new EnumMap<>(RuleStage.Base.class);
        for (RuleStage.Base base : RuleStage.Base.values()) {
            bases.put(base, one(base, models, rules, weights));
        }
        return bases;
    }

    /**
     * One base.
     *
     * @param models of any packages; those of the base's stages are taken
     * @param rules all of the set, also those of other bases: their ids give the order of what is said
     */
    static RuleBase one(RuleStage.Base base, List<Model> models, List<RuleInfo> rules, Weights weights) {
        Map<String, FiringRule> byName = new HashMap<>();
        List<RuleInfo> byId =
                rules.stream().sorted(Comparator.comparing(RuleInfo::id)).toList();
        for (int rank = 0; rank < byId.size(); rank++) {
            byName.put(byId.get(rank).name(), FiringRule.of(byId.get(rank), weights, rank));
        }
        List<String> packages = Arrays.stream(RuleStage.values())
                .filter(stage -> stage.base() == base)
                .map(RuleStage::packageName)
                .toList();
        return new RuleBase(
                models.stream()
                        .filter(model -> packages.contains(model.getPackageName()))
                        .toList(),
                byName);
    }
}
