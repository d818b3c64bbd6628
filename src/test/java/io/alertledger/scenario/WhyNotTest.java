package io.alertledger.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.explain.Change;
import io.alertledger.explain.WhatWouldChange;
import io.alertledger.explain.WhyNot;
import io.alertledger.model.Decision;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import io.alertledger.rules.ConstraintOutcome;
import io.alertledger.rules.ConstraintOutcome.Verdict;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleInfo;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleStage;
import io.alertledger.rules.RuleTrial;
import io.alertledger.rules.RuleTrials;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Why a rule was silent, and what would have changed the decision. */
class WhyNotTest {

    private static final RuleSet RULES = ShippedScenariosTest.shipped();
    private static final Resolver RESOLVER = new Resolver(RULES);
    private static final String BOOK = """
            now: 2026-01-28 10:30
            scenario: a trim
            position: SPY_20260130_595_C, 5 at 1.50, opened 2 h ago
            position: SPY_20260130_600_C, 4 at 1.50, opened 1 h ago
            position: SPY_20260130_590_P, 4 at 1.50, opened 3 h ago
            """;

    private static Question question(String instruction) {
        Scenario scenario = ScenarioFile.parse(
                        new RuleFile(
                                "matching/x.scenarios",
                                BOOK + "instruction: " + instruction + "\nexpect: ignored NOTE\n"),
                        RULES.tables().symbols())
                .scenarios()
                .get(0);
        return ScenarioRunner.question(scenario, ((Scenario.Plain) scenario.said()).instruction(), RULES);
    }

    @Test
    void eachConstraintSaysWhatItSaw() {
        WhyNot whyNot = WhyNot.of(RESOLVER, question("exit SPY strike 600"));

        RuleTrial trial = whyNot.of("strike-matches").stream()
                .filter(t -> t.subject().equals("SPY_20260130_595_C"))
                .findFirst()
                .orElseThrow();

        assertThat(trial.speaks()).isFalse();
        assertThat(WhyNot.text(trial)).isEqualTo("""
                strike-matches on SPY_20260130_595_C said nothing  (matching/hints.drl:13)
                  holds strike != null   strike = 600   line 18
                  holds strike != null   strike = 595   line 19
                  fails strike == $said   strike = 595, $said = 600   line 19
                """);
        RuleFile file = RULES.sources().file("matching/hints.drl").orElseThrow();
        for (ConstraintOutcome outcome : trial.constraints()) {
            assertThat(file.text().substring(outcome.from(), outcome.to())).isEqualTo(outcome.constraint());
            assertThat(file.line(outcome.line())).contains(outcome.constraint());
        }
    }

    @Test
    void everyRuleIsTriedForAPosition() {
        assertThat(WhyNot.of(RESOLVER, question("exit SPY")).about("SPY_20260130_600_C"))
                .extracting(trial -> trial.rule().id())
                .contains("fifo", "strike-matches", "closed", "learned-recency")
                .doesNotContain("channel-disabled");
    }

    /** The text of a rule, read here, and the engine's network, made from it, say the same of every story. */
    @Test
    void theEngineAndTheTextAgreeInEveryScenario() {
        RuleTrials trials = new RuleTrials(RULES);
        int tried = 0;
        for (ScenarioFile file : ScenarioRunner.scenarios(RULES)) {
            for (Scenario scenario : file.scenarios()) {
                if (!(scenario.said() instanceof Scenario.Plain plain)) {
                    // A story of protection or of a price path is no decision about an alert.
                    continue;
                }
                Question question = ScenarioRunner.question(scenario, plain.instruction(), RULES);
                Decision.Single decision = RESOLVER.resolve(question);
                Set<String> spoken = new TreeSet<>();
                for (Spoken word : Spoken.in(List.of(decision))) {
                    spoken.add(word.rule() + " " + (word.subject() == null ? "" : word.subject()));
                }
                WhyNot whyNot = WhyNot.of(RESOLVER, trials, question);
                Set<String> worked = new TreeSet<>();
                for (RuleInfo rule : RULES.rules()) {
                    if (rule.stage() == RuleStage.MATCHING || rule.stage() == RuleStage.PREFLIGHT) {
                        for (RuleTrial trial : whyNot.of(rule.id())) {
                            assertThat(trial.constraints()).noneMatch(outcome -> outcome.verdict() == Verdict.UNKNOWN);
                            tried++;
                            if (trial.speaks()) {
                                worked.add(rule.id() + " " + trial.subject());
                            }
                        }
                    }
                }
                spoken.removeIf(word -> !isTried(word));
                if (scenario.said() instanceof Scenario.Plain && preflightRan(decision)) {
                    assertThat(worked).as("%s", scenario.position()).isEqualTo(spoken);
                } else {
                    worked.removeIf(word -> stage(word) == RuleStage.PREFLIGHT);
                    assertThat(worked).as("%s", scenario.position()).isEqualTo(spoken);
                }
            }
        }
        assertThat(tried).isGreaterThan(5_000);
    }

    private static boolean isTried(String word) {
        return stage(word) == RuleStage.MATCHING || stage(word) == RuleStage.PREFLIGHT;
    }

    private static RuleStage stage(String word) {
        return RULES.rule(word.substring(0, word.indexOf(' '))).orElseThrow().stage();
    }

    /** Preflight rules fire once something could be traded. */
    private static boolean preflightRan(Decision.Single decision) {
        return decision instanceof Decision.Resolved
                || decision.explanation().objections().stream()
                        .anyMatch(o -> RULES.rule(o.rule().id()).orElseThrow().stage() == RuleStage.PREFLIGHT);
    }

    @Test
    void theSmallestChangesAreFound() {
        List<Change> changes = WhatWouldChange.of(RESOLVER, question("exit SPY strike 600"), 20);

        assertThat(changes)
                .extracting(Change::toString)
                .contains(
                        "had it said strike 595: Sell 5 of 5 SPY_20260130_595_C from lot L1.",
                        "had it said strike 590: Sell 4 of 4 SPY_20260130_590_P from lot L3.")
                .anyMatch(text -> text.startsWith("had SPY_20260130_600_C not been held"));
        assertThat(changes).filteredOn(change -> change.steps() == 1).isNotEmpty();
    }

    @Test
    void twoChangesAreToldWhereOneIsNotEnough() {
        List<Change> changes = WhatWouldChange.of(RESOLVER, question("exit SPY expiring 2026-03-20 strike 700"), 20);

        assertThat(changes).anySatisfy(change -> {
            assertThat(change.steps()).isEqualTo(2);
            assertThat(change.words()).contains(" and ");
        });
    }
}
