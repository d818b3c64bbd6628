package io.alertledger.rules;

import io.alertledger.rules.RuleParser.Parsed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What is sound and yet likely a slip: constants out of range, conditions that can't hold together, rules that say the
 * same or get in each other's way, points that nobody gives, rules that no scenario names. Advice, not refusals. Stateless.
 */
public final class RuleHealth {

    /** Parts of a whole: a value outside 0 to 1 compares with nothing that exists. */
    private static final Set<String> PARTS = Set.of("priceDistance", "sellPadding", "minConfidence");

    /** Never below zero. */
    private static final Set<String> COUNTS = Set.of(
            "openedBefore", "addedAfter", "expiresBefore", "quantity", "free", "held", "entriesLastMinute", "strike");

    private static final Pattern BOUND = Pattern.compile("([A-Za-z][\\w.]*)\\s*(==|<=|>=|<|>)\\s*(-?\\d+(?:\\.\\d+)?)");

    private RuleHealth() {}

    /** Every slip that was found, by file and line. */
    public static List<RuleProblem> check(RuleSet rules) {
        List<RuleProblem> found = new ArrayList<>();
        List<Parsed> files = rules.sources().files().stream()
                .filter(RuleFile::isDrl)
                .flatMap(file -> RuleParser.parse(file, new ArrayList<>()).stream())
                .toList();
        Map<String, String> said = new HashMap<>();
        for (Parsed parsed : files) {
            for (RuleDescr rule : parsed.parts().getRules()) {
                same(parsed.file(), rule, said, found);
                for (BaseDescr part : rule.getLhs().getDescrs()) {
                    if (part instanceof PatternDescr pattern) {
                        pattern(parsed.file(), pattern, found);
                    }
                }
            }
        }
        RuleOverlaps.check(files, found);
        weights(rules, files, found);
        untold(rules, found);
        return found.stream().distinct().sorted().toList();
    }

    /** Two rules with the same conditions and the same saying: one of them gives its points twice over. */
    private static void same(RuleFile file, RuleDescr rule, Map<String, String> said, List<RuleProblem> found) {
        StringBuilder text = new StringBuilder();
        for (BaseDescr part : rule.getLhs().getDescrs()) {
            text.append(part instanceof PatternDescr pattern ? conditions(pattern) : part.toString());
        }
        String call = String.valueOf(rule.getConsequence())
                .replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\s+", "");
        String before = said.putIfAbsent(text + call, file.path() + ":" + rule.getLine());
        if (before != null) {
            found.add(file.problem(
                    rule.getLine(),
                    0,
                    "rule \"" + rule.getName() + "\" says the same under the same conditions as the one at " + before,
                    "one of them can go."));
        }
    }

    private static String conditions(PatternDescr pattern) {
        Set<String> conditions = new TreeSet<>();
        for (BaseDescr constraint : pattern.getDescrs()) {
            conditions.add(
                    constraint instanceof ExprConstraintDescr expression
                            ? expression.getExpression().replaceAll("\\s+", "")
                            : String.valueOf(constraint.getText()));
        }
        return pattern.getObjectType() + conditions;
    }

    private static void pattern(RuleFile file, PatternDescr pattern, List<RuleProblem> found) {
        Map<String, BigDecimal[]> ranges = new TreeMap<>();
        for (BaseDescr constraint : pattern.getDescrs()) {
            if (!(constraint instanceof ExprConstraintDescr expression)) {
                continue;
            }
            String text = expression
                    .getExpression()
                    .replaceFirst("^\\$\\w+\\s*:\\s*", "")
                    .strip();
            Matcher bound = BOUND.matcher(text);
            if (bound.matches()) {
                String name = bound.group(1).substring(bound.group(1).lastIndexOf('.') + 1);
                BigDecimal value = new BigDecimal(bound.group(3));
                boolean outside = PARTS.contains(name)
                        ? value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0
                        : COUNTS.contains(name) && value.signum() < 0;
                if (outside) {
                    found.add(file.problem(
                            Math.max(constraint.getLine(), 1),
                            0,
                            "\"" + text + "\" compares with " + bound.group(3) + ", which " + name + " never reaches",
                            PARTS.contains(name) ? "a part of one is meant: 0.02 is 2 %." : ""));
                }
                narrow(ranges, bound.group(1), bound.group(2), value);
            }
        }
        ranges.forEach((name, range) -> {
            if (range[0] != null && range[1] != null && range[0].compareTo(range[1]) > 0) {
                found.add(file.problem(
                        Math.max(pattern.getLine(), 1),
                        0,
                        "no " + name + " is at least " + range[0].toPlainString() + " and at most "
                                + range[1].toPlainString() + ": the rule never speaks",
                        "the comparisons are the wrong way round."));
            }
        });
    }

    private static void narrow(Map<String, BigDecimal[]> ranges, String name, String operator, BigDecimal value) {
        BigDecimal[] range = ranges.computeIfAbsent(name, key -> new BigDecimal[2]);
        boolean least = operator.startsWith(">") || operator.equals("==");
        boolean most = operator.startsWith("<") || operator.equals("==");
        if (least && (range[0] == null || range[0].compareTo(value) < 0)) {
            range[0] = value;
        }
        if (most && (range[1] == null || range[1].compareTo(value) > 0)) {
            range[1] = value;
        }
    }

    private static void weights(RuleSet rules, List<Parsed> files, List<RuleProblem> found) {
        Set<String> weighed = new HashSet<>();
        RuleUsage.of(files).weighed().forEach(rule -> weighed.add(rule.id()));
        RuleFile table = rules.sources().file(Weights.FILE).orElse(null);
        for (String id : rules.tables().weights().points().keySet()) {
            if (table != null && !weighed.contains(id)) {
                found.add(table.problem(
                        lineOf(table, id),
                        1,
                        "rule \"" + id + "\" has points and gives none",
                        "its row can go: an objection, size or price needs no points."));
            }
        }
    }

    private static int lineOf(RuleFile table, String id) {
        List<String> lines = table.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(id + ",")) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Rules that no scenario beside them names; a set without any scenario is left in peace. */
    private static void untold(RuleSet rules, List<RuleProblem> found) {
        String told = rules.sources().files().stream()
                .filter(RuleFile::isScenarios)
                .map(RuleFile::text)
                .reduce("", String::concat);
        if (told.isEmpty()) {
            return;
        }
        for (RuleInfo rule : rules.rules()) {
            boolean named = Pattern.compile("(?<![\\w-])" + Pattern.quote(rule.id()) + "(?![\\w-])")
                    .matcher(told)
                    .find();
            if (!named && rule.stage().base() == RuleStage.Base.DECISION) {
                rules.sources()
                        .file(rule.file())
                        .ifPresent(file -> found.add(file.problem(
                                rule.line(),
                                0,
                                "no scenario names rule \"" + rule.id() + "\"",
                                "one in which it speaks and one in which it is silent would show its boundary.")));
            }
        }
    }
}
