package io.alertledger.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.RuleHome;
import io.alertledger.RuleReport;
import io.alertledger.formats.Json;
import io.alertledger.rules.RuleProblem;
import io.alertledger.trade.Brain;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands under {@code rules} share: the files, and how problems are printed. */
abstract class RuleFilesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    GlobalOptions global() {
        return global;
    }

    RuleHome home() {
        return RuleHome.of(global.settings());
    }

    /** The rules as they lie there, compiled; where they can't be, the problems are printed. */
    Optional<Brain> compiled() {
        RuleReport report = home().check(home().sources());
        if (report.brain().isEmpty()) {
            print(report.problems());
        }
        return report.brain();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    void print(List<RuleProblem> problems) {
        PrintWriter err = spec.commandLine().getErr();
        problems.forEach(problem -> err.println(problem + "\n"));
        err.flush();
    }

    void err(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
    }

    void print(JsonNode answer) {
        out().println(Json.write(answer));
        out().flush();
    }

    void say(String sentence) {
        out().println(sentence);
        out().flush();
    }
}
