package io.alertledger.rules;

import io.alertledger.rules.ConstraintOutcome.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/** One rule against the facts of one decision. Used once, by one thread. */
final class TrialRun {

    private final RuleFile file;
    private final GroupTrial groups;
    private final Map<String, @Nullable Object> bindings = new HashMap<>();
    private final List<ConstraintOutcome> outcomes = new ArrayList<>();
    private @Nullable Object subject;

    TrialRun(RuleFile file, Collection<?> facts, @Nullable Object subject) {
        this.file = file;
        this.groups = new GroupTrial(facts);
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
            group(part);
        }
    }

    private void pattern(PatternDescr pattern) {
        List<Object> meant = meant(pattern);
        if (meant.isEmpty()) {
            add(pattern, Verdict.FAILS, "");
            return;
        }
        // The one fact of its kind, or the subject; of several others any will do.
        Object fact = meant.get(0);
        if (meant.size() > 1) {
            fact = meant.stream()
                    .filter(each -> fits(pattern, each))
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

    private boolean fits(PatternDescr pattern, Object fact) {
        try {
            return groups.fits(pattern, fact, new HashMap<>(bindings));
        } catch (RuntimeException e) {
            return false;
        }
    }

    private List<Object> meant(PatternDescr pattern) {
        List<Object> meant = groups.ofType(pattern.getObjectType());
        Object wanted = subject;
        if (wanted != null && wanted.getClass().getSimpleName().equals(pattern.getObjectType())) {
            subject = null;
            return meant.contains(wanted) ? List.of(wanted) : List.of();
        }
        return meant;
    }

    private void constraint(BaseDescr constraint, Object fact) {
        Formula formula = groups.formula(constraint);
        String seen = "";
        Verdict verdict;
        try {
            if (!formula.names()) {
                seen = words(formula.seen(fact, bindings));
            }
            FormulaValue values = new FormulaValue(fact, bindings);
            verdict = RuleTrials.verdict(values.holds(formula.node()));
            if (formula.binding() != null) {
                bindings.put(formula.binding(), values.of(formula.named()));
            }
        } catch (RuntimeException e) {
            // The engine breaks off here too, and the whole decision is refused.
            verdict = Verdict.UNKNOWN;
            seen = seen + (seen.isEmpty() ? "" : ", ") + notWorkedOut(e);
        }
        if (!formula.names() || verdict == Verdict.UNKNOWN) {
            add(constraint, verdict, seen);
        }
    }

    /** A group of patterns, as a whole; what it names is known from there on. */
    private void group(BaseDescr part) {
        try {
            List<Map<String, @Nullable Object>> found = groups.matches(part, bindings);
            add(part, RuleTrials.verdict(!found.isEmpty()), seen(part));
            if (!found.isEmpty()) {
                bindings.putAll(found.get(0));
            }
        } catch (RuntimeException e) {
            add(part, Verdict.UNKNOWN, notWorkedOut(e));
        }
    }

    /** What decided a group: the results of an accumulation, or the first position that was found. */
    private String seen(BaseDescr group) {
        if (group instanceof PatternDescr pattern && pattern.getSource() instanceof AccumulateDescr accumulate) {
            return words(groups.results(accumulate, bindings));
        }
        List<?> parts = group instanceof NotDescr not
                ? not.getDescrs()
                : group instanceof ExistsDescr exists ? exists.getDescrs() : List.of();
        if (parts.size() == 1 && parts.get(0) instanceof PatternDescr pattern && pattern.getSource() == null) {
            return groups.ofType(pattern.getObjectType()).stream()
                    .filter(fact -> fits(pattern, fact))
                    .map(RuleTrials::nameOf)
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .map(name -> "found " + name)
                    .orElse("");
        }
        return "";
    }

    private static String words(Map<String, @Nullable Object> seen) {
        return seen.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + Because.fill("{}", new Object[] {entry.getValue()}))
                .collect(Collectors.joining(", "));
    }

    private static String notWorkedOut(RuntimeException e) {
        return "can not be worked out: " + e.getMessage();
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
