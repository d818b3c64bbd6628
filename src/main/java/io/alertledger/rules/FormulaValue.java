package io.alertledger.rules;

import io.alertledger.rules.Formula.Binary;
import io.alertledger.rules.Formula.Call;
import io.alertledger.rules.Formula.In;
import io.alertledger.rules.Formula.Literal;
import io.alertledger.rules.Formula.Node;
import io.alertledger.rules.Formula.Not;
import io.alertledger.rules.Formula.Path;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The value of a {@link Formula} for a fact, under bindings. Used by one thread. */
final class FormulaValue {

    private final Object fact;
    private final Map<String, @Nullable Object> bindings;

    FormulaValue(Object fact, Map<String, @Nullable Object> bindings) {
        this.fact = fact;
        this.bindings = bindings;
    }

    boolean holds(Node node) {
        return Boolean.TRUE.equals(of(node));
    }

    @Nullable
    Object of(Node node) {
        if (node instanceof Literal literal) {
            return literal.value();
        }
        if (node instanceof Path path) {
            return path(path);
        }
        if (node instanceof Call call) {
            Object base = call.base() == null ? fact : of(call.base());
            return base == null ? null : call(base, call.name(), call.arguments());
        }
        if (node instanceof Not not) {
            return !holds(not.part());
        }
        if (node instanceof In in) {
            Object left = of(in.left());
            boolean found = in.right().stream().anyMatch(part -> same(left, of(part)));
            return found != in.negated();
        }
        return binary((Binary) node);
    }

    private @Nullable Object path(Path path) {
        if (path.base() == null) {
            if (path.name().startsWith("$")) {
                return bindings.get(path.name());
            }
            return path.name().equals("this") ? fact : read(fact, path.name());
        }
        if (path.base() instanceof Path type && type.base() == null) {
            Class<?> known = FactVocabulary.TYPES.get(type.name());
            if (known != null && known.isEnum()) {
                for (Object constant : known.getEnumConstants()) {
                    if (((Enum<?>) constant).name().equals(path.name())) {
                        return constant;
                    }
                }
            }
        }
        Object base = of(path.base());
        return base == null ? null : read(base, path.name());
    }

    private static @Nullable Object read(Object base, String name) {
        if (base instanceof Collection<?> many && name.equals("size")) {
            return many.size();
        }
        if (base instanceof Collection<?> many && name.equals("empty")) {
            return many.isEmpty();
        }
        if (base instanceof String text && name.equals("length")) {
            return text.length();
        }
        return invoke(base, name);
    }

    private @Nullable Object call(Object base, String name, List<Node> arguments) {
        List<@Nullable Object> values =
                arguments.stream().<@Nullable Object>map(this::of).toList();
        if (values.isEmpty()) {
            return switch (name) {
                case "negate", "abs", "signum" -> number(base, name, BigDecimal.ZERO);
                case "size" -> read(base, "size");
                case "isEmpty" -> base instanceof String text ? text.isEmpty() : read(base, "empty");
                case "toSeconds" -> ((Duration) base).toSeconds();
                case "length" -> read(base, "length");
                default -> invoke(base, name);
            };
        }
        Object value = values.get(0);
        return switch (name) {
            case "add", "subtract", "multiply", "min", "max" -> number(base, name, decimal(value));
            case "compareTo", "isBefore", "isAfter" -> {
                int order = order(base, value);
                yield name.equals("compareTo") ? (Object) order : name.equals("isBefore") ? order < 0 : order > 0;
            }
            case "equals" -> same(base, value);
            case "contains" -> contains(base, value);
            default -> throw new IllegalStateException("no method " + name);
        };
    }

    private static Object number(Object base, String name, BigDecimal value) {
        BigDecimal number = decimal(base);
        return switch (name) {
            case "negate" -> number.negate();
            case "abs" -> number.abs();
            case "signum" -> number.signum();
            case "add" -> number.add(value);
            case "subtract" -> number.subtract(value);
            case "multiply" -> number.multiply(value);
            case "min" -> number.min(value);
            default -> number.max(value);
        };
    }

    private @Nullable Object binary(Binary binary) {
        String operator = binary.operator();
        if (operator.equals("&&")) {
            return holds(binary.left()) && holds(binary.right());
        }
        if (operator.equals("||")) {
            return holds(binary.left()) || holds(binary.right());
        }
        Object left = of(binary.left());
        Object right = of(binary.right());
        return switch (operator) {
            case "==" -> same(left, right);
            case "!=" -> !same(left, right);
            case "contains" -> left != null && contains(left, right);
            case "<", "<=", ">", ">=" -> left != null && right != null && ordered(operator, order(left, right));
            default -> left == null || right == null ? null : arithmetic(operator, decimal(left), decimal(right));
        };
    }

    private static BigDecimal arithmetic(String operator, BigDecimal left, BigDecimal right) {
        return switch (operator) {
            case "+" -> left.add(right, MathContext.DECIMAL128);
            case "-" -> left.subtract(right, MathContext.DECIMAL128);
            case "*" -> left.multiply(right, MathContext.DECIMAL128);
            case "/" -> left.divide(right, MathContext.DECIMAL128);
            default -> left.remainder(right, MathContext.DECIMAL128);
        };
    }

    private static boolean ordered(String operator, int order) {
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static boolean contains(Object many, @Nullable Object one) {
        return many instanceof Collection<?> all
                ? all.stream().anyMatch(each -> same(each, one))
                : many instanceof String text && one != null && text.contains(one.toString());
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number && right instanceof Number) {
            return decimal(left).compareTo(decimal(right)) == 0;
        }
        return Objects.equals(left, right);
    }

    @SuppressWarnings("unchecked") // both sides passed the compiler's check of types
    private static int order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number && right instanceof Number) {
            return decimal(left).compareTo(decimal(right));
        }
        return ((Comparable<Object>) Objects.requireNonNull(left)).compareTo(Objects.requireNonNull(right));
    }

    private static BigDecimal decimal(@Nullable Object number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(String.valueOf(number));
    }

    private static @Nullable Object invoke(Object base, String name) {
        for (Method method : base.getClass().getMethods()) {
            if (method.getName().equals(name)
                    && method.getParameterCount() == 0
                    && FactVocabulary.ACCESSORS.contains(name)) {
                try {
                    return method.invoke(base);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(
                            name + " of " + base.getClass().getSimpleName(), e);
                }
            }
        }
        throw new IllegalStateException(base.getClass().getSimpleName() + " has no " + name);
    }
}
