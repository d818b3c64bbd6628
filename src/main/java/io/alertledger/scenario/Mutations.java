package io.alertledger.scenario;

import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleInfo;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleStage;
import io.alertledger.rules.RuleVariants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Small faults put into rules on purpose, one at a time: would a scenario notice? Each comparison is turned round or
 * moved by its boundary, each constraint dropped. What lives shows a boundary that no story tells. Stateless.
 */
public final class Mutations {

    /**
     * A fault.
     *
     * @param rule the rule that has it
     * @param line where in the rule's file, from 1
     * @param words what was done
     * @param file the rule's file with the fault
     */
    public record Mutation(RuleInfo rule, int line, String words, RuleFile file) {
        /** {@code matching/hints.drl:14}. */
        public String position() {
            return rule.file() + ":" + line;
        }
    }

    /**
     * What became of the faults.
     *
     * @param caught a scenario failed
     * @param alive every scenario still held
     * @param refused the compiler noticed, so no scenario had to: not counted
     */
    public record Result(List<Mutation> caught, List<Mutation> alive, List<Mutation> refused) {
        public Result {
            caught = List.copyOf(caught);
            alive = List.copyOf(alive);
            refused = List.copyOf(refused);
        }

        /** What became of those in one folder. */
        public Result in(String folder) {
            return new Result(of(folder, caught), of(folder, alive), of(folder, refused));
        }

        private static List<Mutation> of(String folder, List<Mutation> mutations) {
            return mutations.stream()
                    .filter(mutation -> mutation.rule().stage().folder().equals(folder))
                    .toList();
        }

        /** How many could be tried. */
        public int counted() {
            return caught.size() + alive.size();
        }

        /** Caught of those that could be tried, in whole percent, rounded down; 100 where there were none. */
        public int percent() {
            return counted() == 0 ? 100 : caught.size() * 100 / counted();
        }
    }

    private static final Map<String, List<String>> OTHERS = Map.of(
            "==", List.of("!="),
            "!=", List.of("=="),
            "<=", List.of("<", ">"),
            "<", List.of("<=", ">="),
            ">=", List.of(">", "<"),
            ">", List.of(">=", "<="));

    private static final Pattern RULE = Pattern.compile("(?m)^rule \"([^\"]*)\"$(?s:.*?)^when$(?s:(.*?))^then$");
    private static final Pattern KNOWN = Pattern.compile("([\\w.]+)\\s*!=\\s*null");
    private static final Pattern OPERATOR = Pattern.compile("(?<=\\s)(==|!=|<=|>=|<|>)(?=\\s)");
    private static final Pattern PATTERN = Pattern.compile("\\w+\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)");

    private Mutations() {}

