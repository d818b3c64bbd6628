package io.alertledger.scenario;

import io.alertledger.model.Symbols;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleProblem;
import io.alertledger.rules.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scenarios of one file. Immutable.
 *
 * @param path inside the rules folder
 * @param scenarios in the order of the file; those that could be read
 * @param problems everything that could not be read, with line and column; empty in a sound file
 */
public record ScenarioFile(String path, List<Scenario> scenarios, List<RuleProblem> problems) {

    /** The keys of lines, in the order in which a scenario is told. */
    static final List<String> KEYS = List.of(
            "scenario",
            "now",
            "channel",
            "author",
            "policy",
            "situation",
            "position",
            "lot",
            "mark",
            "instruction",
            "alert",
            "protection",
            "path",
            "seed",
            "expect",
            "because",
            "not",
            "silent");

    /** A line of the file: {@code key: value}. */
    record Line(int number, String key, String value, int column) {}

    public ScenarioFile {
        scenarios = List.copyOf(scenarios);
        problems = problems.stream().distinct().sorted().toList();
    }

    /**
     * Reads a file; reading goes on behind what is wrong.
     *
     * @param symbols which words mean the same underlying, in the set that the file belongs to
     */
    public static ScenarioFile parse(RuleFile file, Symbols symbols) {
        List<RuleProblem> problems = new ArrayList<>();
        List<Scenario> scenarios = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        List<Line> common = new ArrayList<>();
        List<Line> own = new ArrayList<>();
        for (Line line : lines(file, problems)) {
            if (line.key().equals("scenario")) {
                add(file, symbols, common, own, scenarios, problems);
                own = new ArrayList<>(List.of(line));
                Integer before = names.putIfAbsent(line.value(), line.number());
                if (before != null) {
                    problems.add(file.problem(
                            line.number(),
                            line.column(),
                            "another scenario has this name, at line " + before,
                            "a copy was not renamed."));
                }
            } else {
                (own.isEmpty() ? common : own).add(line);
            }
        }
        add(file, symbols, common, own, scenarios, problems);
        return new ScenarioFile(file.path(), scenarios, problems);
    }

    private static void add(
            RuleFile file,
            Symbols symbols,
            List<Line> common,
            List<Line> own,
            List<Scenario> scenarios,
            List<RuleProblem> problems) {
        if (!own.isEmpty()) {
            new ScenarioReader(file, symbols, problems).read(common, own).ifPresent(scenarios::add);
        }
    }

    private static List<Line> lines(RuleFile file, List<RuleProblem> problems) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : file.text().split("\n", -1)) {
            number++;
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            int colon = text.indexOf(':');
            String key = colon < 0 ? "" : text.substring(0, colon).strip();
            if (colon < 0) {
                problems.add(file.problem(
                        number, 1, "the line has no colon", "a line such as \"instruction: trim SPY\" is meant."));
            } else if (!KEYS.contains(key)) {
                problems.add(file.problem(
                        number, 1, "no line of a scenario begins with \"" + key + "\"", Suggestion.advice(key, KEYS)));
            } else {
                String value = text.substring(colon + 1);
                int blanks = value.length() - value.stripLeading().length();
                lines.add(new Line(number, key, value.strip(), colon + 2 + blanks));
            }
        }
        return lines;
    }
}
