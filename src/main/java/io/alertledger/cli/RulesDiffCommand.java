package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.rules.RuleSources;
import io.alertledger.rules.RuleUpgrade;
import io.alertledger.rules.RuleUpgrade.Difference;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the rules with those that the program ships. */
@Command(
        name = "diff",
        description = "Shows what differs from the rules that this program ships; exit code 1 where something does.",
        mixinStandardHelpOptions = true)
final class RulesDiffCommand extends RuleFilesCommand {
    @Option(names = "--shipped", required = true, description = "compare with the shipped rules")
    private boolean shipped;

    @Override
    public Integer call() {
        List<Difference> differences = RuleUpgrade.difference(RuleSources.packed(), home().sources());
        if (global().json) {
            ObjectNode answer = Json.object();
            answer.put("shipped", RuleSources.packed().id());
            answer.put("yours", home().sources().id());
            ArrayNode list = answer.putArray("differences");
            for (Difference difference : differences) {
                ObjectNode node = list.addObject();
                node.put("path", difference.path())
                        .put("kind", difference.kind().name());
                ArrayNode lines = node.putArray("lines");
                difference.lines().forEach(lines::add);
            }
            print(answer);
        } else if (differences.isEmpty()) {
            say("The rules in " + home().origin() + " are the shipped ones.");
        } else {
            for (Difference difference : differences) {
                say(difference.kind() + " " + difference.path());
                difference.lines().forEach(line -> say("  " + line));
            }
        }
        return differences.isEmpty() ? Exit.DONE : Exit.NO;
    }
}
