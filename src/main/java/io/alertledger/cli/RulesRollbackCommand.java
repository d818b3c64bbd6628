package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.Rollback;
import io.alertledger.RuleJson;
import io.alertledger.formats.Json;
import picocli.CommandLine.Command;

/** Takes the last change of the rules back. */
@Command(
        name = "rollback",
        description = "Takes the last change back: the set before it is written to the folder, and decides again.",
        mixinStandardHelpOptions = true)
final class RulesRollbackCommand extends RuleFilesCommand {
    @Override
    public Integer call() {
        Rollback rollback = home().rollback(global().clock().instant());
        if (rollback instanceof Rollback.Done done) {
            if (global().json) {
                ObjectNode answer = Json.object();
                print(answer.put("from", done.from().set()).put("to", done.to().set()));
            } else {
                say("Back to " + done.to().set() + ", in force since "
                        + done.to().at() + " before; " + done.from().set() + " is kept.");
            }
            return Exit.DONE;
        }
        Rollback.Refused refused = (Rollback.Refused) rollback;
        if (global().json) {
            ObjectNode answer = Json.object().put("reason", refused.reason());
            answer.set("problems", RuleJson.problems(refused.problems()));
            print(answer);
        } else {
            print(refused.problems());
            say(refused.reason());
        }
        return Exit.NO;
    }
}
