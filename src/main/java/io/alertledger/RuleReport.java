package io.alertledger;

import io.alertledger.parse.Message;
import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCache;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleHealth;
import io.alertledger.rules.RuleProblem;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import io.alertledger.scenario.ScenarioFile;
import io.alertledger.scenario.ScenarioOutcome;
import io.alertledger.scenario.ScenarioRunner;
import io.alertledger.trade.Brain;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What checking rules came to: the same for a saved file, a draft and a folder on the command line. Immutable.
 *
 * @param sources the texts that were checked
 * @param brain what would decide by them; empty where they can't be used at all
 * @param problems everything that keeps them from coming into force, by place; empty where nothing does
 * @param scenarios what became of each scenario; empty where no rule could be compiled
 */
public record RuleReport(
        RuleSources sources, Optional<Brain> brain, List<RuleProblem> problems, List<ScenarioOutcome> scenarios) {
    public RuleReport {
        problems = problems.stream().distinct().sorted().toList();
        scenarios = List.copyOf(scenarios);
    }

    /** Compiles, reads the words, runs the scenarios. */
    public static RuleReport of(RuleSources sources, RuleCache cache) {
        return of(sources, RuleCompiler.compile(sources, cache));
    }

    /** As {@link #of(RuleSources, RuleCache)}, of an edit of rules that are compiled already. */
    static RuleReport of(RuleSources sources, RuleCache cache, RuleSet before) {
        return of(sources, RuleCompiler.compile(sources, cache, before));
    }

    private static RuleReport of(RuleSources sources, CompileResult result) {
        return result instanceof CompileResult.Compiled compiled
                ? of(compiled.ruleSet())
                : new RuleReport(sources, Optional.empty(), ((CompileResult.Rejected) result).problems(), List.of());
    }

    /** Compiles and reads the words: for sources that passed before in just these words. */
    static RuleReport withoutScenarios(RuleSources sources, RuleCache cache) {
        CompileResult result = RuleCompiler.compile(sources, cache);
        return result instanceof CompileResult.Compiled compiled
                ? withoutScenarios(compiled.ruleSet())
                : new RuleReport(sources, Optional.empty(), ((CompileResult.Rejected) result).problems(), List.of());
    }

    private static RuleReport withoutScenarios(RuleSet rules) {
        try {
            return new RuleReport(rules.sources(), Optional.of(Brains.of(rules)), List.of(), List.of());
        } catch (RulesException refused) {
            return new RuleReport(rules.sources(), Optional.empty(), refused.problems(), List.of());
        }
    }

    /** The same for a set that is compiled already. */
    static RuleReport of(RuleSet rules) {
        RuleReport bare = withoutScenarios(rules);
        return bare.brain().map(RuleReport::told).orElse(bare);
    }

    private static RuleReport told(Brain brain) {
        RuleSet rules = brain.rules();
        List<RuleProblem> problems = new ArrayList<>();
        List<ScenarioOutcome> outcomes = new ArrayList<>();
        ScenarioRunner runner = runner(brain);
        for (ScenarioFile file : ScenarioRunner.scenarios(rules)) {
            problems.addAll(file.problems());
            file.scenarios().forEach(scenario -> outcomes.add(runner.run(scenario, rules)));
        }
        outcomes.stream().filter(outcome -> !outcome.passed()).forEach(outcome -> problems.add(outcome.problem()));
        return new RuleReport(rules.sources(), Optional.of(brain), problems, outcomes);
    }

    /** Runs scenarios whose alerts are read by a brain's own parser. */
    public static ScenarioRunner runner(Brain brain) {
        return new ScenarioRunner((text, author, channel, at, tickers) -> brain.parser()
                .parse(new Message(text, at, channel, author, null, List.of(), new HashSet<>(tickers), Map.of())));
    }

    /** Whether they may come into force. */
    public boolean passes() {
        return problems.isEmpty();
    }

    /** What is sound and yet likely a slip; empty where nothing could be compiled. */
    public List<RuleProblem> advice() {
        return brain.map(compiled -> RuleHealth.check(compiled.rules())).orElse(List.of());
    }
}
