package io.alertledger.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.alertledger.model.RefusalCode;
import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleInfo;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import io.alertledger.rules.RuleStage;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every scenario beside the shipped rules, and whether they tell of every rule. */
class ShippedScenariosTest {

    private static final Set<RuleStage> DECIDING = EnumSet.allOf(RuleStage.class);

    private static final RuleSet RULES = shipped();
    private static final List<ScenarioFile> FILES = ScenarioRunner.scenarios(RULES);

    static RuleSet shipped() {
        CompileResult result = RuleCompiler.compile(RuleSources.packed());
        assertThat(result).as(result::toString).isInstanceOf(CompileResult.Compiled.class);
        return ((CompileResult.Compiled) result).ruleSet();
    }

    @TestFactory
    Stream<DynamicContainer> everyScenarioHolds() {
        ScenarioRunner runner = ScenarioRunner.withoutParser();
        return FILES.stream()
                .map(file -> dynamicContainer(
                        file.path(),
                        file.scenarios().stream()
                                .map(scenario -> dynamicTest(scenario.name(), () -> {
                                    ScenarioOutcome outcome = runner.run(scenario, RULES);
                                    assertThat(outcome.passed())
                                            .as("%s", outcome)
                                            .isTrue();
                                }))));
    }

    @Test
    void everyScenarioCanBeRead() {
        assertThat(FILES)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file.problems()).isEmpty());
    }

    @Test
    void everyRuleFileHasItsScenariosBesideIt() {
        Set<String> told = FILES.stream().map(ScenarioFile::path).collect(Collectors.toSet());
        assertThat(deciding().map(rule -> rule.file().replace(".drl", ".scenarios")))
                .allMatch(told::contains);
    }

    /** A rule that never speaks in a story may be dead; one that is never silent has an untested boundary. */
    @Test
    void everyRuleSpeaksInOneStoryAndIsSilentInAnother() {
        Set<String> spoken = named(true);
        Set<String> silent = named(false);
        assertThat(deciding().map(RuleInfo::id)).allMatch(spoken::contains, "speaks in a scenario");
        // A rule whose one condition holds for every open position is silent only about closed ones.
        assertThat(deciding().map(RuleInfo::id)).allMatch(silent::contains, "is silent in a scenario");
    }

    /** A misspelled rule would be silent for ever. */
    @Test
    void everyReasonNamesARuleOrACode() {
        Set<String> known = RULES.rules().stream().map(RuleInfo::id).collect(Collectors.toSet());
        for (var code : RefusalCode.values()) {
            known.add(code.name());
        }
        known.add(Reason.OTHERS);
        assertThat(reasons()).extracting(Reason::rule).allMatch(known::contains);
    }

    private static Stream<RuleInfo> deciding() {
        return RULES.rules().stream().filter(rule -> DECIDING.contains(rule.stage()));
    }

    private static Set<String> named(boolean speaks) {
        return reasons().stream()
                .filter(reason -> reason.speaks() == speaks)
                .map(Reason::rule)
                .collect(Collectors.toSet());
    }

    private static List<Reason> reasons() {
        return FILES.stream()
                .flatMap(file -> file.scenarios().stream())
                .flatMap(scenario -> scenario.reasons().stream())
                .toList();
    }
}
