package io.alertledger.rules;

import io.alertledger.rules.Formula.Call;
import io.alertledger.rules.Formula.Node;
import io.alertledger.rules.RuleParser.Parsed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Rules of which one speaks wherever the other does, and what they say can't both count: points for what is objected to,
 * two sizes for one leg, a level that a nearer one always hides. Only what follows from the texts alone is told: rules
 * of plain patterns, one of each kind of fact, whose conditions are the other's or follow from them. Stateless.
 */
final class RuleOverlaps {

    private static final Set<String> POINTS = Set.of("hint", "prefer", "learned");
    private static final Set<String> SIZES =
            Set.of("all", "quantity", "fraction", "leave", "units", "budget", "unsized");
    private static final Set<String> LEVELS = Set.of("takeProfit", "stopLoss");

    /**
     * A rule whose meaning is wholly known.
     *
     * @param types the kinds of facts that must be there
     * @param conditions what must hold of them
     * @param sayings what it then says
     */
    private record Shape(RuleFile file, RuleDescr rule, Set<String> types, Set<Node> conditions, List<Call> sayings) {
        String position() {
            return "\"" + rule.getName() + "\" (" + file.path() + ":" + rule.getLine() + ")";
        }
    }

    private RuleOverlaps() {}

    static void check(List<Parsed> files, List<RuleProblem> found) {
        Map<String, List<Shape>> byStage = new HashMap<>();
        for (Parsed parsed : files) {
            for (RuleDescr rule : parsed.parts().getRules()) {
                shape(parsed.file(), rule)
                        .ifPresent(
                                shape -> byStage.computeIfAbsent(parsed.file().folder(), folder -> new ArrayList<>())
                                        .add(shape));
            }
        }
        byStage.values().forEach(shapes -> {
            for (Shape wide : shapes) {
                for (Shape narrow : shapes) {
                    if (wide != narrow && covers(wide, narrow)) {
                        boolean same = covers(narrow, wide);
                        clash(wide, narrow, same && shapes.indexOf(wide) > shapes.indexOf(narrow), same, found);
                    }
                }
            }
        });
    }

    /** Whether the first speaks wherever the second does. */
    private static boolean covers(Shape wide, Shape narrow) {
        return narrow.types().containsAll(wide.types())
                && wide.conditions().stream().allMatch(wanted -> Implication.follows(wanted, narrow.conditions()));
    }

    /** @param told whether the pair is told the other way round, as both cover each other */
    private static void clash(Shape wide, Shape narrow, boolean told, boolean same, List<RuleProblem> found) {
        for (Call general : wide.sayings()) {
            for (Call special : narrow.sayings()) {
                if (!about(general).equals(about(special))) {
                    continue;
                }
                String first = general.name();
                String second = special.name();
                if (first.equals("object") && POINTS.contains(second)) {
                    add(
                            narrow,
                            "gives points that never count: it speaks only where " + wide.position()
                                    + " objects to the same position",
                            found);
                } else if (first.equals("exempt") && LEVELS.contains(second)) {
                    add(
                            narrow,
                            "gives a level that never counts: it speaks only where " + wide.position()
                                    + " exempts the same position",
                            found);
                } else if (first.equals(second) && LEVELS.contains(first) && nearer(general, special)) {
                    add(
                            narrow,
                            "gives a level that never counts: it speaks only where " + wide.position()
                                    + " gives a nearer one",
                            found);
                } else if (!told
                        && SIZES.contains(first)
                        && SIZES.contains(second)
                        && !key(general).equals(key(special))) {
                    add(
                            narrow,
                            "sizes only what " + wide.position()
                                    + " sizes too: where they come to two amounts, the alert is refused",
                            found);
                } else if (!told
                        && first.equals("price")
                        && second.equals("price")
                        && !key(general).equals(key(special))) {
                    add(
                            narrow,
                            "prices only what " + wide.position()
                                    + " prices too: where they come to two prices, the alert is refused",
                            found);
                } else if (!told
                        && same
                        && first.equals(second)
                        && Set.of("object", "refuse").contains(first)
                        && !key(general).equals(key(special))) {
                    add(
                            narrow,
                            "refuses under the same conditions as " + wide.position() + " with another code",
                            found);
                }
            }
        }
    }

    private static void add(Shape shape, String what, List<RuleProblem> found) {
        found.add(shape.file()
                .problem(
                        shape.rule().getLine(),
                        0,
                        "rule \"" + shape.rule().getName() + "\" " + what,
                        "one of them lacks a condition, or can go."));
    }

    /** What a saying is about: its first argument, or the instruction as a whole. */
    private static Node about(Call saying) {
        return ofInstruction(saying)
                ? new Formula.Literal(null)
                : saying.arguments().get(0);
    }

    /** {@code refuse(RefusalCode.X, "…")}, as opposed to {@code refuse($leg, RefusalCode.X, "…")}. */
    private static boolean ofInstruction(Call saying) {
        return saying.name().equals("refuse")
                && saying.arguments().get(1) instanceof Formula.Literal literal
                && literal.value() instanceof String;
    }

    /** What is said, without the words for people. */
    private static List<Node> key(Call saying) {
        int arguments = saying.name().equals("all") || ofInstruction(saying) ? 1 : 2;
        List<Node> key = new ArrayList<>(List.of(new Formula.Literal(saying.name())));
        key.addAll(saying.arguments().subList(0, arguments));
        return key;
    }

    /** Whether both are distances of one unit, and the first is the smaller one. */
    private static boolean nearer(Call general, Call special) {
        BiFunction<Call, Integer, Optional<SeedDistance>> distance = (call, at) ->
                call.arguments().get(at) instanceof Formula.Literal literal && literal.value() instanceof String text
                        ? Optional.of(SeedDistance.parse(text))
                        : Optional.empty();
        Optional<SeedDistance> one = distance.apply(general, 1);
        Optional<SeedDistance> other = distance.apply(special, 1);
        return one.isPresent()
                && other.isPresent()
                && one.get().unit() == other.get().unit()
                && one.get().amount().compareTo(other.get().amount()) < 0;
    }

    /** Empty for a rule with groups of patterns, or two patterns over one kind of fact. */
    private static Optional<Shape> shape(RuleFile file, RuleDescr rule) {
        Set<String> types = new HashSet<>();
        Set<Node> conditions = new HashSet<>();
        Map<String, Node> names = new HashMap<>();
        for (BaseDescr part : rule.getLhs().getDescrs()) {
            if (!(part instanceof PatternDescr pattern)
                    || pattern.getSource() != null
                    || !types.add(pattern.getObjectType())) {
                return Optional.empty();
            }
            Implication canonical = new Implication(pattern.getObjectType(), names);
            if (pattern.getIdentifier() != null) {
                names.put(pattern.getIdentifier(), canonical.fact());
            }
            for (BaseDescr constraint : pattern.getDescrs()) {
                Formula formula = constraint instanceof BindingDescr binding
                        ? Formula.of(binding.getVariable() + " : " + binding.getExpression())
                        : Formula.of(((ExprConstraintDescr) constraint).getExpression());
                if (formula.binding() != null) {
                    names.put(formula.binding(), canonical.of(formula.named()));
                }
                if (!formula.names()) {
                    conditions.addAll(canonical.conditions(formula.node()));
                }
            }
        }
        Implication canonical = new Implication("", names);
        List<Call> sayings =
                Formula.statements(SourceSandbox.withoutComments(String.valueOf(rule.getConsequence()))).stream()
                        .map(saying -> (Call) canonical.of(saying))
                        .toList();
        return Optional.of(new Shape(file, rule, types, conditions, sayings));
    }
}
