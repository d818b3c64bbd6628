package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.rules.RuleParser.Parsed;
import java.util.ArrayList;
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

    private static List<String> pair(String folder, String first, String firstSays, String second, String secondSays) {
        StringBuilder text = new StringBuilder("package rules." + folder + ";\n");
        FactVocabulary.TYPES.forEach((name, type) -> {
            if (type.getName().equals(FactVocabulary.MODEL + name)) {
                text.append("import " + type.getName() + ";\n");
            }
        });
        text.append("global io.alertledger.rules.Scoreboard scoreboard;\n");
        List<String> rules = List.of(first, firstSays, second, secondSays);
        for (int i = 0; i < 2; i++) {
            text.append("rule \"Rule %d\" @id(\"rule-%d\") @title(\"A rule\") @rationale(\"To be tried.\")%n"
                    .formatted(i + 1, i + 1));
            text.append("when " + rules.get(2 * i) + "\nthen scoreboard." + rules.get(2 * i + 1) + ";\nend\n");
        }
        List<RuleProblem> problems = new ArrayList<>();
        List<Parsed> parsed = RuleParser.parse(new RuleFile(folder + "/pair.drl", text.toString()), problems).stream()
                .toList();
        SourceSandbox.check(parsed, problems);
        assertThat(problems).isEmpty();
        RuleOverlaps.check(parsed, problems);
        return problems.stream().map(RuleProblem::what).toList();
    }

    @Test
    void pointsForWhatIsObjectedToNeverCount() {
        String object = "object($c, RefusalCode.CLOSED, \"x\")";
        String hint = "hint($c, \"x\")";
        String told =
                "rule \"Rule 2\" gives points that never count: it speaks only where \"Rule 1\" (matching/pair.drl:";

        for (String[] covered : new String[][] {
            {"$c : Candidate(free <= 0)", "$c : Candidate(free <= 0)"},
            {"$c : Candidate(free <= 0)", "$c : Candidate(expired, free < 0)"},
            {"$c : Candidate(free <= 0)", "$c : Candidate(free == -1.0)"},
            {"$c : Candidate(0 >= free)", "Policy($p : trimFraction) $c : Candidate($f : free, $f <= 0, !expired)"},
            {"$c : Candidate(mark != null)", "$c : Candidate(mark > 2)"},
            {"$c : Candidate(status != PositionStatus.OPEN)", "$c : Candidate(status == PositionStatus.CLOSED)"},
            {
                "Instruction(action == Action.EXIT || action == Action.TRIM) $c : Candidate()",
                "$c : Candidate(free > 1) Instruction(action == Action.TRIM)"
            },
            {
                "ContractHint($said : strike, strike != null) $c : Candidate(strike == $said)",
                "ContractHint($s : strike, $s != null) $c : Candidate($s == strike)"
            },
        }) {
            assertThat(pair("matching", covered[0], object, covered[1], hint))
                    .as(covered[1])
                    .singleElement()
                    .asString()
                    .startsWith(told);
        }
        for (String[] free : new String[][] {
            {"$c : Candidate(free <= 0)", "$c : Candidate(free <= 1)"},
            {"$c : Candidate(free <= 0)", "$c : Candidate(quantity <= 0)"},
            {"$c : Candidate(free < 0)", "$c : Candidate(free <= 0)"},
            {"$c : Candidate(free <= 0, expired)", "$c : Candidate(free <= 0)"},
            {"$c : Candidate(mark != null)", "$c : Candidate(mark != 2)"},
            {"$c : Candidate(status != PositionStatus.OPEN)", "$c : Candidate(status != PositionStatus.CLOSED)"},
            {"$c : Candidate(strike > 5 || free > 5)", "$c : Candidate(strike > 4 || free > 5)"},
            {"$c : Candidate(free <= 0) not LegDraft()", "$c : Candidate(free <= 0)"},
            {
                "ContractHint($s : strike, strike != null) $c : Candidate(strike == $s)",
                "SizeHint($s : quantity, quantity != null) $c : Candidate(strike == $s)"
            },
        }) {
            assertThat(pair("matching", free[0], object, free[1], hint))
                    .as(free[1])
                    .isEmpty();
        }
    }

    @Test
    void sayingsThatCanNotBothCountAreFound() {
        String exit = "$leg : LegDraft(action == Action.EXIT, free > 3)";
        assertThat(pair(
                        "sizing",
                        exit,
                        "all($leg, \"x\")",
                        exit,
                        "quantity($leg, 2.0B, \"x\")".replace("2.0B", "$leg.free().subtract($leg.step())")))
                .singleElement()
                .asString()
                .startsWith("rule \"Rule 2\" sizes only what \"Rule 1\"");
        assertThat(pair("sizing", exit, "all($leg, \"x\")", exit, "all($leg, \"in other words\")"))
                .isEmpty();
        assertThat(pair(
                        "preflight",
                        "Situation(byTrigger)",
                        "refuse(RefusalCode.PAUSED, \"x\")",
                        "Situation(byTrigger)",
                        "refuse(RefusalCode.LIMIT, \"x\")"))
                .singleElement()
                .asString()
                .startsWith("rule \"Rule 2\" refuses under the same conditions as \"Rule 1\"");
        assertThat(pair(
                        "protection",
                        "$p : Unprotected(option)",
                        "stopLoss($p, \"20 %\", \"x\")",
                        "$p : Unprotected(option, managed)",
                        "stopLoss($p, \"50 %\", \"x\")"))
                .singleElement()
                .asString()
                .contains("gives a nearer one");
        assertThat(pair(
                        "protection",
                        "$p : Unprotected(option)",
                        "stopLoss($p, \"50 %\", \"x\")",
                        "$p : Unprotected(option, managed)",
                        "stopLoss($p, \"20 %\", \"x\")"))
                .isEmpty();
        assertThat(pair(
                        "protection",
                        "$p : Unprotected(!managed)",
                        "exempt($p, \"x\")",
                        "$p : Unprotected(!managed, option)",
                        "takeProfit($p, \"2 ATR\", \"x\")"))
                .singleElement()
                .asString()
                .contains("exempts the same position");
    }
}
