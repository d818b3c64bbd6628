package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.Generated;
import io.alertledger.RuleReport;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of mistake in a rules folder, and what is said of it; the page is made from what is really said. */
class ErrorGalleryTest {

    private record Mistake(String title, String file, String from, String to) {}

    private static final String HINTS = "matching/hints.drl";
    private static final String STORY = "matching/hints.scenarios";

    private static final List<Mistake> MISTAKES = List.of(
            new Mistake("A property is misspelled", HINTS, "Candidate(strike == $said)", "Candidate(strik == $said)"),
            new Mistake("A type is misspelled", HINTS, "Candidate(strike == $said)", "Candidat(strike == $said)"),
            new Mistake("A bracket is missing", HINTS, "Candidate(strike == $said)", "Candidate(strike == $said"),
            new Mistake(
                    "The scoreboard has no such method",
                    HINTS,
                    "scoreboard.hint($c, \"the alert says strike",
                    "scoreboard.hnt($c, \"the alert says strike"),
            new Mistake("A binding is misspelled", HINTS, "strike {}\", $said", "strike {}\", $sad"),
            new Mistake(
                    "A value of another type",
                    HINTS,
                    "Candidate(strike == $said)",
                    "Candidate(strike == $said, quantity == \"x\")"),
            new Mistake(
                    "A word that an enum does not have",
                    HINTS,
                    "Candidate(strike == $said)",
                    "Candidate(strike == $said, optionType == OptionType.CAL)"),
            new Mistake("A rule without an id", HINTS, "@id(\"strike-matches\")", ""),
            new Mistake("An id that is taken", HINTS, "@id(\"strike-matches\")", "@id(\"fifo\")"),
            new Mistake(
                    "A title with a full stop",
                    HINTS,
                    "names\")\n    @rationale(\"A strike",
                    "names.\")\n    @rationale(\"A strike"),
            new Mistake("A rule that orders itself", HINTS, "seldom wrong.\")", "seldom wrong.\")\n    salience 10"),
            new Mistake(
                    "A rule that does something",
                    HINTS,
                    "scoreboard.hint($c, \"the alert says strike {}\", $said);",
                    "System.exit(0);"),
            new Mistake(
                    "A regular expression", HINTS, "Candidate(strike == $said)", "Candidate(name matches \"(a+)+\")"),
            new Mistake(
                    "An import from elsewhere",
                    HINTS,
                    "import io.alertledger.model.Candidate;",
                    "import io.alertledger.model.Candidate;\nimport java.lang.Runtime;"),
            new Mistake(
                    "Every position joined with every other",
                    HINTS,
                    "$c : Candidate(strike == $said)",
                    "$c : Candidate(strike == $said)\n    Candidate(free > 0)"),
            new Mistake("A package of another folder", HINTS, "package rules.matching", "package rules.sizing"),
            new Mistake(
                    "Points for a rule that does not exist", "weights.csv", "strike-matches,40,", "strike-match,40,"),
            new Mistake("Points that are no number", "weights.csv", "strike-matches,40,", "strike-matches,forty,"),
            new Mistake("A heuristic that no rule prefers by", "policy.csv", "*,*,*,FIFO", "*,*,*,FILO"),
            new Mistake("A column that does not exist", "words.csv", "word,meaning,value", "word,meening,value"),
            new Mistake("A meaning that no word has", "words.csv", "most,fraction", "most,fractoin"),
            new Mistake("A row with a comma too many", "symbols.csv", "SPX,SPXW,true", "SPX,SPXW,true,,"),
            new Mistake(
                    "A number that is compared with a text",
                    HINTS,
                    "Candidate(strike == $said)",
                    "Candidate(free > \"1\")"),
            new Mistake(
                    "A clock is read",
                    HINTS,
                    "Candidate(strike == $said)",
                    "Candidate(strike == $said, openedAt == java.time.Instant.now())"),
            new Mistake("A function", HINTS, "global ", "function int one() { return 1; }\nglobal "),
            new Mistake("A fact of one's own", HINTS, "global ", "declare Mine x : int = 1 end\nglobal "),
            new Mistake("A switch of language", HINTS, "global ", "dialect \"mvel\"\nglobal "),
            new Mistake(
                    "A condition that is code",
                    HINTS,
                    "$c : Candidate(strike == $said)",
                    "$c : Candidate(strike == $said)\n    eval(true)"),
            new Mistake("A line that no scenario has", STORY, "instruction:", "instrucshun:"),
            new Mistake("A contract that can't be read", STORY, "position: SPY_20260128", "position: SPY_20261328"),
            new Mistake("A phrase that no position has", STORY, "opened 2026-01-27 10:00", "bought yesterday"),
            new Mistake("A decision that no scenario knows", STORY, "expect: sell 2", "expect: dump 2"),
            new Mistake("A scenario that does not hold", STORY, "expect: sell 2", "expect: sell 3"));

    private static final RuleSources SOUND = ExampleRules.sources().with(new RuleFile(STORY, """
            now: 2026-01-28 10:30

            scenario: a trim sells half
            position: SPY_20260128_595_C, 4 at 1.50, opened 2026-01-27 10:00
            instruction: trim SPY
            expect: sell 2 of SPY_20260128_595_C
            """));

    @Test
    void everyMistakeIsToldAsThePageShows() throws IOException {
        StringBuilder page = new StringBuilder("""
                # What is said of a mistake in the rules

                Made by a test from what the program really says. The command line, the API and the console show the \
                same: where it is, what is wrong, and what might be meant.
                """);
        for (Mistake mistake : MISTAKES) {
            page.append("\n## ").append(mistake.title()).append("\n\n```\n");
            List<RuleProblem> problems = problems(mistake);
            assertThat(problems).as(mistake.title()).isNotEmpty();
            problems.forEach(problem -> page.append(problem).append('\n'));
            page.append("```\n");
        }
        Generated.check("docs/errors.md", page.toString());
    }

    @Test
    void withoutAMistakeNothingIsSaid() {
        assertThat(RuleReport.of(SOUND, RuleCache.packed()).problems()).isEmpty();
    }

    private static List<RuleProblem> problems(Mistake mistake) {
        String text = SOUND.file(mistake.file()).orElseThrow().text();
        assertThat(text).as(mistake.title()).contains(mistake.from());
        String wrong = text.replace(mistake.from(), mistake.to());
        return RuleReport.of(SOUND.with(new RuleFile(mistake.file(), wrong)), RuleCache.packed())
                .problems();
    }
}
