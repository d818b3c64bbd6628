package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.RuleJson;
import io.alertledger.RuleReport;
import io.alertledger.rules.RuleProblem;
import java.util.List;
import picocli.CommandLine.Command;

/** Says everything that is wrong with the rules. */
@Command(
        name = "check",
        description = "Compiles the rules, runs their scenarios and says everything that is wrong, and where.",
        mixinStandardHelpOptions = true)
final class RulesCheckCommand extends RuleFilesCommand {
    @Override
    public Integer call() {
        RuleReport report = home().check(home().sources());
        List<RuleProblem> advice = report.advice();
        if (global().json) {
            ObjectNode answer = RuleJson.report(report);
            answer.put("origin", home().origin());
            answer.set("advice", RuleJson.problems(advice));
            print(answer);
        } else {
            print(report.problems());
            if (!advice.isEmpty()) {
                say("Worth a look:");
                advice.forEach(hint -> say(hint + "\n"));
            }
            say(summary(report));
        }
        return report.passes() ? Exit.DONE : Exit.NO;
    }

    private String summary(RuleReport report) {
        String where = home().inUse().map(folder -> "The rules in " + folder).orElse("The packed rules") + " ("
                + report.sources().id() + ")";
        if (!report.passes()) {
            return where + " would not come into force: problems "
                    + report.problems().size() + ".";
        }
        int rules = report.brain().orElseThrow().rules().rules().size();
        return where + " can be used: " + rules + " rules, "
                + report.scenarios().size() + " scenarios hold.";
    }
}
