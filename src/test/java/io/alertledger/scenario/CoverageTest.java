package io.alertledger.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.rules.RuleSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the shipped scenarios exercise, and the faults that they would notice. */
class CoverageTest {

    private static final RuleSet RULES = ShippedScenariosTest.shipped();

    @Test
    void everyRuleSpeaksAndEveryConstraintIsTriedOnBothSides() {
        Coverage coverage = Coverage.ofScenarios(RULES, ScenarioRunner.withoutParser());

        assertThat(coverage.rules()).hasSameSizeAs(RULES.rules());
        assertThat(coverage.neverSpoke()).isEmpty();
        assertThat(coverage.rules().stream()
                        .flatMap(rule -> rule.constraints().stream()
                                .filter(constraint -> !constraint.covered())
                                .map(constraint ->
                                        rule.rule().file() + ":" + constraint.line() + " " + constraint.constraint())))
                .isEmpty();
    }

    @Test
    void faultsAreMadeOfOperatorsAndConstraints() {
        List<Mutations.Mutation> mutations = Mutations.of(RULES, List.of("sizing"));

        assertThat(mutations)
                .extracting(Mutations.Mutation::words)
                .contains("== became != in \"quantity == null\"", "dropped \"quantity == null\"");
        Mutations.Result result = Mutations.run(
                RULES,
                mutations.stream()
                        .filter(mutation -> mutation.words().equals("dropped \"quantity == null\""))
                        .limit(1)
                        .toList(),
                ScenarioRunner.withoutParser(),
                mutation -> {});
        assertThat(result.percent()).isEqualTo(100);
    }
}
