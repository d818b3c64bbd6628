package io.alertledger.cli;

import io.alertledger.LedgerView;
import io.alertledger.formats.Json;
import io.alertledger.model.Decision;
import io.alertledger.scenario.Scenario;
import io.alertledger.scenario.ScenarioText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a decision that was kept. */
@Command(name = "explain", description = "Explains a decision that was kept.", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Parameters(paramLabel = "DECISION", description = "the decision's id, such as d-1f…")
    private String id = "";

    @Option(names = "--freeze", description = "print the smallest scenario that still gives it for those reasons")
    private boolean freeze;

    @Override
    public Integer call() {
        try (LedgerView view = LedgerView.open(global.settings(), global.moment())) {
            Optional<Decision> decision = view.decision(id);
            if (decision.isEmpty()) {
                spec.commandLine().getErr().println("No decision '" + id + "' is kept in " + global.database + ".");
                return Exit.USAGE;
            }
            if (freeze) {
                return frozen(view);
            }
            Answers.print(spec.commandLine().getOut(), decision.get(), global.json);
            return Exit.DONE;
        }
    }

    private int frozen(LedgerView view) {
        Optional<List<Scenario>> scenarios = view.past(global.account).flatMap(past -> past.freeze(id));
        if (scenarios.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "Decision " + id + " can not be written as a scenario: the rules that made it are not kept,"
                                    + " or no rule was asked, or it rests on what scenarios have no words for.");
            return Exit.NO;
        }
        String text = scenarios.get().stream().map(ScenarioText::of).collect(Collectors.joining("\n"));
        PrintWriter out = spec.commandLine().getOut();
        out.print(global.json ? Json.write(Json.object().put("decisionId", id).put("scenarios", text)) + "\n" : text);
        out.flush();
        return Exit.DONE;
    }
}
