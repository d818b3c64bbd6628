package io.alertledger.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.resolve.Question;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSet;
import org.junit.jupiter.api.Test;

/** Decisions become scenarios that hold, and hold no more than they need. */
class FreezeTest {

    private static final RuleSet RULES = ShippedScenariosTest.shipped();

    private static Scenario read(String text) {
        ScenarioFile file = ScenarioFile.parse(
                new RuleFile("matching/x.scenarios", text), RULES.tables().symbols());
        assertThat(file.problems()).isEmpty();
        return file.scenarios().get(0);
    }

    private static Question question(Scenario scenario) {
        return ScenarioRunner.question(scenario, ((Scenario.Plain) scenario.said()).instruction(), RULES);
    }

    @Test
    void whatDidNotMatterIsLeftOut() {
        Scenario busy = read("""
                now: 2026-01-28 10:30
                scenario: a busy morning
                channel: swings
                author: ann
                policy: maxOrdersPerMinute 5
                situation: equity 20000, 2 entries in the last minute
                position: SPY_20260130_595_C, 5 at 1.50, opened 2 h ago, by ann, in swings
                position: SPY_20260130_600_C, 4 at 1.50, opened 1 h ago, by bob
                position: QQQ_20260130_500_C, 2 at 1.50, opened 3 h ago
                mark: SPY_20260130_595_C, 2.51
                mark: QQQ_20260130_500_C, 1.20
                instruction: trim SPY strike 595
                expect: ignored NOTE
                """);

        Scenario frozen = Freeze.of("a trim of the 595", question(busy), RULES).orElseThrow();

        assertThat(ScenarioText.of(frozen)).isEqualTo("""
                scenario: a trim of the 595
                now: 2026-01-28 10:30
                channel: swings
                author: ann
                position: SPY_20260130_595_C, 5 at 1.5, opened 2026-01-28 08:30, by ann, in swings, lot L1
                mark: SPY_20260130_595_C, 2.51
                instruction: trim SPY strike 595
                expect: sell 3 of SPY_20260130_595_C from L1 3 at 2.51
                because: author-matches 40, channel-matches 20, strike-matches 100, exit-at-mark, trim-part
                """);
    }

    /** Every shipped story, decided, frozen and read again, still holds. */
    @Test
    void everyShippedScenarioCanBeFrozen() {
        for (ScenarioFile file : ScenarioRunner.scenarios(RULES)) {
            Scenario scenario = file.scenarios().get(file.scenarios().size() / 2);
            if (!(scenario.said() instanceof Scenario.Plain)) {
                // A story of protection or of a price path is no decision about an alert.
                continue;
            }
            assertThat(Freeze.of(scenario.name(), question(scenario), RULES))
                    .as(scenario.position())
                    .isPresent();
        }
    }

    @Test
    void textAndScenarioAreInverse() {
        for (ScenarioFile file : ScenarioRunner.scenarios(RULES)) {
            for (Scenario scenario : file.scenarios()) {
                Scenario again = read(ScenarioText.of(scenario));
                assertThat(again.positions()).as(scenario.position()).isEqualTo(scenario.positions());
                assertThat(again.marks()).as(scenario.position()).isEqualTo(scenario.marks());
                assertThat(again.situation()).as(scenario.position()).isEqualTo(scenario.situation());
                assertThat(again.said()).as(scenario.position()).isEqualTo(scenario.said());
                assertThat(again.expected()).hasToString(scenario.expected().toString());
                assertThat(again.reasons())
                        .as(scenario.position())
                        .containsExactlyInAnyOrderElementsOf(scenario.reasons());
            }
        }
    }
}
