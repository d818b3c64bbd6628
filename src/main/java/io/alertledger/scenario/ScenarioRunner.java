package io.alertledger.scenario;

import io.alertledger.model.Decision;
import io.alertledger.model.Instruction;
import io.alertledger.model.Policy;
import io.alertledger.model.Reading;
import io.alertledger.model.RefusalCode;
import io.alertledger.model.Verdict;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.Policies;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleProblem;
import io.alertledger.rules.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts scenarios to the resolver. Immutable and thread-safe. */
public final class ScenarioRunner {
    private final TextReader texts;

    /** @param texts reads {@code alert:} lines */
    public ScenarioRunner(TextReader texts) {
        this.texts = texts;
    }

    /** A runner for scenarios with {@code instruction:} lines only; an {@code alert:} is not understood. */
    public static ScenarioRunner withoutParser() {
        return new ScenarioRunner((text, author, channel, at, tickers) ->
                new Reading(Verdict.UNCLEAR, List.of(), List.of("No parser was handed in to read alerts.")));
    }

    /** The scenarios beside a set's rules. */
    public static List<ScenarioFile> scenarios(RuleSet rules) {
        return rules.sources().files().stream()
                .filter(RuleFile::isScenarios)
                .map(file -> ScenarioFile.parse(file, rules.tables().symbols()))
                .toList();
    }

    /** What became of every scenario beside a set's rules that could be read, by file, then line. */
    public List<ScenarioOutcome> run(RuleSet rules) {
        return scenarios(rules).stream()
                .flatMap(file -> file.scenarios().stream())
                .map(scenario -> run(scenario, rules))
                .toList();
    }

    /** Everything that keeps a set from passing its own scenarios: the check of the gate. Empty where all hold. */
    public List<RuleProblem> check(RuleSet rules) {
        List<RuleProblem> problems = new ArrayList<>();
        for (ScenarioFile file : scenarios(rules)) {
            problems.addAll(file.problems());
            for (Scenario scenario : file.scenarios()) {
                ScenarioOutcome outcome = run(scenario, rules);
                if (!outcome.passed()) {
                    problems.add(outcome.problem());
                }
            }
        }
        return problems;
    }

    /** Decides one scenario under a set of rules and compares. */
    public ScenarioOutcome run(Scenario scenario, RuleSet rules) {
        if (scenario.said() instanceof Scenario.Guarded story) {
            return GuardStories.run(scenario, story, rules);
        }
        if (scenario.said() instanceof Scenario.Lacking story) {
            return GuardStories.run(scenario, story, rules);
        }
        if (scenario.said() instanceof Scenario.Plain plain) {
            Decision.Single decision = new Resolver(rules).resolve(question(scenario, plain.instruction(), rules));
            return new ScenarioOutcome(scenario, decision, Comparison.of(scenario, List.of(decision)));
        }
        Reading reading = reading(scenario, (Scenario.Text) scenario.said(), rules);
        if (!reading.verdict().acts()) {
            return unread(scenario, reading);
        }
        List<Decision.Single> parts = new ArrayList<>();
        for (Instruction instruction : reading.instructions()) {
            parts.add(new Resolver(rules).resolve(question(scenario, instruction, rules)));
        }
        Decision decision = parts.size() == 1
                ? parts.get(0)
                : new Decision.Multiple(
                        parts,
                        String.join(" ", parts.stream().map(Decision::message).toList()));
        return new ScenarioOutcome(scenario, decision, Comparison.of(scenario, parts));
    }

    /** The questions about alerts that a scenario asks; none where it is about levels and prices. */
    List<Question> questions(Scenario scenario, RuleSet rules) {
        if (scenario.said() instanceof Scenario.Plain plain) {
            return List.of(question(scenario, plain.instruction(), rules));
        }
        if (scenario.said() instanceof Scenario.Text text) {
            Reading reading = reading(scenario, text, rules);
            return reading.verdict().acts()
                    ? reading.instructions().stream()
                            .map(instruction -> question(scenario, instruction, rules))
                            .toList()
                    : List.of();
        }
        return List.of();
    }

    private Reading reading(Scenario scenario, Scenario.Text said, RuleSet rules) {
        List<String> tickers = scenario.positions().stream()
                .map(position ->
                        rules.tables().symbols().tickerOf(position.instrument().ticker()))
                .distinct()
                .sorted()
                .toList();
        return texts.read(said.text(), scenario.author(), scenario.channel(), scenario.now(), tickers);
    }

    private static ScenarioOutcome unread(Scenario scenario, Reading reading) {
        boolean refused = reading.verdict() == Verdict.UNCLEAR || reading.verdict() == Verdict.UNSUPPORTED;
        Expected got = refused
                ? new Expected.Refused(RefusalCode.valueOf(reading.verdict().name()))
                : new Expected.Ignored(reading.verdict());
        List<String> differences = scenario.expected().equals(List.of(got))
                ? List.of()
                : List.of("the alert was read as " + reading.verdict() + ": " + String.join(" ", reading.reasons()));
        return new ScenarioOutcome(scenario, null, differences);
    }

    /** The question that an instruction asks in a scenario's world. */
    public static Question question(Scenario scenario, Instruction instruction, RuleSet rules) {
        // What a trader settles in policy.csv is no matter of a rule: it must break no story.
        Policy policy = Policy.SHIPPED;
        for (Map.Entry<String, String> settled : scenario.policy().entrySet()) {
            policy = Policies.settle(policy, settled.getKey(), settled.getValue());
        }
        return new Question(
                instruction,
                scenario.channel(),
                scenario.author(),
                scenario.positions(),
                scenario.marks(),
                policy,
                scenario.situation(),
                scenario.now());
    }
}
