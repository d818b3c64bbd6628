package io.alertledger.cli;

import io.alertledger.LedgerView;
import io.alertledger.model.Decision;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Override
    public Integer call() {
        try (LedgerView view = LedgerView.open(global.settings(), global.moment())) {
            Optional<Decision> decision = view.decision(id);
            if (decision.isEmpty()) {
                spec.commandLine().getErr().println("No decision '" + id + "' is kept in " + global.database + ".");
                return Exit.USAGE;
            }
            Answers.print(spec.commandLine().getOut(), decision.get(), global.json);
            return Exit.DONE;
        }
    }
}
