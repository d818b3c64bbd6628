package io.alertledger.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** The left side of a rule behind the first wall; see {@link SourceSandbox}. Used for one rule by one thread. */
final class PatternSandbox {

    /** A book of a thousand candidates makes a million pairs, and a thousand million triples. */
    private static final int MOST_JOINED = 2;

    private static final int MAX_DEPTH = 16;

    /** Each alternative of an "or" is a rule of its own to the engine, and alternatives multiply. */
    private static final int MOST_ALTERNATIVES = 16;

    private static final int MOST_PATTERNS = 24;

    /** A name's value can be twice as long as the one it is worked out of, and the next name's twice that. */
    private static final int MOST_GROWING = 12;

    private final SourceSandbox sandbox;
    private final Set<String> types;
    private int many;
    private int depth;
    private int grouped;
    private int patterns;
    private int growing;

    PatternSandbox(SourceSandbox sandbox, Set<String> types) {
        this.sandbox = sandbox;
        this.types = types;
    }

    /** @param said how many growing operators the right side has */
    void check(RuleDescr rule, int said) {
        element(rule.getLhs());
        if (many > MOST_JOINED) {
            sandbox.at(
                    rule,
                    "the rule joins " + many + " patterns over positions and their lists, and " + MOST_JOINED
                            + " are the most",
                    "what depends on other positions is worked out beforehand: see openedBefore.");
        }
        if (patterns > MOST_PATTERNS) {
            sandbox.at(rule, "the rule has " + patterns + " patterns, and " + MOST_PATTERNS + " are the most", "");
        }
        if (growing + said > MOST_GROWING) {
            sandbox.at(
                    rule,
                    "the rule works out values with " + (growing + said) + " sums and products, and " + MOST_GROWING
                            + " are the most",
                    "");
        }
        long alternatives = alternatives(rule.getLhs());
        if (alternatives > MOST_ALTERNATIVES) {
            sandbox.at(
                    rule,
                    "the left side has more than " + MOST_ALTERNATIVES + " alternatives",
                    "\"||\" inside one pattern costs nothing.");
        }
    }

    /** How many rules without "or" it comes to; nothing beyond what is allowed is counted out. */
    private static long alternatives(Object part) {
        if (part instanceof PatternDescr pattern && pattern.getSource() instanceof AccumulateDescr accumulate) {
            return alternatives(accumulate.getInput());
        }
        List<?> parts = part instanceof ConditionalElementDescr group ? group.getDescrs() : List.of();
        long count = part instanceof OrDescr ? 0 : 1;
        for (Object each : parts) {
            count = part instanceof OrDescr ? count + alternatives(each) : count * alternatives(each);
            if (count > MOST_ALTERNATIVES) {
                return count;
            }
        }
        return count;
    }

