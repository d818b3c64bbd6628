package io.alertledger.rules;

import io.alertledger.Generated;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of mistake in a rules folder, and what is said of it; the page is made from what is really said. */
class ErrorGalleryTest {

    private record Mistake(String title, String file, String from, String to) {}

    private static final String HINTS = "matching/hints.drl";

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
            new Mistake("A column that does not exist", "words.csv", "word,meaning,value", "word,meening,value"));

    @Test
    void everyMistakeIsToldAsThePageShows() throws IOException {
        StringBuilder page = new StringBuilder("""
                # What is said of a mistake in the rules

                Made by a test from what the program really says. The command line, the API and the console show the \
                same: where it is, what is wrong, and what might be meant.
                """);
        for (Mistake mistake : MISTAKES) {
            page.append("\n## ").append(mistake.title()).append("\n\n```\n");
            for (RuleProblem problem :
                    ExampleRules.problems(ExampleRules.edited(mistake.file(), mistake.from(), mistake.to()))) {
                page.append(problem).append('\n');
            }
            page.append("```\n");
        }
        Generated.check("docs/errors.md", page.toString());
    }
}
