package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.RuleJson;
import io.alertledger.RuleReport;
import io.alertledger.formats.Json;
import io.alertledger.scenario.ScenarioOutcome;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the scenarios beside the rules. */
@Command(
        name = "test",
        description = "Runs the scenarios beside the rules; a failure shows expected against got, and why.",
        mixinStandardHelpOptions = true)
final class RulesTestCommand extends RuleFilesCommand {
    @Option(names = "--only", paramLabel = "WORDS", description = "scenarios whose file or name has these words")
    @Nullable
    String only;

    @Override
    public Integer call() {
        RuleReport report = home().check(home().sources());
        List<ScenarioOutcome> outcomes =
                report.scenarios().stream().filter(this::wanted).toList();
        List<ScenarioOutcome> failed =
                outcomes.stream().filter(outcome -> !outcome.passed()).toList();
        boolean ran = report.brain().isPresent()
                && report.problems().stream()
                        .noneMatch(problem -> problem.file().endsWith(".scenarios")
                                && failed.stream()
                                        .noneMatch(outcome -> outcome.problem().equals(problem))
                                && only == null);
        if (global().json) {
            ObjectNode answer = Json.object();
            answer.put("ruleSet", report.sources().id());
            answer.put("run", outcomes.size()).put("failed", failed.size());
            ArrayNode list = answer.putArray("scenarios");
            outcomes.forEach(outcome -> list.add(RuleJson.outcome(outcome)));
            answer.set("problems", RuleJson.problems(report.problems()));
            print(answer);
        } else {
            if (!ran) {
                print(report.problems());
            }
            failed.forEach(outcome -> say(outcome.toString()));
            say((outcomes.size() - failed.size()) + " of " + outcomes.size() + " scenarios hold under "
                    + report.sources().id() + ".");
        }
        return ran && failed.isEmpty() ? Exit.DONE : Exit.NO;
    }

    private boolean wanted(ScenarioOutcome outcome) {
        return only == null
                || (outcome.scenario().file() + " " + outcome.scenario().name())
                        .toLowerCase(Locale.ROOT)
                        .contains(only.toLowerCase(Locale.ROOT));
    }
}