    private void element(BaseDescr part) {
        if (++depth > MAX_DEPTH) {
            sandbox.at(part, "the left side is nested deeper than " + MAX_DEPTH, "");
        } else if (part instanceof PatternDescr pattern) {
            pattern(pattern);
        } else if (part instanceof AndDescr and) {
            and.getDescrs().forEach(this::element);
        } else if (part instanceof OrDescr or) {
            or.getDescrs().forEach(this::element);
        } else if (part instanceof NotDescr not) {
            group(not.getDescrs());
        } else if (part instanceof ExistsDescr exists) {
            group(exists.getDescrs());
        } else if (part instanceof ForallDescr forall) {
            group(forall.getDescrs());
        } else {
            String name = part.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT);
            sandbox.at(part, "\"" + name + "\" is not allowed on a left side", "");
        }
        depth--;
    }

    /** Inside, a pattern speaks of all positions on purpose, and the group matches once. */
    private void group(List<? extends Object> parts) {
        grouped++;
        parts.forEach(part -> element((BaseDescr) part));
        grouped--;
    }

    private void pattern(PatternDescr pattern) {
        patterns++;
        boolean accumulates = pattern.getSource() instanceof AccumulateDescr;
        String type = pattern.getObjectType();
        if (!(accumulates && (type.equals("Object[]") || type.equals("Object") || type.equals("Number")))
                && !types.contains(type)) {
            sandbox.at(
                    pattern,
                    "\"" + type + "\" is not imported, or is no fact",
                    Suggestion.nearest(type, FactVocabulary.TYPES.keySet())
                            .map(known -> "\"" + known + "\" is meant.")
                            .orElse(""));
        }
        if (!pattern.getAnnotations().isEmpty()
                || !pattern.getBehaviors().isEmpty()
                || pattern.isQuery()
                || pattern.isUnification()) {
            sandbox.at(pattern, "a pattern has constraints only: no annotation, window or query", "");
        }
        Set<String> used = new HashSet<>();
        for (BaseDescr constraint : pattern.getDescrs()) {
            used.addAll(constraint(FactVocabulary.TYPES.get(type), constraint));
        }
        if (pattern.getSource() == null) {
            if (FactVocabulary.MANY.contains(type)) {
                many++;
                if (many > 1 && used.isEmpty() && grouped == 0) {
                    sandbox.at(
                            pattern,
                            "the pattern joins every position with every other",
                            "it should refer to a binding of the first one.");
                }
            }
        } else if (pattern.getSource() instanceof FromDescr from) {
            many++;
            String over = String.valueOf(from.getDataSource().getText());
            guarded(pattern, () -> new Expressions(over, types).list());
        } else if (pattern.getSource() instanceof AccumulateDescr accumulate) {
            accumulate(accumulate);
        } else {
            sandbox.at(pattern, "a pattern is over facts, or \"from\" a list of one", "");
        }
    }

    /** @param fact the pattern's type, null where it is none that rules know */
    private Set<String> constraint(@Nullable Class<?> fact, BaseDescr constraint) {
        Set<String> used = new HashSet<>();
        if (constraint instanceof ExprConstraintDescr expression
                && expression.getType() == ExprConstraintDescr.Type.NAMED) {
            guarded(expression, () -> {
                Expressions read = new Expressions(expression.getExpression(), types);
                used.addAll(read.constraint());
                growing += read.names() ? read.growing() : 0;
                if (fact != null) {
                    LiteralTypes.check(fact, expression.getExpression());
                }
            });
        } else if (constraint instanceof BindingDescr binding && !binding.isUnification()) {
            guarded(binding, () -> {
                Expressions read = new Expressions(binding.getExpression(), types);
                used.addAll(read.named());
                growing += read.growing();
            });
        } else {
            sandbox.at(constraint, "the constraint \"" + constraint.getText() + "\" is not allowed", "");
        }
        return used;
    }

    private void accumulate(AccumulateDescr accumulate) {
        List<AccumulateDescr.AccumulateFunctionCallDescr> functions = accumulate.getFunctions();
        if (functions.isEmpty()
                || accumulate.getInitCode() != null
                || accumulate.getActionCode() != null
                || accumulate.getReverseCode() != null
                || accumulate.getResultCode() != null) {
            sandbox.at(accumulate, "accumulate without a listed function is not allowed", "count, sum, min or max.");
            return;
        }
        for (AccumulateDescr.AccumulateFunctionCallDescr function : functions) {
            if (!FactVocabulary.ACCUMULATES.contains(function.getFunction())) {
                sandbox.at(
                        accumulate,
                        "accumulate has no function \"" + function.getFunction() + "\"",
                        Suggestion.advice(function.getFunction(), FactVocabulary.ACCUMULATES));
            }
            for (String parameter : function.getParams()) {
                guarded(accumulate, () -> new Expressions(parameter, types).value());
            }
        }
        group(List.of(accumulate.getInput()));
    }

    /** The exact place is that of the text, where it can be found behind the part's start. */
    private void guarded(BaseDescr part, Runnable reading) {
        try {
            reading.run();
        } catch (Expressions.Refused refused) {
            String text = String.valueOf(part.getText());
            int from =
                    part.getStartCharacter() < 0 ? -1 : sandbox.file().text().indexOf(text, part.getStartCharacter());
            if (text.isBlank() || from < 0 || from > part.getEndCharacter()) {
                sandbox.at(part, String.valueOf(refused.getMessage()), refused.maybe());
            } else {
                sandbox.at(from + refused.at(), refused.getMessage(), refused.maybe());
            }
        }
    }
}
