package io.alertledger.rules;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AccumulateDescr.AccumulateFunctionCallDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/**
 * What a group of patterns comes to over facts: {@code not}, {@code exists}, {@code or}, {@code forall}, {@code
 * accumulate} and {@code from}, nested as they may be. Used for one trial by one thread.
 */
final class GroupTrial {

    private final Collection<?> facts;
    private final Map<BaseDescr, Formula> formulas = new IdentityHashMap<>();

    GroupTrial(Collection<?> facts) {
        this.facts = facts;
    }

    /** A constraint's formula, with the name that it may give to what it works out. */
    Formula formula(BaseDescr constraint) {
        return formulas.computeIfAbsent(
                constraint,
                part -> part instanceof BindingDescr binding
                        ? Formula.of(binding.getVariable() + " : " + binding.getExpression())
                        : Formula.of(((ExprConstraintDescr) part).getExpression()));
    }

    /**
     * Every way in which a part matches: the names known before, and those that the part gives.
     *
     * @throws IllegalArgumentException for a part that rules can't have
     */
    List<Map<String, @Nullable Object>> matches(BaseDescr part, Map<String, @Nullable Object> names) {
        if (part instanceof PatternDescr pattern) {
            return pattern(pattern, names);
        }
        if (part instanceof AndDescr and) {
            return all(and.getDescrs(), names);
        }
        if (part instanceof OrDescr or) {
            List<Map<String, @Nullable Object>> found = new ArrayList<>();
            or.getDescrs().forEach(each -> found.addAll(matches(each, names)));
            return found;
        }
        if (part instanceof NotDescr not) {
            return matched(all(children(not.getDescrs()), names).isEmpty(), names);
        }
        if (part instanceof ExistsDescr exists) {
            return matched(!all(children(exists.getDescrs()), names).isEmpty(), names);
        }
        if (part instanceof ForallDescr forall) {
            return matched(forall(forall, names), names);
        }
        throw new IllegalArgumentException(
                "no group of patterns: " + part.getClass().getSimpleName());
    }

    private static List<Map<String, @Nullable Object>> matched(boolean holds, Map<String, @Nullable Object> names) {
        return holds ? List.of(names) : List.of();
    }

    private static List<BaseDescr> children(List<?> parts) {
        return parts.stream().map(BaseDescr.class::cast).toList();
    }

    private List<Map<String, @Nullable Object>> all(List<BaseDescr> parts, Map<String, @Nullable Object> names) {
        List<Map<String, @Nullable Object>> found = List.of(names);
        for (BaseDescr part : parts) {
            List<Map<String, @Nullable Object>> next = new ArrayList<>();
            found.forEach(each -> next.addAll(matches(part, each)));
            found = next;
        }
        return found;
    }

    /** One pattern alone must hold of every fact of its type; of several, the others of every match of the first. */
    private boolean forall(ForallDescr forall, Map<String, @Nullable Object> names) {
        List<BaseDescr> parts = children(forall.getDescrs());
        PatternDescr base = (PatternDescr) parts.get(0);
        if (parts.size() == 1) {
            return ofType(base.getObjectType()).stream().allMatch(fact -> fits(base, fact, new HashMap<>(names)));
        }
        return pattern(base, names).stream()
                .noneMatch(each -> all(parts.subList(1, parts.size()), each).isEmpty());
    }

    private List<Map<String, @Nullable Object>> pattern(PatternDescr pattern, Map<String, @Nullable Object> names) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        if (pattern.getSource() instanceof AccumulateDescr accumulate) {
            Map<String, @Nullable Object> results = results(accumulate, names);
            boolean single = accumulate.getFunctions().size() == 1;
            Object result = single ? results.values().iterator().next() : results;
            Map<String, @Nullable Object> all = new HashMap<>(names);
            all.putAll(results);
            // Of nothing there is no least and no most, and so nothing to match.
            if (result != null && fits(pattern, result, all)) {
                found.add(all);
            }
            return found;
        }
        Collection<?> among = pattern.getSource() instanceof FromDescr from
                ? list(from, names)
                : pattern.getSource() == null ? facts : List.of();
        for (Object fact : among) {
            Map<String, @Nullable Object> all = new HashMap<>(names);
            if (isOf(fact, pattern.getObjectType()) && fits(pattern, fact, all)) {
                found.add(all);
            }
        }
        return found;
    }

    private Collection<?> list(FromDescr from, Map<String, @Nullable Object> names) {
        Object many = new FormulaValue(facts, names)
                .of(Formula.of(String.valueOf(from.getDataSource().getText())).node());
        return many instanceof Collection<?> list ? list : many == null ? List.of() : List.of(many);
    }

    /** The results of an accumulation by name, or by function where it has none; all positions that match are in. */
    Map<String, @Nullable Object> results(AccumulateDescr accumulate, Map<String, @Nullable Object> names) {
        List<Map<String, @Nullable Object>> matches = matches(accumulate.getInput(), names);
        Map<String, @Nullable Object> results = new LinkedHashMap<>();
        for (AccumulateFunctionCallDescr function : accumulate.getFunctions()) {
            List<BigDecimal> values = new ArrayList<>();
            for (Map<String, @Nullable Object> match : matches) {
                for (String parameter : function.getParams()) {
                    Object value = new FormulaValue(match, match)
                            .of(Formula.of(parameter).node());
                    if (value instanceof Number number) {
                        values.add(new BigDecimal(number.toString()));
                    }
                }
            }
            results.put(
                    function.getBind() == null ? function.getFunction() : function.getBind(),
                    function.getFunction().equals("count")
                            ? (Object) matches.size()
                            : result(function.getFunction(), values));
        }
        return results;
    }

    private static @Nullable BigDecimal result(String function, List<BigDecimal> values) {
        BigDecimal found = switch (function) {
            case "min" -> values.stream().min(BigDecimal::compareTo).orElse(null);
            case "max" -> values.stream().max(BigDecimal::compareTo).orElse(null);
            default -> values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        };
        return found == null ? null : Decimals.canonical(found);
    }

    /** The facts of a type. */
    List<Object> ofType(String type) {
        List<Object> found = new ArrayList<>();
        for (Object fact : facts) {
            if (isOf(fact, type)) {
                found.add(fact);
            }
        }
        return found;
    }

    private static boolean isOf(Object fact, String type) {
        return fact.getClass().getSimpleName().equals(type);
    }

    /** Whether a fact meets a pattern's constraints; the names that they give are added on the way. */
    boolean fits(PatternDescr pattern, Object fact, Map<String, @Nullable Object> names) {
        if (pattern.getIdentifier() != null) {
            names.put(pattern.getIdentifier(), fact);
        }
        for (BaseDescr constraint : pattern.getDescrs()) {
            Formula formula = formula(constraint);
            Object value = new FormulaValue(fact, names).of(formula.node());
            if (formula.binding() != null) {
                names.put(formula.binding(), new FormulaValue(fact, names).of(formula.named()));
            }
            if (!formula.names() && !Boolean.TRUE.equals(value)) {
                return false;
            }
        }
        return true;
    }
}
