package io.alertledger.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.explain.WhyNot;
import io.alertledger.model.Decision;
import io.alertledger.model.RefusalCode;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that compile and then can't be used for what comes: nothing is traded, and the sentence says which and why. */
class BrokenRulesTest {

    private static final String WORLD = """
            now: 2026-01-28 10:30
            scenario: a trim
            position: SPY_20260130_595_C, 5 at 1.50, opened 2 h ago
            instruction: trim SPY strike 595
            expect: refused RULES_FAILED
            """;

    private static RuleSet with(String file, String from, String to) {
        RuleSources shipped = RuleSources.packed();
        String text = shipped.file(file).orElseThrow().text();
        assertThat(text).contains(from);
        CompileResult result = RuleCompiler.compile(shipped.with(new RuleFile(file, text.replace(from, to))));
        assertThat(result).as(result::toString).isInstanceOf(CompileResult.Compiled.class);
        return ((CompileResult.Compiled) result).ruleSet();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pricing/sell.drl | entry == false, mark != null, $mark : mark | entry == false, $mark : mark"
                        + " | The rules of pricing failed | \"An exit asks the mark\": a price that is missing was said",
                "sizing/exits.drl | scoreboard.fraction($leg, $part, \"a trim | scoreboard.quantity($leg, $leg.mark(), \"a trim"
                        + " | The rules of sizing failed | \"A trim sells the policy's part\": a size that is missing was said",
                "matching/hints.drl | strike != null, strike == $said | strike / 0 == $said"
                        + " | The rules of matching failed | zero",
                "sizing/exits.drl | action == Action.EXIT, $free | $free"
                        + " | Two sizing rules disagree about SPY_20260130_595_C | exit-all and trim-part"
            })
    void theDecisionIsRefusedInWords(String file, String from, String to, String what, String which) {
        RuleSet rules = with(file, from, to);
        Scenario scenario = ScenarioFile.parse(
                        new RuleFile("matching/x.scenarios", WORLD),
                        rules.tables().symbols())
                .scenarios()
                .get(0);

        ScenarioOutcome outcome = ScenarioRunner.withoutParser().run(scenario, rules);

        assertThat(outcome.passed()).as(outcome.toString()).isTrue();
        Decision.Single decision = (Decision.Single) outcome.decision();
        assertThat(((Decision.Refused) decision).code()).isEqualTo(RefusalCode.RULES_FAILED);
        assertThat(decision.message()).startsWith(what).contains(which);
        assertThat(WhyNot.of(
                                new Resolver(rules),
                                ScenarioRunner.question(
                                        scenario, ((Scenario.Plain) scenario.said()).instruction(), rules))
                        .about("SPY_20260130_595_C"))
                .isNotEmpty();
    }
}
