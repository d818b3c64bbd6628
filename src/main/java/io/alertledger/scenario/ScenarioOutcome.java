package io.alertledger.scenario;

import io.alertledger.explain.DecisionText;
import io.alertledger.model.Decision;
import io.alertledger.rules.RuleProblem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a scenario. Immutable.
 *
 * @param scenario the story
 * @param decision what was decided; null where the alert could not be put to the rules
 * @param differences what is otherwise than expected, a sentence each; empty where the story holds
 */
public record ScenarioOutcome(Scenario scenario, @Nullable Decision decision, List<String> differences) {
    public ScenarioOutcome {
        differences = List.copyOf(differences);
    }

    public boolean passed() {
        return differences.isEmpty();
    }

    /** The failure as a problem of the rule set, at the scenario's place. */
    public RuleProblem problem() {
        return new RuleProblem(
                scenario.file(),
                scenario.line(),
                0,
                "scenario: " + scenario.name(),
                String.join("; ", differences),
                "");
    }

    /** Expected against got, with the explanation; ready to print. */
    @Override
    public String toString() {
        String head = scenario.position() + ": " + scenario.name();
        if (passed()) {
            return head + ": holds";
        }
        String wanted =
                scenario.expected().stream().map(Expected::toString).collect(Collectors.joining("\n            "));
        String got = decision == null ? "nothing" : decision.message();
        String why = decision == null ? "" : "\n" + DecisionText.of(decision);
        return head + "\n  expected: " + wanted + "\n  got:      " + got + "\n  " + String.join("\n  ", differences)
                + why;
    }
}
