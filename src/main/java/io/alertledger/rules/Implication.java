package io.alertledger.rules;

import io.alertledger.rules.Formula.Binary;
import io.alertledger.rules.Formula.Call;
import io.alertledger.rules.Formula.In;
import io.alertledger.rules.Formula.Literal;
import io.alertledger.rules.Formula.Node;
import io.alertledger.rules.Formula.Not;
import io.alertledger.rules.Formula.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Conditions of different rules made comparable, and what follows from what. Each name is replaced by what it stands
 * for, each property begins with its fact's type, and a constant stands on the right. That something does not follow
 * here proves nothing; that it does is sure. Used by one thread.
 */
final class Implication {

    private static final Map<String, String> TURNED =
            Map.of("<", ">", "<=", ">=", ">", "<", ">=", "<=", "==", "==", "!=", "!=");

    private final String type;
    private final Map<String, Node> names;

    /**
     * @param type of the fact whose properties are meant
     * @param names what the rule's names stand for; may grow while this is used
     */
    Implication(String type, Map<String, Node> names) {
        this.type = type;
        this.names = names;
    }

    /** The fact itself. */
    Node fact() {
        return path(type);
    }

    private static Node path(String text) {
        return new Path(null, text, text);
    }

    /** A constraint as the conditions that must all hold. */
    List<Node> conditions(Node node) {
        if (node instanceof Binary binary && binary.operator().equals("&&")) {
            List<Node> both = new ArrayList<>(conditions(binary.left()));
            both.addAll(conditions(binary.right()));
            return both;
        }
        return List.of(of(node));
    }

    /** The same expression in comparable form. */
    Node of(Node node) {
        if (node instanceof Literal literal) {
            return literal.value() instanceof BigDecimal number ? new Literal(number.stripTrailingZeros()) : literal;
        }
        if (node instanceof Path path) {
            return path(path);
        }
        if (node instanceof Call call) {
            Node base = call.base() == null ? fact() : of(call.base());
            return new Call(
                    base, call.name(), call.arguments().stream().map(this::of).toList());
        }
        if (node instanceof Not not) {
            return new Not(of(not.part()));
        }
        if (node instanceof In in) {
            return new In(of(in.left()), in.right().stream().map(this::of).toList(), in.negated());
        }
        Binary binary = (Binary) node;
        if (binary.left().equals(new Literal(BigDecimal.ZERO))
                && binary.operator().equals("-")
                && binary.right() instanceof Literal literal
                && literal.value() instanceof BigDecimal number) {
            return of(new Literal(number.negate()));
        }
        Node left = of(binary.left());
        Node right = of(binary.right());
        String turned = TURNED.get(binary.operator());
        return turned != null
                        && !constant(right)
                        && (constant(left) || left.toString().compareTo(right.toString()) > 0)
                ? new Binary(turned, right, left)
                : new Binary(binary.operator(), left, right);
    }

    private Node path(Path path) {
        if (path.base() != null) {
            Node base = of(path.base());
            return base instanceof Path before
                    ? path(before.text() + "." + path.name())
                    : new Path(base, path.name(), "");
        }
        String name = path.name();
        Node known = names.get(name);
        if (known != null) {
            return known;
        }
        boolean own = name.startsWith("$") || FactVocabulary.TYPES.containsKey(name) || type.isEmpty();
        return name.equals("this") ? fact() : path(own ? name : type + "." + name);
    }

    /** A literal, or a word of an enumeration such as {@code Action.EXIT}. */
    private static boolean constant(Node node) {
        if (node instanceof Path path) {
            int dot = path.text().indexOf('.');
            Class<?> known =
                    dot < 0 ? null : FactVocabulary.TYPES.get(path.text().substring(0, dot));
            return known != null && known.isEnum();
        }
        return node instanceof Literal;
    }

    /** Whether a condition holds wherever all the given ones do. */
    static boolean follows(Node wanted, Set<Node> given) {
        if (given.contains(wanted)) {
            return true;
        }
        if (!(wanted instanceof Binary binary)) {
            return false;
        }
        if (binary.operator().equals("||")) {
            return follows(binary.left(), given) || follows(binary.right(), given);
        }
        if (binary.operator().equals("&&")) {
            return follows(binary.left(), given) && follows(binary.right(), given);
        }
        return constant(binary.right())
                && given.stream()
                        .anyMatch(each -> each instanceof Binary known
                                && known.left().equals(binary.left())
                                && constant(known.right())
                                && follows(binary, known));
    }

    /** Both are comparisons of the same thing with a constant. */
    private static boolean follows(Binary wanted, Binary known) {
        boolean missing = known.right().equals(new Literal(null));
        if (missing || !TURNED.containsKey(known.operator()) || known.operator().equals("!=")) {
            return false;
        }
        if (wanted.right().equals(new Literal(null))) {
            // Nothing compares with what is missing.
            return wanted.operator().equals("!=");
        }
        if (known.operator().equals("==") && wanted.operator().equals("!=")) {
            return !known.right().equals(wanted.right());
        }
        if (!(known.right() instanceof Literal one && one.value() instanceof BigDecimal from)
                || !(wanted.right() instanceof Literal other && other.value() instanceof BigDecimal to)) {
            return false;
        }
        int order = from.compareTo(to);
        boolean strict = known.operator().equals("<") || known.operator().equals(">");
        boolean exactly = known.operator().equals("==");
        return switch (wanted.operator()) {
            case "<" ->
                (exactly && order < 0) || (known.operator().startsWith("<") && (order < 0 || (order == 0 && strict)));
            case "<=" -> (exactly || known.operator().startsWith("<")) && order <= 0;
            case ">" ->
                (exactly && order > 0) || (known.operator().startsWith(">") && (order > 0 || (order == 0 && strict)));
            case ">=" -> (exactly || known.operator().startsWith(">")) && order >= 0;
            default -> false;
        };
    }
}
