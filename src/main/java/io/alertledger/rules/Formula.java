package io.alertledger.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expression of a rule as a tree that can be asked for its value: the ground of "why not". It knows the grammar of
 * {@link Expressions} and means what the engine means: decimals by value, null equal to null and to nothing else.
 * Immutable.
 *
 * @param binding the name that the value is bound to, or null
 * @param node the tree
 */
record Formula(@Nullable String binding, Node node) {

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private static final Set<String> QUESTIONS = Set.of("==", "!=", "<", "<=", ">", ">=", "&&", "||", "contains");

    /** A part of the tree. */
    sealed interface Node {}

    record Literal(@Nullable Object value) implements Node {}

    /** A binding, or a property of the fact itself or of what stands before it; {@code text} as it is written. */
    record Path(@Nullable Node base, String name, String text) implements Node {}

    record Call(@Nullable Node base, String name, List<Node> arguments) implements Node {}

    record Not(Node part) implements Node {}

    record Binary(String operator, Node left, Node right) implements Node {}

    record In(Node left, List<Node> right, boolean negated) implements Node {}

    /** @throws Expressions.Refused where the text is no expression of a rule */
    static Formula of(String text) {
        Lexer lexer = new Lexer(text);
        String binding = null;
        if (lexer.is(Lexer.Kind.WORD) && lexer.followedBy(":")) {
            binding = lexer.text();
            lexer.next();
            lexer.next();
        }
        Node node = new Reader(lexer).or();
        lexer.end();
        return new Formula(binding, node);
    }

    /**
     * The statements of a right side that the grammar allows: calls of the scoreboard.
     *
     * @throws Expressions.Refused where the text is something else
     */
    static List<Call> statements(String text) {
        Lexer lexer = new Lexer(text);
        List<Call> statements = new ArrayList<>();
        while (!lexer.is(Lexer.Kind.END)) {
            statements.add((Call) new Reader(lexer).path());
            lexer.need(";");
        }
        return statements;
    }

    /** Whether it only gives a name to a value and asks nothing. */
    boolean names() {
        return binding != null && !asks(node);
    }

    /** What its name stands for: of a question, what is asked about. */
    Node named() {
        Node named = node;
        while (asks(named) && named instanceof Binary question) {
            named = question.left();
        }
        return named instanceof In in ? in.left() : named;
    }

    private static boolean asks(Node node) {
        return node instanceof In
                || node instanceof Not
                || (node instanceof Binary binary && QUESTIONS.contains(binary.operator()));
    }

    /** What was looked at, as written, with the values seen; literals are no news. */
    Map<String, @Nullable Object> seen(Object fact, Map<String, @Nullable Object> bindings) {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        collect(node, new FormulaValue(fact, bindings), seen);
        return seen;
    }

    private static void collect(Node node, FormulaValue values, Map<String, @Nullable Object> seen) {
        if (node instanceof Path path) {
            boolean constant = path.base() == null && FactVocabulary.TYPES.containsKey(path.name());
            boolean ofConstant = path.base() instanceof Path type
                    && type.base() == null
                    && FactVocabulary.TYPES.containsKey(type.name());
            if (!constant && !ofConstant && !path.name().equals("this")) {
                seen.put(path.text(), values.of(path));
            }
        } else if (node instanceof Call call) {
            if (call.base() != null) {
                collect(call.base(), values, seen);
            }
            call.arguments().forEach(argument -> collect(argument, values, seen));
        } else if (node instanceof Not not) {
            collect(not.part(), values, seen);
        } else if (node instanceof Binary binary) {
            collect(binary.left(), values, seen);
            collect(binary.right(), values, seen);
        } else if (node instanceof In in) {
            collect(in.left(), values, seen);
            in.right().forEach(part -> collect(part, values, seen));
        }
    }

    /** Reads trees. */
    private record Reader(Lexer lexer) {

        Node or() {
            Node left = and();
            while (lexer.skip("||")) {
                left = new Binary("||", left, and());
            }
            return left;
        }

        private Node and() {
            Node left = relation();
            while (lexer.skip("&&")) {
                left = new Binary("&&", left, relation());
            }
            return left;
        }

        private Node relation() {
            Node left = sum();
            String operator = lexer.text();
            if (COMPARISONS.contains(operator)) {
                lexer.next();
                return new Binary(operator, left, sum());
            }
            boolean not = lexer.skip("not");
            if (lexer.skip("contains")) {
                Node contains = new Binary("contains", left, sum());
                return not ? new Not(contains) : contains;
            }
            if (lexer.skip("memberOf")) {
                Node contains = new Binary("contains", sum(), left);
                return not ? new Not(contains) : contains;
            }
            if (lexer.skip("in")) {
                return new In(left, arguments(), not);
            }
            return left;
        }

        private Node sum() {
            Node left = product();
            while (lexer.text().equals("+") || lexer.text().equals("-")) {
                String operator = lexer.text();
                lexer.next();
                left = new Binary(operator, left, product());
            }
            return left;
        }

        private Node product() {
            Node left = unary();
            while (lexer.text().equals("*")
                    || lexer.text().equals("/")
                    || lexer.text().equals("%")) {
                String operator = lexer.text();
                lexer.next();
                left = new Binary(operator, left, unary());
            }
            return left;
        }

        private Node unary() {
            if (lexer.skip("!")) {
                return new Not(unary());
            }
            if (lexer.skip("-")) {
                return new Binary("-", new Literal(BigDecimal.ZERO), unary());
            }
            String text = lexer.text();
            if (lexer.is(Lexer.Kind.NUMBER)) {
                lexer.next();
                return new Literal(new BigDecimal(text));
            }
            if (lexer.is(Lexer.Kind.STRING)) {
                lexer.next();
                return new Literal(text.substring(1, text.length() - 1));
            }
            if (lexer.skip("(")) {
                Node inner = or();
                lexer.need(")");
                return inner;
            }
            return path();
        }

        private Node path() {
            String name = lexer.text();
            Node node = switch (name) {
                case "null" -> new Literal(null);
                case "true" -> new Literal(true);
                case "false" -> new Literal(false);
                default -> new Path(null, name, name);
            };
            String text = name;
            if (lexer.followedBy("(")) {
                lexer.next();
                node = new Call(null, name, arguments());
            } else {
                lexer.next();
            }
            while (lexer.skip(".")) {
                String next = lexer.text();
                text = text + "." + next;
                boolean call = lexer.followedBy("(");
                lexer.next();
                node = call ? new Call(node, next, arguments()) : new Path(node, next, text);
            }
            return node;
        }

        private List<Node> arguments() {
            List<Node> arguments = new ArrayList<>();
            lexer.need("(");
            if (!lexer.skip(")")) {
                do {
                    arguments.add(or());
                } while (lexer.skip(","));
                lexer.need(")");
            }
            return arguments;
        }
    }
}
