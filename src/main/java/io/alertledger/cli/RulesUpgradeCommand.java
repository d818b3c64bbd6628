package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.RuleHome;
import io.alertledger.RuleJson;
import io.alertledger.RuleReport;
import io.alertledger.formats.Json;
import io.alertledger.rules.RuleSources;
import io.alertledger.rules.RuleUpgrade;
import io.alertledger.rules.SourceResult;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings what a new version ships into edited rules. */
@Command(
        name = "upgrade",
        description = "Brings what is new in the shipped rules into yours, three-way; written only where it passes.",
        mixinStandardHelpOptions = true)
final class RulesUpgradeCommand extends RuleFilesCommand {
    @Option(
            names = "--base",
            paramLabel = "DIR",
            description = "the shipped rules that yours began with (default: the nearest that this ledger has known)")
    @Nullable
    private Path base;

    @Option(names = "--dry-run", description = "say what would change, and write nothing")
    private boolean dryRun;

    @Override
    public Integer call() {
        RuleHome home = home();
        if (home.inUse().isEmpty()) {
            say("The packed rules decide; they are as new as the program.");
            return Exit.DONE;
        }
        RuleSources mine = home.sources();
        Optional<RuleSources> begun = base == null ? home.begunWith(mine) : read(base);
        if (begun.isEmpty()) {
            say("It is not known which shipped rules " + home.origin()
                    + " began with; name a folder that holds them with --base DIR.");
            return Exit.USAGE;
        }
        RuleUpgrade.Merged merged = RuleUpgrade.merge(begun.get(), mine, RuleSources.packed());
        RuleReport report = home.check(merged.merged());
        boolean write = report.passes() && !dryRun && !merged.taken().isEmpty();
        if (write) {
            home.write(merged.merged());
        }
        tell(merged, report, write);
        return report.passes() ? Exit.DONE : Exit.NO;
    }

    private static Optional<RuleSources> read(Path folder) {
        return RuleSources.folder(folder) instanceof SourceResult.Read there
                ? Optional.of(there.sources())
                : Optional.empty();
    }

    private void tell(RuleUpgrade.Merged merged, RuleReport report, boolean written) {
        if (global().json) {
            ObjectNode answer = Json.object();
            answer.put("ruleSet", merged.merged().id()).put("written", written);
            ArrayNode taken = answer.putArray("taken");
            merged.taken().forEach(taken::add);
            answer.set("conflicts", RuleJson.problems(merged.conflicts()));
            answer.set("problems", RuleJson.problems(report.problems()));
            print(answer);
            return;
        }
        merged.taken().forEach(path -> say("new in " + path));
        merged.conflicts().forEach(conflict -> say(conflict.toString()));
        print(report.problems());
        say(
                merged.taken().isEmpty()
                        ? "Nothing is new in the shipped rules."
                        : written
                                ? "Written to " + home().origin() + ": "
                                        + merged.merged().id() + "."
                                : "Nothing was written.");
    }
}
