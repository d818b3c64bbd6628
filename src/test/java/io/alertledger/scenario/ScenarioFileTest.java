package io.alertledger.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Symbols;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleProblem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenario files are read whole, or say everything that is wrong with them. */
class ScenarioFileTest {

    private static final String GOOD = """
            now: 2026-01-28 10:30
            scenario: a trim
            position: SPY_20260130_595_C, 5 at 1.50, opened 2 h ago, by ann, in swings
            instruction: trim SPY
            expect: sell 3 of SPY_20260130_595_C
            because: fifo 0
            """;

    private static ScenarioFile read(String text) {
        return ScenarioFile.parse(new RuleFile("matching/x.scenarios", text), Symbols.NONE);
    }

    @Test
    void aScenarioIsRead() {
        ScenarioFile file = read(GOOD);

        assertThat(file.problems()).isEmpty();
        assertThat(file.scenarios()).singleElement().satisfies(scenario -> {
            assertThat(scenario.name()).isEqualTo("a trim");
            assertThat(scenario.position()).isEqualTo("matching/x.scenarios:2");
            assertThat(scenario.now()).isEqualTo(Instant.parse("2026-01-28T15:30:00Z"));
            assertThat(scenario.positions()).singleElement().satisfies(position -> {
                assertThat(position.quantity()).isEqualByComparingTo("5");
                assertThat(position.averageCost()).isEqualByComparingTo("1.5");
                assertThat(position.lots().get(0).author()).isEqualTo("ann");
                assertThat(position.openedAt()).isEqualTo(Instant.parse("2026-01-28T13:30:00Z"));
            });
            assertThat(scenario.expected()).hasToString("[sell 3 of SPY_20260130_595_C]");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            now: 2026-01-28 10:30 | now: 10:30                | 1:6  | needs a day
            now: 2026-01-28 10:30 | now: 2026-02-30 10:30     | 1:6  | is no time
            instruction:          | instructon:               | 4:1  | no line of a scenario begins with "instructon"
            trim SPY              | trm SPY                   | 4:14 | "trm" is no action
            trim SPY              | trim SPY strik 5          | 4:23 | "strik" is no part of an instruction
            trim SPY              | trim SPY strike x         | 4:30 | not a number: 'x'
            trim SPY              | trim SPY fraction 3/2     | 4:32 | above 0 and at most 1
            sell 3                | sel 3                     | 5:9  | "sel" is no outcome
            sell 3 of             | refused NOPE              | 5:17 | "NOPE" is no code
            SPY_20260130_595_C,   | SPY_20261330_595_C,       | 3:11 | no such date
            5 at 1.50, opened     | 5 at 1.50, openend        | 3:42 | "openend" says nothing of a position
            ', opened 2 h ago'    | ''                        | 3:11 | when it was opened is missing
            fifo 0                | fifo zero                 | 6:15 | not a number: 'zero'
            scenario: a trim      | policy: trimFractin 1/3   | 2:9  | the policy has no column "trimFractin"
            """)
    void aMistakeIsNamedAtItsPlace(String from, String to, String place, String what) {
        String text = GOOD.replace(from, to == null ? "" : to);
        ScenarioFile file = read(text.contains("scenario:") ? text : text + "scenario: more\n");

        assertThat(file.problems()).anySatisfy(problem -> {
            assertThat(problem.position()).isEqualTo("matching/x.scenarios:" + place);
            assertThat(problem.what()).contains(what);
        });
    }

    @Test
    void allMistakesAreNamedAtOnceAndSoundScenariosAreRead() {
        ScenarioFile file = read(GOOD + """
                scenario: a trim
                nonsense
                instruction: fly SPY
                """);

        assertThat(file.scenarios()).hasSize(1);
        assertThat(file.problems()).extracting(RuleProblem::line).containsExactly(7, 7, 7, 8, 9);
    }
}
