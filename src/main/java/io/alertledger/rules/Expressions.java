package io.alertledger.rules;

import java.util.Set;
import java.util.TreeSet;

/**
 * Reads an expression of a rule by a grammar that holds only what rules may say: comparisons, sums and products of
 * literals, bindings, properties and listed methods. What it can't read is refused, whatever it may mean to a
 * compiler. Used once, by one thread.
 */
final class Expressions {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    /** Deeper nesting is nobody's rule, and this reader is recursive. */
    private static final int MAX_DEPTH = 32;

    private static final String BRACKETS = "brackets around all of it: $x : (a + b).";

    /** More operators and properties than anybody reads; the compiler behind this reader is recursive too. */
    private static final int MAX_STEPS = 200;

    private final Lexer lexer;
    private final Set<String> types;
    private final Set<String> bindings = new TreeSet<>();
    private int depth;
    private int steps;
    private int growing;
    private boolean names;
    private int brackets;
    private boolean compared;

    /** What stands there is not allowed. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int at;
        private final String maybe;

        Refused(int at, String what, String maybe) {
            super(what, null, false, false);
            this.at = at;
            this.maybe = maybe;
        }

        /** The position in the text that was read, from 0. */
        int at() {
            return at;
        }

        String maybe() {
            return maybe;
        }
    }

    /** @param types simple names of the types that the file imports */
    Expressions(String text, Set<String> types) {
        this.lexer = new Lexer(text);
        this.types = types;
    }

    /** A constraint of a pattern, with or without a binding; gives the bindings that it refers to. */
    Set<String> constraint() {
        if (lexer.is(Lexer.Kind.WORD) && lexer.followedBy(":")) {
            lexer.next();
            lexer.next();
            names = true;
        }
        or();
        lexer.end();
        return bindings;
    }

    /** An expression that is given a name, and nothing else. */
    Set<String> named() {
        names = true;
        return value();
    }

    /** An expression and nothing else. */
    Set<String> value() {
        or();
        lexer.end();
        return bindings;
    }

    /** A property path that a binding begins: the only thing that {@code from} may be over. */
    void list() {
        if (!lexer.text().startsWith("$")) {
            throw lexer.refused("\"from\" goes over lists of a fact that is bound, such as $c.position.lots");
        }
        path();
        lexer.end();
    }

    /** How many of its operators give a value longer than what they are given: sums of texts, products of any length. */
    int growing() {
        return growing;
    }

    /** Whether it gives a name to what it works out, so that more can be worked out of that. */
    boolean names() {
        return names;
    }

    /** A right side: statements that call the scoreboard. */
    void consequence() {
        boolean said = false;
        while (!lexer.is(Lexer.Kind.END)) {
            if (!lexer.text().equals("scoreboard")) {
                throw lexer.refused("a right side may only call the scoreboard, not \"" + lexer.text() + "\"");
            }
            lexer.next();
            lexer.need(".");
            String method = lexer.text();
            if (!lexer.is(Lexer.Kind.WORD) || !FactVocabulary.SAYINGS.contains(method)) {
                throw lexer.refused(
                        "the scoreboard has no \"" + method + "\"", Suggestion.advice(method, FactVocabulary.SAYINGS));
            }
            lexer.next();
            arguments();
            lexer.need(";");
            said = true;
        }
        if (!said) {
            throw lexer.refused("the right side says nothing");
        }
    }

    private void or() {
        if (++depth > MAX_DEPTH) {
            throw lexer.refused("the expression is nested deeper than " + MAX_DEPTH);
        }
        and();
        while (lexer.skip("||")) {
            step();
            single();
            and();
        }
        depth--;
    }

    private void and() {
        relation();
        while (lexer.skip("&&")) {
            step();
            single();
            relation();
        }
    }

    private void relation() {
        sum();
        compared |= brackets == 0;
        if (COMPARISONS.contains(lexer.text())) {
            lexer.next();
            sum();
            return;
        }
        boolean not = lexer.skip("not");
        if (lexer.skip("contains") || lexer.skip("memberOf")) {
            sum();
        } else if (lexer.skip("in")) {
            lexer.need("(");
            do {
                sum();
            } while (lexer.skip(","));
            lexer.need(")");
        } else if (not || lexer.is(Lexer.Kind.WORD)) {
            throw lexer.refused(
                    "\"" + lexer.text() + "\" is no operator that rules may use",
                    "one of: ==, !=, <, <=, >, >=, contains, memberOf, in, not.");
        }
    }

    private void sum() {
        product();
        while (lexer.text().equals("+") || lexer.text().equals("-")) {
            growing += lexer.text().equals("+") ? 1 : 0;
            uncompared();
            lexer.next();
            step();
            product();
        }
    }

    private void product() {
        unary();
        while (lexer.text().equals("*")
                || lexer.text().equals("/")
                || lexer.text().equals("%")) {
            growing += lexer.text().equals("*") ? 1 : 0;
            uncompared();
            lexer.next();
            step();
            unary();
        }
    }

    /** To the engine a name stands for the first value of what follows: {@code $x : a + b} is {@code a}. */
    private void uncompared() {
        if (names && brackets == 0 && !compared) {
            throw lexer.refused("a name would stand for what is before \"" + lexer.text() + "\" alone", BRACKETS);
        }
    }

    private void single() {
        if (names && brackets == 0) {
            throw lexer.refused("a name stands for one value, and here are two conditions", BRACKETS);
        }
    }

    private void step() {
        if (++steps > MAX_STEPS) {
            throw lexer.refused("the expression has more than " + MAX_STEPS + " steps");
        }
    }

    private void unary() {
        if (!lexer.skip("!")) {
            lexer.skip("-");
        }
        if (lexer.is(Lexer.Kind.NUMBER) || lexer.is(Lexer.Kind.STRING)) {
            lexer.next();
        } else if (lexer.skip("(")) {
            brackets++;
            or();
            brackets--;
            lexer.need(")");
        } else {
            path();
        }
    }

    private void path() {
        if (!lexer.is(Lexer.Kind.WORD)) {
            throw lexer.refused("\"" + lexer.text() + "\" is not allowed here");
        }
        String first = lexer.text();
        if (first.startsWith("$")) {
            bindings.add(first);
        } else if (types.contains(first)) {
            lexer.next();
            lexer.need(".");
            constant(first);
            return;
        } else if (lexer.followedBy("(")) {
            call(first);
            rest();
            return;
        } else if (!Set.of("this", "null", "true", "false").contains(first)
                && !FactVocabulary.ACCESSORS.contains(first)) {
            throw lexer.refused(
                    "nothing is called \"" + first + "\"",
                    Suggestion.nearest(first, FactVocabulary.ACCESSORS)
                            .map(name -> "\"" + name + "\" is meant.")
                            .orElse("the type is not imported, or a binding lacks its $."));
        }
        lexer.next();
        rest();
    }

    private void constant(String type) {
        Class<?> known = FactVocabulary.TYPES.get(type);
        String name = lexer.text();
        Object[] constants = known == null ? null : known.getEnumConstants();
        if (constants == null) {
            throw lexer.refused("\"" + type + "\" has no words to compare with");
        }
        Set<String> names = new TreeSet<>();
        for (Object constant : constants) {
            names.add(((Enum<?>) constant).name());
        }
        if (!names.contains(name)) {
            throw lexer.refused("\"" + type + "\" has no word \"" + name + "\"", Suggestion.advice(name, names));
        }
        lexer.next();
    }

    private void rest() {
        while (lexer.skip(".")) {
            step();
            String name = lexer.text();
            if (lexer.is(Lexer.Kind.WORD) && lexer.followedBy("(")) {
                call(name);
            } else if (FactVocabulary.ACCESSORS.contains(name) || FactVocabulary.PROPERTIES.contains(name)) {
                lexer.next();
            } else {
                throw lexer.refused(
                        "nothing is called \"" + name + "\"",
                        Suggestion.nearest(name, FactVocabulary.ACCESSORS)
                                .map(known -> "\"" + known + "\" is meant.")
                                .orElse(""));
            }
        }
    }

    private void call(String name) {
        if (!FactVocabulary.METHODS.contains(name) && !FactVocabulary.ACCESSORS.contains(name)) {
            throw lexer.refused(
                    "rules may not call \"" + name + "\"",
                    Suggestion.advice(name, new TreeSet<>(FactVocabulary.METHODS)));
        }
        growing += name.equals("multiply") ? 1 : 0;
        lexer.next();
        arguments();
    }

    private void arguments() {
        lexer.need("(");
        brackets++;
        if (!lexer.skip(")")) {
            do {
                or();
            } while (lexer.skip(","));
            lexer.need(")");
        }
        brackets--;
    }
}
