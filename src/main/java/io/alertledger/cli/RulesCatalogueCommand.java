package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.rules.Catalogue;
import io.alertledger.rules.RuleInfo;
import io.alertledger.rules.RuleSet;
import io.alertledger.trade.Brain;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Prints what each rule says of itself. */
@Command(
        name = "catalogue",
        description = "Prints the rules with title, points and rationale, as Markdown.",
        mixinStandardHelpOptions = true)
final class RulesCatalogueCommand extends RuleFilesCommand {
    @Override
    public Integer call() {
        Optional<Brain> brain = compiled();
        if (brain.isEmpty()) {
            return Exit.NO;
        }
        RuleSet rules = brain.get().rules();
        if (global().json) {
            ObjectNode answer = Json.object();
            answer.put("ruleSet", rules.id());
            ArrayNode list = answer.putArray("rules");
            for (RuleInfo rule : rules.rules()) {
                ObjectNode node = list.addObject();
                node.put("id", rule.id()).put("title", rule.title()).put("rationale", rule.rationale());
                node.put("stage", rule.stage().name()).put("file", rule.file()).put("line", rule.line());
                Json.put(node, "points", rules.tables().weights().points().get(rule.id()));
            }
            print(answer);
        } else {
            out().print(Catalogue.markdown(rules));
            out().flush();
        }
        return Exit.DONE;
    }
}
