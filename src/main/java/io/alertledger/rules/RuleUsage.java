package io.alertledger.rules;

import io.alertledger.model.EvidenceLevels;
import io.alertledger.model.Policy;
import io.alertledger.rules.RuleParser.Parsed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What rules ask of the tables: which need points, and which heuristics there are. Immutable.
 *
 * @param weighed rules that give points
 * @param ids ids of all rules
 * @param heuristics names of the levels at which rules give points
 */
record RuleUsage(List<Weighed> weighed, Set<String> ids, Set<String> heuristics) {

    /** A rule that gives points. */
    record Weighed(RuleFile file, int line, String id) {}

    private static final Pattern GIVES_POINTS = Pattern.compile("\\bscoreboard\\s*\\.\\s*(hint|prefer|learned)\\s*\\(");
    private static final Pattern PREFERS =
            Pattern.compile("\\bscoreboard\\s*\\.\\s*prefer\\s*\\(\\s*[^,]+,\\s*\"([^\"]*)\"");

    static RuleUsage of(List<Parsed> files) {
        List<Weighed> weighed = new ArrayList<>();
        Set<String> ids = new TreeSet<>();
        Set<String> heuristics = new TreeSet<>();
        for (Parsed parsed : files) {
            for (RuleDescr rule : parsed.parts().getRules()) {
                var annotation = rule.getAnnotation("id");
                String id = annotation == null ? "" : String.valueOf(annotation.getSingleValueStripped());
                ids.add(id);
                String rightSide = String.valueOf(rule.getConsequence());
                Matcher points = GIVES_POINTS.matcher(rightSide);
                while (points.find()) {
                    weighed.add(new Weighed(parsed.file(), rule.getLine(), id));
                    if (points.group(1).equals("learned")) {
                        heuristics.add(EvidenceLevels.LEARNED);
                    }
                }
                Matcher prefers = PREFERS.matcher(rightSide);
                while (prefers.find()) {
                    heuristics.add(prefers.group(1));
                }
            }
        }
        return new RuleUsage(List.copyOf(weighed), Set.copyOf(ids), Set.copyOf(heuristics));
    }

    /** Checks that the tables speak of rules that exist, and that every rule that gives points has some. */
    void check(RuleTables.Loaded tables, List<RuleProblem> problems) {
        Set<String> listed = new HashSet<>();
        for (Weights.Row row : tables.weights()) {
            listed.add(row.rule());
            if (!ids.contains(row.rule())) {
                row.place()
                        .problem(
                                "rule",
                                "no rule has the id \"" + row.rule() + "\"",
                                Suggestion.nearest(row.rule(), ids)
                                        .map(id -> "\"" + id + "\" is meant.")
                                        .orElse("the rule was removed."));
            }
        }
        for (Weighed rule : weighed) {
            if (!rule.id().isEmpty() && !listed.contains(rule.id())) {
                problems.add(rule.file()
                        .problem(
                                rule.line(),
                                0,
                                "rule \"" + rule.id() + "\" gives points and has none in " + Weights.FILE,
                                "a row such as \"" + rule.id() + ",10,\" is missing there."));
            }
        }
        for (PolicyRow row : tables.policies()) {
            if (row.settled().containsKey("heuristics")) {
                for (String name : Policy.SHIPPED.with(row::settle).heuristics()) {
                    if (!heuristics.contains(name)) {
                        row.place()
                                .problem(
                                        "heuristics",
                                        "no rule prefers by \"" + name + "\"",
                                        Suggestion.advice(name, new TreeSet<>(heuristics)));
                    }
                }
            }
        }
    }
}