    /** Every fault of the rules in folders whose name is one of those given; all where none is. */
    public static List<Mutation> of(RuleSet rules, List<String> folders) {
        List<Mutation> mutations = new ArrayList<>();
        for (RuleFile file : rules.sources().files()) {
            if (!file.isDrl() || (!folders.isEmpty() && !folders.contains(file.folder()))) {
                continue;
            }
            Matcher side = RULE.matcher(file.text());
            while (side.find()) {
                String name = side.group(1);
                RuleInfo rule = rules.rules().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("compiled, and not listed: " + name));
                operators(rule, file, side.start(2), side.group(2), mutations);
                constraints(rule, file, side.start(2), side.group(2), mutations);
            }
        }
        return mutations;
    }

    private static void operators(RuleInfo rule, RuleFile file, int offset, String side, List<Mutation> mutations) {
        Matcher operator = OPERATOR.matcher(side);
        while (operator.find()) {
            for (String other : OTHERS.getOrDefault(operator.group(1), List.of())) {
                mutations.add(mutation(
                        rule,
                        file,
                        offset + operator.start(),
                        offset + operator.end(),
                        other,
                        operator.group(1) + " became " + other + " in \"" + around(side, operator.start()) + "\""));
            }
        }
    }

    /** The words of a condition on both sides of a place, up to the next comma or bracket. */
    private static String around(String side, int at) {
        int from = at;
        while (from > 0 && ",()".indexOf(side.charAt(from - 1)) < 0) {
            from--;
        }
        int to = at;
        while (to < side.length() && ",()\n".indexOf(side.charAt(to)) < 0) {
            to++;
        }
        return side.substring(from, to).strip();
    }

    private static void constraints(RuleInfo rule, RuleFile file, int offset, String side, List<Mutation> mutations) {
        Matcher pattern = PATTERN.matcher(side);
        while (pattern.find()) {
            int start = pattern.start(1);
            List<int[]> parts = parts(pattern.group(1));
            for (int[] part : parts) {
                String text = pattern.group(1).substring(part[0], part[1]).strip();
                if (text.isEmpty() || asksNothing(text, pattern.group(1), side)) {
                    continue;
                }
                boolean last = part[1] == pattern.group(1).length();
                int from = last && part[0] > 0 ? part[0] - 1 : part[0];
                int to = last ? part[1] : part[1] + 1;
                mutations.add(mutation(
                        rule, file, offset + start + from, offset + start + to, " ", "dropped \"" + text + "\""));
            }
        }
    }

    /**
     * Whether the rule means the same without a part: a binding asks nothing, and neither does {@code x != null} beside
     * {@code x < y}, which never holds for what is missing; whether {@code x} is compared there or under a name.
     */
    private static boolean asksNothing(String part, String pattern, String side) {
        if (part.matches("\\$\\w+\\s*:\\s*[\\w.]+")) {
            return true;
        }
        Matcher known = KNOWN.matcher(part);
        if (!known.matches()) {
            return false;
        }
        String name = Pattern.quote(known.group(1));
        Matcher bound =
                Pattern.compile("(\\$\\w+)\\s*:\\s*" + name + "(?![\\w.])").matcher(pattern);
        return isOrdered(name, pattern) || (bound.find() && isOrdered(Pattern.quote(bound.group(1)), side));
    }

    private static boolean isOrdered(String name, String text) {
        return Pattern.compile("(?<![\\w.$])" + name + "\\s*[<>]|[<>]=?\\s*" + name + "(?![\\w.])")
                .matcher(text)
                .find();
    }

    private static List<int[]> parts(String text) {
        List<int[]> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(new int[] {start, i});
                start = i + 1;
            }
        }
        return parts;
    }

    private static Mutation mutation(RuleInfo rule, RuleFile file, int from, int to, String with, String words) {
        String text = file.text().substring(0, from) + with + file.text().substring(to);
        int line = 1
                + (int) file.text()
                        .substring(0, from)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Mutation(rule, line, words.replaceAll("\\s+", " "), new RuleFile(file.path(), text));
    }

    /**
     * Puts each fault to the scenarios that rules of its kind can touch, those beside the rule first, and stops at the
     * first that notices.
     *
     * @param sound the set without faults; only the rule with the fault is compiled anew
     * @param done told of each fault when it has been tried, by several threads
     */
    public static Result run(RuleSet sound, List<Mutation> mutations, ScenarioRunner runner, Consumer<Mutation> done) {
        RuleVariants variants = new RuleVariants(sound);
        List<Scenario> scenarios = ScenarioRunner.scenarios(sound).stream()
                .flatMap(file -> file.scenarios().stream())
                // What fails without a fault notices none.
                .filter(scenario -> runner.run(scenario, sound).passed())
                .toList();
        List<Fate> fates = mutations.parallelStream()
                .map(mutation -> {
                    Fate fate = variants.with(mutation.rule(), mutation.file())
                            .map(rules -> noticed(mutation, rules, scenarios, runner) ? Fate.CAUGHT : Fate.ALIVE)
                            .orElse(Fate.NO_RULE);
                    done.accept(mutation);
                    return fate;
                })
                .toList();
        return new Result(
                having(Fate.CAUGHT, mutations, fates),
                having(Fate.ALIVE, mutations, fates),
                having(Fate.NO_RULE, mutations, fates));
    }

    private enum Fate {
        CAUGHT,
        ALIVE,
        NO_RULE
    }

    private static List<Mutation> having(Fate fate, List<Mutation> mutations, List<Fate> fates) {
        return IntStream.range(0, mutations.size())
                .filter(i -> fates.get(i) == fate)
                .mapToObj(mutations::get)
                .toList();
    }

    private static boolean noticed(Mutation mutation, RuleSet rules, List<Scenario> scenarios, ScenarioRunner runner) {
        String beside = mutation.rule().file().replace(".drl", ".scenarios");
        return scenarios.stream()
                .filter(scenario -> touches(mutation.rule().stage(), scenario))
                .sorted(Comparator.comparing(scenario -> !scenario.file().equals(beside)))
                .anyMatch(scenario -> !runner.run(scenario, rules).passed());
    }

    /** Whether rules of a stage are asked in a scenario at all. */
    private static boolean touches(RuleStage stage, Scenario scenario) {
        return switch (stage) {
            case EXITS -> scenario.said() instanceof Scenario.Guarded;
            case PROTECTION -> scenario.said() instanceof Scenario.Lacking;
            default -> scenario.said() instanceof Scenario.Plain || scenario.said() instanceof Scenario.Text;
        };
    }
}
