package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sources that are offered come into force when they pass, and only then. */
class RuleGateTest {

    private static final RuleSources HEAVIER =
            ExampleRules.edited("weights.csv", "strike-matches,40,", "strike-matches,41,");
    private static final RuleSources BROKEN =
            ExampleRules.edited("weights.csv", "strike-matches,40,", "strike-matches,x,");

    private final List<RuleProblem> scenarios = new ArrayList<>();
    private final List<String> entered = new ArrayList<>();
    private final RuleGate gate = new RuleGate(
            ExampleRules.set(),
            List.of(),
            RuleCompiler::compile,
            set -> List.copyOf(scenarios),
            set -> entered.add(set.id()));

    @Test
    void whatPassesIsInForce() {
        assertThat(gate.offer(HEAVIER)).isEmpty();

        assertThat(gate.current().id()).isEqualTo(HEAVIER.id());
        assertThat(gate.status().problems()).isEmpty();
        assertThat(entered).containsExactly(HEAVIER.id());
    }

    @Test
    void whatDoesNotCompileLeavesTheLastGoodSet() {
        assertThat(gate.offer(BROKEN)).isNotEmpty();

        assertThat(gate.current()).isSameAs(ExampleRules.set());
        assertThat(gate.status().problems()).extracting(RuleProblem::file).contains("weights.csv");
        assertThat(gate.offer(ExampleRules.sources())).isEmpty();
        assertThat(gate.status().problems()).isEmpty();
    }

    @Test
    void whatFailsItsScenariosLeavesTheLastGoodSet() {
        scenarios.add(RuleProblem.of("matching/x.scenarios", "it does not hold", ""));

        assertThat(gate.offer(HEAVIER)).isEqualTo(scenarios);
        assertThat(gate.current()).isSameAs(ExampleRules.set());
    }

    @Test
    void whatWasCheckedIsNotInForceUntilItIsOffered() {
        assertThat(gate.check(HEAVIER)).isEmpty();
        assertThat(gate.current()).isSameAs(ExampleRules.set());

        scenarios.add(RuleProblem.of("matching/x.scenarios", "it does not hold", ""));
        assertThat(gate.offer(HEAVIER)).as("checked once").isEmpty();
        assertThat(gate.current().id()).isEqualTo(HEAVIER.id());
    }

    @Test
    void theSameSourcesAgainGetTheSameAnswer() {
        scenarios.add(RuleProblem.of("matching/x.scenarios", "it does not hold", ""));
        gate.offer(HEAVIER);
        scenarios.clear();

        assertThat(gate.offer(HEAVIER)).hasSize(1);
        assertThat(gate.current()).isSameAs(ExampleRules.set());
    }
}
