package io.alertledger.scenario;

import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCache;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Small faults put into rules on purpose, one at a time: would a scenario notice? Each comparison is turned round or
 * moved by its boundary, each constraint dropped. What lives shows a boundary that no story tells. Stateless.
 */
public final class Mutations {

    /**
     * A fault.
     *
     * @param file the rule file
     * @param line where, from 1
     * @param words what was done
     * @param sources the set with the fault
     */
    public record Mutation(String file, int line, String words, RuleSources sources) {}

    /**
     * What became of the faults.
     *
     * @param caught a scenario failed, or the set was refused
     * @param alive every scenario still held
     */
    public record Result(List<Mutation> caught, List<Mutation> alive) {
        public Result {
            caught = List.copyOf(caught);
            alive = List.copyOf(alive);
        }

        /** Caught of all, in whole percent, rounded down; 100 where there were none. */
        public int percent() {
            int all = caught.size() + alive.size();
            return all == 0 ? 100 : caught.size() * 100 / all;
        }
    }

    private static final Map<String, List<String>> OTHERS = Map.of(
            "==", List.of("!="),
            "!=", List.of("=="),
            "<=", List.of("<", ">"),
            "<", List.of("<=", ">="),
            ">=", List.of(">", "<"),
            ">", List.of(">=", "<="));

    private static final Pattern LEFT_SIDE = Pattern.compile("(?m)^when$(?s:(.*?))^then$");
    private static final Pattern OPERATOR = Pattern.compile("(?<=\\s)(==|!=|<=|>=|<|>)(?=\\s)");
    private static final Pattern PATTERN = Pattern.compile("\\w+\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)");

    private Mutations() {}

    /** Every fault of the rules in folders whose name is one of those given; all where none is. */
    public static List<Mutation> of(RuleSources sources, List<String> folders) {
        List<Mutation> mutations = new ArrayList<>();
        for (RuleFile file : sources.files()) {
            if (!file.isDrl() || (!folders.isEmpty() && !folders.contains(file.folder()))) {
                continue;
            }
            Matcher side = LEFT_SIDE.matcher(file.text());
            while (side.find()) {
                operators(sources, file, side.start(1), side.group(1), mutations);
                constraints(sources, file, side.start(1), side.group(1), mutations);
            }
        }
        return mutations;
    }

    private static void operators(
            RuleSources sources, RuleFile file, int offset, String side, List<Mutation> mutations) {
        Matcher operator = OPERATOR.matcher(side);
        while (operator.find()) {
            for (String other : OTHERS.getOrDefault(operator.group(1), List.of())) {
                mutations.add(mutation(
                        sources,
                        file,
                        offset + operator.start(),
                        offset + operator.end(),
                        other,
                        operator.group(1) + " became " + other));
            }
        }
    }

    private static void constraints(
            RuleSources sources, RuleFile file, int offset, String side, List<Mutation> mutations) {
        Matcher pattern = PATTERN.matcher(side);
        while (pattern.find()) {
            int start = pattern.start(1);
            List<int[]> parts = parts(pattern.group(1));
            for (int[] part : parts) {
                String text = pattern.group(1).substring(part[0], part[1]).strip();
                if (text.isEmpty() || text.matches("\\$\\w+\\s*:\\s*[\\w.]+")) {
                    // A binding asks nothing.
                    continue;
                }
                boolean last = part[1] == pattern.group(1).length();
                int from = last && part[0] > 0 ? part[0] - 1 : part[0];
                int to = last ? part[1] : part[1] + 1;
                mutations.add(mutation(
                        sources, file, offset + start + from, offset + start + to, " ", "dropped \"" + text + "\""));
            }
        }
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

    private static Mutation mutation(RuleSources sources, RuleFile file, int from, int to, String with, String words) {
        String text = file.text().substring(0, from) + with + file.text().substring(to);
        int line = 1
                + (int) file.text()
                        .substring(0, from)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Mutation(file.path(), line, words, sources.with(new RuleFile(file.path(), text)));
    }

    /**
     * Puts each fault to the scenarios, those beside the rule first, and stops at the first that notices.
     *
     * @param sound the set without faults; only the folder with the fault is compiled anew
     * @param done told of each fault when it has been tried
     */
    public static Result run(RuleSet sound, List<Mutation> mutations, ScenarioRunner runner, Consumer<Mutation> done) {
        List<Mutation> caught = new ArrayList<>();
        List<Mutation> alive = new ArrayList<>();
        for (Mutation mutation : mutations) {
            CompileResult result = RuleCompiler.compile(mutation.sources(), RuleCache.packed(), sound);
            boolean noticed =
                    !(result instanceof CompileResult.Compiled compiled) || fails(mutation, compiled.ruleSet(), runner);
            (noticed ? caught : alive).add(mutation);
            done.accept(mutation);
        }
        return new Result(caught, alive);
    }

    private static boolean fails(Mutation mutation, RuleSet rules, ScenarioRunner runner) {
        String beside = mutation.file().replace(".drl", ".scenarios");
        return ScenarioRunner.scenarios(rules).stream()
                .sorted(Comparator.comparing(file -> !file.path().equals(beside)))
                .flatMap(file -> file.scenarios().stream())
                .anyMatch(scenario -> !runner.run(scenario, rules).passed());
    }
}
