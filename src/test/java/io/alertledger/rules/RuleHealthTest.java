package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Slips in rules that compile. */
class RuleHealthTest {

    private static List<String> slips(RuleSources sources) {
        return RuleHealth.check(ExampleRules.compiled(sources)).stream()
                .map(RuleProblem::what)
                .toList();
    }

    @Test
    void theShippedRulesAreSound() {
        assertThat(RuleHealth.check(ExampleRules.compiled(RuleSources.packed())))
                .isEmpty();
    }

    @Test
    void slipsAreFound() {
        String condition = "$c : Candidate(strike == $said)";
        String file = "matching/hints.drl";

        assertThat(slips(ExampleRules.edited(file, condition, "$c : Candidate(strike == $said, priceDistance < 2)")))
                .containsExactly("\"priceDistance < 2\" compares with 2, which priceDistance never reaches");
        assertThat(slips(ExampleRules.edited(file, condition, "$c : Candidate(strike == $said, openedBefore > -1)")))
                .containsExactly("\"openedBefore > -1\" compares with -1, which openedBefore never reaches");
        assertThat(slips(ExampleRules.edited(
                        file, condition, "$c : Candidate(strike == $said, quantity > 5, quantity < 3)")))
                .containsExactly("no quantity is at least 5 and at most 3: the rule never speaks");
        assertThat(slips(ExampleRules.sources().with(new RuleFile("matching/x.scenarios", "because: strike-matches"))))
                .contains("no scenario names rule \"type-matches\"")
                .doesNotContain("no scenario names rule \"strike-matches\"");
    }

    @Test
    void aCopyAndUnusedPointsAreFound() {
        RuleFile hints = ExampleRules.sources().file("matching/hints.drl").orElseThrow();
        String rule = hints.text()
                .substring(
                        hints.text().indexOf("rule \"The strike"), hints.text().indexOf("end") + 3);
        RuleSources copied = ExampleRules.sources()
                .with(new RuleFile(
                        hints.path(),
                        hints.text()
                                + "\n"
                                + rule.replace("rule \"The strike", "rule \"Again the strike")
                                        .replace("strike-matches", "strike-again")))
                .with(new RuleFile(
                        "weights.csv",
                        ExampleRules.sources().file("weights.csv").orElseThrow().text() + "strike-again,1,\n"));

        assertThat(slips(copied)).singleElement().asString().contains("says the same under the same conditions");
    }
}
