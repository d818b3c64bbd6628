package io.alertledger.rules;

import io.alertledger.rules.ConstraintOutcome.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/** One rule against the facts of one decision. Used once, by one thread. */
final class TrialRun {

    private final RuleFile file;
    private final Collection<?> facts;
    private final Map<String, @Nullable Object> bindings = new HashMap<>();
    private final List<ConstraintOutcome> outcomes = new ArrayList<>();
    private @Nullable Object subject;

    TrialRun(RuleFile file, Collection<?> facts, @Nullable Object subject) {
        this.file = file;
        this.facts = facts;
        this.subject = subject;
    }

    List<ConstraintOutcome> outcomes() {
        return outcomes;
    }

    void element(BaseDescr part) {
        if (part instanceof PatternDescr pattern && pattern.getSource() == null) {
            pattern(pattern);
        } else if (part instanceof AndDescr and) {
            and.getDescrs().forEach(this::element);
        } else {
            group(part, group(part));
        }
    }

    private void pattern(PatternDescr pattern) {
        List<Object> meant = meant(pattern);
        if (meant.isEmpty()) {
            group(pattern, Verdict.FAILS);
            return;
        }
        // The one fact of its kind, or the subject; of several others any will do.
        Object fact = meant.get(0);
        if (meant.size() > 1) {
            fact = meant.stream()
                    .filter(each -> fits(pattern, each, new HashMap<>(bindings)))
                    .findFirst()
                    .orElse(fact);
        }
        if (pattern.getIdentifier() != null) {
            bindings.put(pattern.getIdentifier(), fact);
        }
        for (BaseDescr constraint : pattern.getDescrs()) {
            constraint(constraint, fact);
        }
    }

    private List<Object> meant(PatternDescr pattern) {
        List<Object> meant = new ArrayList<>();
        for (Object fact : facts) {
            if (fact.getClass().getSimpleName().equals(pattern.getObjectType())) {
                meant.add(fact);
            }
        }
        Object wanted = subject;
        if (wanted != null && wanted.getClass().getSimpleName().equals(pattern.getObjectType())) {
            subject = null;
            return meant.contains(wanted) ? List.of(wanted) : List.of();
        }
        return meant;
    }

    private void constraint(BaseDescr constraint, Object fact) {
        Formula formula = formula(constraint);
        Object value = value(formula, fact);
        if (formula.binding() != null) {
            bindings.put(
                    formula.binding(),
                    formula.node() instanceof Formula.Binary comparison
                            ? new FormulaValue(fact, bindings).of(comparison.left())
                            : value);
        }
        if (!formula.names()) {
            String seen = formula.seen(fact, bindings).entrySet().stream()
                    .map(entry -> entry.getKey() + " = " + Because.fill("{}", new Object[] {entry.getValue()}))
                    .collect(Collectors.joining(", "));
            add(constraint, RuleTrials.verdict(Boolean.TRUE.equals(value)), seen);
        }
    }

    private @Nullable Object value(Formula formula, Object fact) {
        return new FormulaValue(fact, bindings).of(formula.node());
    }

    private static Formula formula(BaseDescr constraint) {
        return constraint instanceof BindingDescr binding
                ? Formula.of(binding.getVariable() + " : " + binding.getExpression())
                : Formula.of(((ExprConstraintDescr) constraint).getExpression());
    }

    private static boolean fits(PatternDescr pattern, Object fact, Map<String, @Nullable Object> scope) {
        if (pattern.getIdentifier() != null) {
            scope.put(pattern.getIdentifier(), fact);
        }
        for (BaseDescr constraint : pattern.getDescrs()) {
            Formula formula = formula(constraint);
            Object value = new FormulaValue(fact, scope).of(formula.node());
            if (formula.names()) {
                scope.put(String.valueOf(formula.binding()), value);
            } else if (!Boolean.TRUE.equals(value)) {
                return false;
            }
        }
        return true;
    }

    /** A group of patterns, as a whole; what is not worked out here is unknown. */
    private Verdict group(BaseDescr part) {
        if (part instanceof NotDescr not && single(not.getDescrs()) instanceof PatternDescr pattern) {
            return RuleTrials.verdict(!any(pattern));
        }
        if (part instanceof ExistsDescr exists && single(exists.getDescrs()) instanceof PatternDescr pattern) {
            return RuleTrials.verdict(any(pattern));
        }
        if (part instanceof OrDescr or && or.getDescrs().stream().allMatch(PatternDescr.class::isInstance)) {
            return RuleTrials.verdict(or.getDescrs().stream().anyMatch(each -> any((PatternDescr) each)));
        }
        return Verdict.UNKNOWN;
    }

    private static @Nullable Object single(List<?> parts) {
        return parts.size() == 1 && parts.get(0) instanceof PatternDescr pattern && pattern.getSource() == null
                ? pattern
                : null;
    }

    private boolean any(PatternDescr pattern) {
        for (Object fact : facts) {
            if (fact.getClass().getSimpleName().equals(pattern.getObjectType())
                    && fits(pattern, fact, new HashMap<>(bindings))) {
                return true;
            }
        }
        return false;
    }

    private void group(BaseDescr part, Verdict verdict) {
        add(part, verdict, "");
    }

    private void add(BaseDescr part, Verdict verdict, String seen) {
        int from = Math.max(part.getStartCharacter(), 0);
        int to =
                Math.min(Math.max(part.getEndCharacter() + 1, from), file.text().length());
        String text = file.text().substring(from, to).strip();
        if (part instanceof ExprConstraintDescr expression) {
            // The engine's span of a constraint may take in its neighbours' blanks and commas.
            String wanted = expression.getExpression().strip();
            int at = file.text().indexOf(wanted, from);
            if (at >= 0 && at <= to) {
                from = at;
                to = at + wanted.length();
            }
            text = wanted;
        }
        outcomes.add(new ConstraintOutcome(
                text.replaceAll("\\s+", " "), verdict, seen, lineOf(from, part.getLine()), from, to));
    }

    private int lineOf(int offset, int fallback) {
        if (offset <= 0) {
            return Math.max(fallback, 1);
        }
        return 1
                + (int) file.text()
                        .substring(0, offset)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
