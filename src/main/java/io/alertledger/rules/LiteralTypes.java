package io.alertledger.rules;

import io.alertledger.rules.Expressions.Refused;
import io.alertledger.rules.Formula.Binary;
import io.alertledger.rules.Formula.In;
import io.alertledger.rules.Formula.Literal;
import io.alertledger.rules.Formula.Node;
import io.alertledger.rules.Formula.Not;
import io.alertledger.rules.Formula.Path;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the words and numbers in a constraint can be compared with what they are compared with: the engine's compiler
 * breaks off in the middle where a number is compared with a text. Stateless.
 */
final class LiteralTypes {

    private static final Set<Class<?>> NUMBERS = Set.of(int.class, long.class, short.class, byte.class);

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private LiteralTypes() {}

    /**
     * Reads a constraint that the grammar allows.
     *
     * @param fact the pattern's type
     * @throws Refused where a comparison can't hold
     */
    static void check(Class<?> fact, String text) {
        check(fact, text, Formula.of(text).node());
    }

    private static void check(Class<?> fact, String text, Node node) {
        if (node instanceof Not not) {
            check(fact, text, not.part());
        } else if (node instanceof In in) {
            in.right().forEach(part -> pair(fact, text, in.left(), part));
        } else if (node instanceof Binary binary) {
            if (COMPARISONS.contains(binary.operator())) {
                pair(fact, text, binary.left(), binary.right());
                pair(fact, text, binary.right(), binary.left());
            } else {
                List.of(binary.left(), binary.right()).forEach(part -> check(fact, text, part));
            }
        }
    }

    private static void pair(Class<?> fact, String text, Node left, Node right) {
        Object value = right instanceof Literal literal ? literal.value() : null;
        if (left instanceof Path path && value != null) {
            typeOf(fact, path).filter(type -> !fits(type, value)).ifPresent(type -> refuse(text, path, type, value));
        }
    }

    private static void refuse(String text, Path path, Class<?> type, Object value) {
        String written = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
        throw new Refused(
                Math.max(text.indexOf(written), 0),
                path.text() + " is " + kind(type) + " and is compared with " + written + ", which is "
                        + kind(value.getClass()),
                "");
    }

    /** The type of a property path; empty where it begins with a binding or holds a call. */
    private static Optional<Class<?>> typeOf(Class<?> fact, Path path) {
        Optional<Class<?>> base = path.base() == null
                ? Optional.of(fact)
                : path.base() instanceof Path before ? typeOf(fact, before) : Optional.empty();
        return base.flatMap(owner -> property(owner, path.name()));
    }

    private static Optional<Class<?>> property(Class<?> owner, String name) {
        try {
            return Optional.of(owner.getMethod(name).getReturnType());
        } catch (NoSuchMethodException other) {
            return Optional.empty();
        }
    }

    private static boolean fits(Class<?> type, Object value) {
        return switch (kind(type)) {
            case "a number" -> value instanceof BigDecimal;
            case "true or false" -> value instanceof Boolean;
            case "a text" -> value instanceof String;
            case "a word of a list" -> false;
            default -> true;
        };
    }

    private static String kind(Class<?> type) {
        if (NUMBERS.contains(type) || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        return type.isEnum() ? "a word of a list" : type.getSimpleName();
    }
}
