package io.alertledger.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Action;
import io.alertledger.model.Instruction;
import io.alertledger.model.Reading;
import io.alertledger.model.Verdict;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleProblem;
import io.alertledger.rules.RuleSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios that hold, that do not, and what is said of them. */
class ScenarioRunnerTest {

    private static final RuleSet RULES = ShippedScenariosTest.shipped();
    private static final String WORLD = """
            now: 2026-01-28 10:30
            scenario: a trim
            position: SPY_20260130_595_C, 5 at 1.50, opened 2 h ago
            position: SPY_20260130_600_C, 4 at 1.50, opened 1 h ago
            """;

    private static ScenarioOutcome run(String rest, ScenarioRunner runner) {
        ScenarioFile file = ScenarioFile.parse(
                new RuleFile("matching/x.scenarios", WORLD + rest),
                RULES.tables().symbols());
        assertThat(file.problems()).isEmpty();
        return runner.run(file.scenarios().get(0), RULES);
    }

    private static ScenarioOutcome run(String rest) {
        return run(rest, ScenarioRunner.withoutParser());
    }

    @Test
    void anotherDecisionIsADifference() {
        ScenarioOutcome outcome = run("instruction: trim SPY\nexpect: sell 2 of SPY_20260130_595_C\n");

        assertThat(outcome.differences())
                .containsExactly("\"sell 2 of SPY_20260130_595_C\" was expected, decided was"
                        + " \"sell 3 of SPY_20260130_595_C from L1 3 at no price\"");
        assertThat(outcome.toString())
                .contains("expected: sell 2 of SPY_20260130_595_C")
                .contains("got:      Sell 3 of 5 SPY_20260130_595_C from lot L1.")
                .contains("its oldest lot is from");
    }

    @Test
    void legsThatNobodyExpectedAreDifferences() {
        assertThat(run("instruction: exit all SPY\nexpect: sell 5 of SPY_20260130_595_C\n")
                        .differences())
                .containsExactly("\"sell 4 of SPY_20260130_600_C from L2 4 at no price\" was decided and not expected");
    }

    @Test
    void missingAndUnwantedReasonsAreDifferences() {
        assertThat(run("""
                        instruction: trim SPY
                        expect: sell 3 of SPY_20260130_595_C
                        because: fifo 2, strike-matches
                        not: SPY_20260130_600_C because CLOSED
                        silent: trim-part, fifo on SPY_20260130_600_C
                        """).differences())
                .containsExactly(
                        "\"fifo 2\" was not said; said was fifo on SPY_20260130_595_C 1, fifo on SPY_20260130_600_C 0",
                        "\"strike-matches\" was not said",
                        "\"CLOSED on SPY_20260130_600_C\" was not said",
                        "\"trim-part\" was said and should not be",
                        "\"fifo on SPY_20260130_600_C\" was said and should not be");
    }

    @Test
    void alertsAreReadByTheParserThatWasHandedIn() {
        ScenarioRunner runner = new ScenarioRunner((text, author, channel, at, tickers) -> text.contains("Trim")
                ? new Reading(Verdict.ORDER, List.of(Instruction.of(Action.TRIM, tickers.get(0))), List.of("it trims"))
                : new Reading(Verdict.NOTE, List.of(), List.of("it says nothing")));

        assertThat(run("alert: Trim some\nexpect: sell 3 of SPY_20260130_595_C\n", runner)
                        .passed())
                .isTrue();
        assertThat(run("alert: good morning\nexpect: ignored NOTE\n", runner).passed())
                .isTrue();
        assertThat(run("alert: good morning\nexpect: refused LOCKED\n", runner).differences())
                .containsExactly("the alert was read as NOTE: it says nothing");
    }

    @Test
    void aFailureIsAProblemOfTheSet() {
        ScenarioOutcome outcome = run("instruction: trim SPY\nexpect: refused LOCKED\n");

        RuleProblem problem = outcome.problem();
        assertThat(problem.position()).isEqualTo("matching/x.scenarios:2");
        assertThat(problem.what()).startsWith("\"refused LOCKED\" was expected");
    }

    @Test
    void theShippedSetPassesItsOwnCheck() {
        assertThat(ScenarioRunner.withoutParser().check(RULES)).isEmpty();
    }
}
