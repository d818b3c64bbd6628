package io.alertledger.rules;

import io.alertledger.model.Candidate;
import io.alertledger.model.ContractHint;
import io.alertledger.model.Instruction;
import io.alertledger.model.LegDraft;
import io.alertledger.model.MarketDay;
import io.alertledger.model.Origin;
import io.alertledger.model.Policy;
import io.alertledger.model.Situation;
import io.alertledger.model.SizeHint;
import io.alertledger.model.SizedLeg;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words that rules may use: the facts, what can be asked of them, and the few methods of numbers, texts and times.
 * What is not here, no rule can reach, whichever way it is written. Immutable.
 */
final class FactVocabulary {

    static final String MODEL = "io.alertledger.model.";

    /** What is put before rules, beside the subjects that the scoreboard takes. */
    private static final List<Class<?>> FACTS = List.of(
            Candidate.class,
            ContractHint.class,
            Instruction.class,
            LegDraft.class,
            MarketDay.class,
            Origin.class,
            Policy.class,
            Situation.class,
            SizeHint.class,
            SizedLeg.class);

    /** Facts of which there is one for each position: two patterns over them are a join. */
    static final Set<String> MANY = Set.of("Candidate", "LegDraft", "SizedLeg", "Guarded", "Unprotected");

    /** Methods that take an argument, or are no accessor of a fact; none of them is unbounded. */
    static final Set<String> METHODS = Set.of(
            "add",
            "subtract",
            "multiply",
            "negate",
            "abs",
            "min",
            "max",
            "signum",
            "compareTo",
            "equals",
            "size",
            "isEmpty",
            "contains",
            "length",
            "isBefore",
            "isAfter",
            "toSeconds");

    /** The same as properties: {@code lotIds.size}. */
    static final Set<String> PROPERTIES = Set.of("size", "empty", "length");

    static final Set<String> ACCUMULATES = Set.of("count", "sum", "min", "max");

    /** By simple name: what a rule may import. */
    static final Map<String, Class<?>> TYPES = types();

    /** Names of everything that can be asked of any fact without an argument. */
    static final Set<String> ACCESSORS = accessors();

    /** Names of what right sides may call on the scoreboard. */
    static final Set<String> SAYINGS = sayings();

    private FactVocabulary() {}

    /** {@code owner.name(descriptor)} of all accessors, and {@code owner.CONSTANT:descriptor} of all enum words, as class files have them. */
    static Set<String> members() {
        Set<String> members = new TreeSet<>();
        for (Class<?> type : TYPES.values()) {
            String owner = type.getName().replace('.', '/');
            accessorsOf(type)
                    .forEach(method -> members.add(owner + "." + method.getName()
                            + MethodType.methodType(method.getReturnType()).toMethodDescriptorString()));
            if (type.isEnum()) {
                for (Object constant : type.getEnumConstants()) {
                    members.add(owner + "." + ((Enum<?>) constant).name() + ":" + type.descriptorString());
                }
            }
        }
        for (Method method : Scoreboard.class.getMethods()) {
            if (isSaying(method)) {
                members.add("io/alertledger/rules/Scoreboard." + method.getName()
                        + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                                .toMethodDescriptorString());
            }
        }
        return members;
    }

    private static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new TreeMap<>();
        FACTS.forEach(fact -> addType(fact, types));
        for (Method method : Scoreboard.class.getMethods()) {
            if (isSaying(method)) {
                Arrays.stream(method.getParameterTypes()).forEach(type -> addType(type, types));
            }
        }
        return Collections.unmodifiableMap(types);
    }

    /** A type of the model, and the types of all that can be asked of it. */
    private static void addType(Type type, Map<String, Class<?>> types) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> addType(argument, types));
            return;
        }
        if (type instanceof Class<?> known
                && known.getName().startsWith(MODEL)
                && types.putIfAbsent(known.getSimpleName(), known) == null) {
            accessorsOf(known).forEach(method -> addType(method.getGenericReturnType(), types));
            if (known.isSealed()) {
                Arrays.stream(known.getPermittedSubclasses()).forEach(part -> addType(part, types));
            }
        }
    }

    private static List<Method> accessorsOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith(MODEL)
                        && method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.isBridge()
                        && method.getReturnType() != void.class)
                .toList();
    }

    private static Set<String> accessors() {
        Set<String> names = new TreeSet<>();
        TYPES.values().forEach(type -> accessorsOf(type).forEach(method -> names.add(method.getName())));
        return Collections.unmodifiableSet(names);
    }

    private static Set<String> sayings() {
        Set<String> names = new TreeSet<>();
        for (Method method : Scoreboard.class.getMethods()) {
            if (isSaying(method)) {
                names.add(method.getName());
            }
        }
        return Collections.unmodifiableSet(names);
    }

    /** What says something, as opposed to what tells what was said. */
    private static boolean isSaying(Method method) {
        return method.getDeclaringClass() == Scoreboard.class
                && method.getReturnType() == void.class
                && !Modifier.isStatic(method.getModifiers());
    }
}
