package io.alertledger.rules;

import io.alertledger.rules.RuleParser.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Finds the rules that do not compile where neither compiler says which they are: each is compiled alone. Slow, and only
 * asked for what the engine's classic compiler takes and the other does not. Stateless.
 */
final class Culprits {

    private Culprits() {}

    /** The rules that fail alone, with what the compiler says; empty where only several together fail. */
    static List<RuleProblem> of(List<Parsed> files) {
        List<RuleProblem> found = new ArrayList<>();
        for (Parsed parsed : files) {
            if (!compiles(parsed.file(), parsed.file().text()).isEmpty()) {
                for (RuleDescr rule : parsed.parts().getRules()) {
                    List<String> messages = compiles(parsed.file(), alone(parsed, rule));
                    if (!messages.isEmpty()) {
                        found.add(parsed.file()
                                .problem(
                                        rule.getLine(),
                                        0,
                                        "rule \"" + rule.getName() + "\" does not compile: "
                                                + String.join("; ", messages),
                                        ""));
                    }
                }
            }
        }
        return found;
    }

    /** What stands before the first rule, and one rule. */
    private static String alone(Parsed parsed, RuleDescr rule) {
        String text = parsed.file().text();
        int head = parsed.parts().getRules().stream()
                .mapToInt(RuleDescr::getStartCharacter)
                .min()
                .orElse(0);
        return text.substring(0, head)
                + text.substring(rule.getStartCharacter(), Math.min(rule.getEndCharacter() + 1, text.length()));
    }

    private static List<String> compiles(RuleFile file, String text) {
        List<RuleProblem> problems = new ArrayList<>();
        return RuleParser.parse(new RuleFile(file.path(), text), problems)
                .map(parsed ->
                        ExecutableBuild.compile(Map.of(file.path(), RuleCompiler.exact(RuleCompiler.staged(parsed)))))
                .map(outcome ->
                        outcome instanceof ExecutableBuild.Failed failed ? failed.messages() : List.<String>of())
                .orElse(List.of());
    }
}
