package io.alertledger.rules;

import java.util.List;
import java.util.Optional;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;

/** Reads the shape of a rule file without compiling it; the source of every rule's and constraint's position. */
final class RuleParser {

    private RuleParser() {}

    /** A rule file and its parts. */
    record Parsed(RuleFile file, PackageDescr parts) {}

    /** The parts of a file, empty where it can't be read; then the problems say why. */
    static Optional<Parsed> parse(RuleFile file, List<RuleProblem> problems) {
        DrlParser parser = new DrlParser();
        PackageDescr parts = null;
        try {
            parts = parser.parse(false, file.text());
        } catch (DroolsParserException e) {
            problems.add(RuleProblem.of(file.path(), "the file can't be read as rules: " + e.getMessage(), ""));
        } catch (RuntimeException e) {
            // The parser dereferences what is not there on some torn texts.
            problems.add(RuleProblem.of(file.path(), "the file can't be read as rules: " + e, ""));
        } catch (StackOverflowError e) {
            problems.add(RuleProblem.of(file.path(), "the file can't be read as rules: it is nested too deeply", ""));
        }
        for (DroolsError error : parser.getErrors()) {
            problems.add(problem(file, error));
        }
        if (parts == null || parser.hasErrors()) {
            return Optional.empty();
        }
        return Optional.of(new Parsed(file, parts));
    }

    private static RuleProblem problem(RuleFile file, DroolsError error) {
        String what = error.getMessage().strip();
        if (error instanceof ParserError place) {
            // The parser counts columns from 0.
            return file.problem(place.getRow(), Math.max(place.getCol(), 0) + 1, what, "");
        }
        int[] lines = error.getLines();
        return file.problem(lines.length == 0 ? 0 : lines[0], 0, what, "");
    }
}
