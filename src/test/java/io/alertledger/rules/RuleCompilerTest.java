package io.alertledger.rules;

import static io.alertledger.rules.ExampleRules.edited;
import static io.alertledger.rules.ExampleRules.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources become a rule set, or problems at their places. */
class RuleCompilerTest {

    @Test
    void aSetKnowsItsRules() {
        RuleSet rules = ExampleRules.set();

        assertThat(rules.id()).isEqualTo(ExampleRules.sources().id());
        assertThat(rules.rules()).extracting(RuleInfo::id).hasSize(19).doesNotHaveDuplicates();
        assertThat(rules.rule("strike-matches")).hasValueSatisfying(rule -> {
            assertThat(rule.title()).isEqualTo("The strike is the one the alert names");
            assertThat(rule.rationale()).isEqualTo("A strike that is said is seldom wrong.");
            assertThat(rule.stage()).isEqualTo(RuleStage.MATCHING);
            assertThat(rule.position()).isEqualTo("matching/hints.drl:7");
        });
        assertThat(rules.heuristics()).containsExactlyInAnyOrder("FIFO", "NEWEST_FIRST", "PROFIT_FIRST", "LEARNED");
    }

    static Stream<Arguments> mistakes() {
        String hints = "matching/hints.drl";
        return Stream.of(
                // file, from, to, where, what
                Arguments.of(hints, "@id(\"strike-matches\")", "", "matching/hints.drl:7", "has no @id"),
                Arguments.of(hints, "@id(\"strike-matches\")", "@id(\"\")", "matching/hints.drl:7", "has no @id"),
                Arguments.of(
                        hints,
                        "@id(\"type-matches\")",
                        "@id(\"strike-matches\")",
                        "matching/hints.drl:18",
                        "@id \"strike-matches\" is taken by the rule at matching/hints.drl:7"),
                Arguments.of(
                        hints,
                        "@id(\"strike-matches\")",
                        "@id(\"fifo\")",
                        "matching/hints.drl:7",
                        "@id \"fifo\" is taken by the rule at matching/heuristics.drl:6"),
                Arguments.of(
                        hints,
                        "@id(\"strike-matches\")",
                        "@id(\"Strike\")",
                        "matching/hints.drl:7",
                        "not in lower case"),
                Arguments.of(
                        hints,
                        "rule \"The type is",
                        "rule \"The strike is",
                        "matching/hints.drl:18",
                        "the name \"The strike is the one the alert names\" is taken"),
                Arguments.of(
                        hints,
                        "@title(\"The strike is the one the alert names\")",
                        "@title(\"The strike.\")",
                        "matching/hints.drl:7",
                        "ends with a full stop"),
                Arguments.of(
                        hints,
                        "@rationale(\"A strike that is said is seldom wrong.\")",
                        "",
                        "matching/hints.drl:7",
                        "has no @rationale"),
                Arguments.of(
                        hints,
                        "package rules.matching",
                        "package rules.sizing",
                        "matching/hints.drl:1",
                        "declares package \"rules.sizing\""),
                Arguments.of(
                        hints,
                        "seldom wrong.\")",
                        "seldom wrong.\")\n    salience 10",
                        "matching/hints.drl:11",
                        "attribute \"salience\" is not allowed"),
                Arguments.of(
                        hints,
                        "$c : Candidate(strike == $said)",
                        "$c : Candidate(strike == $said",
                        "matching/hints.drl:",
                        "mismatched input"),
                Arguments.of(
                        hints,
                        "Candidate(strike == $said)",
                        "Candidate(strik == $said)",
                        "matching/hints.drl:13",
                        "strik"),
                Arguments.of(
                        hints,
                        "Candidate(strike == $said)",
                        "Candidat(strike == $said)",
                        "matching/hints.drl:13",
                        "Candidat"),
                Arguments.of(hints, "strike {}\", $said", "strike {}\", $say", "matching/hints.drl:", "$say"),
                Arguments.of(
                        hints,
                        "scoreboard.hint($c, \"the alert says strike",
                        "scoreboard.hnt($c, \"the alert says strike",
                        "matching/hints.drl:",
                        "hnt"),
                Arguments.of(
                        hints,
                        "Candidate(strike == $said)",
                        "Candidate(strike == $said, $twice : strike * 2)",
                        "matching/hints.drl:13:",
                        "a name would stand for what is before \"*\" alone"),
                Arguments.of(
                        hints,
                        "Candidate(strike == $said)",
                        "Candidate(strike == $said, $low : free > 1 && free < 3)",
                        "matching/hints.drl:13:",
                        "a name stands for one value, and here are two conditions"),
                Arguments.of(
                        "weights.csv",
                        "strike-matches,40,",
                        "strike-match,40,",
                        "weights.csv:2:1",
                        "no rule has the id \"strike-match\""),
                Arguments.of(
                        "weights.csv",
                        "strike-matches,40,\n",
                        "",
                        "matching/hints.drl:7",
                        "rule \"strike-matches\" gives points and has none in weights.csv"),
                Arguments.of(
                        "policy.csv", "*,*,*,FIFO", "*,*,*,FILO", "policy.csv:2:7", "no rule prefers by \"FILO\""));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedAtItsPlace(String file, String from, String to, String where, String what) {
        List<RuleProblem> problems = problems(edited(file, from, to));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.position()).startsWith(where);
            assertThat(problem.toString()).contains(what);
        });
    }

    /** What the engine's classic compiler, which knows places, takes, and the one whose classes decide does not. */
    @Test
    void whatOnlyTheOtherCompilerRefusesIsNamedAtItsRule() {
        for (String condition : List.of("strike.min(595) == $said", "-strike == $said")) {
            assertThat(problems(edited("matching/hints.drl", "strike == $said", condition)))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.position()).isEqualTo("matching/hints.drl:7");
                        assertThat(problem.what()).contains("does not compile", "BigDecimal");
                        assertThat(problem.what().lines()).hasSize(1);
                    });
        }
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        RuleSources sources = edited("matching/hints.drl", "@id(\"strike-matches\")", "")
                .with(new RuleFile("words.csv", "word,meening,value\n"))
                .with(new RuleFile("matchin/more.drl", "package rules.matchin;\n"))
                .without("ticks.csv");

        assertThat(problems(sources))
                .extracting(RuleProblem::position)
                .containsExactly(
                        "matchin/more.drl", "matching/hints.drl:7", "ticks.csv", "weights.csv:2:1", "words.csv:1:6");
    }

    @Test
    void adviceNamesWhatIsMeant() {
        RuleSources sources = ExampleRules.sources().with(new RuleFile("matchin/more.drl", "package rules.matchin;\n"));

        assertThat(problems(sources))
                .singleElement()
                .hasToString("matchin/more.drl: rules lie in folder \"matchin\", which is no stage\n"
                        + "  Maybe \"matching\" is meant.");
    }

    @Test
    void aPackageStatementMayStandBehindCommentsAndWithoutItsSemicolon() {
        String text =
                ExampleRules.sources().file("matching/hints.drl").orElseThrow().text();
        for (String statement : List.of(
                "// package rules.sizing;\n/* package x; */ package rules.matching",
                "package rules.matching // hints\n",
                "\n\npackage rules.matching ;")) {
            RuleSources sources = ExampleRules.sources()
                    .with(new RuleFile("matching/hints.drl", text.replace("package rules.matching;", statement)));
            assertThat(RuleCompiler.compile(sources)).as(statement).isInstanceOf(CompileResult.Compiled.class);
        }
    }

    @Test
    void compilingLeavesNothingInTheEnginesRegistry() {
        RuleSet first = ExampleRules.compiled(ExampleRules.sources());
        RuleSet second = ExampleRules.compiled(ExampleRules.sources());

        assertThat(first.id()).isEqualTo(second.id());
        assertThat(org.kie.api.KieServices.get()
                        .getRepository()
                        .getKieModule(org.kie.api.KieServices.get().newReleaseId("io.alertledger.rules", "set", "1")))
                .isNull();
    }
}
