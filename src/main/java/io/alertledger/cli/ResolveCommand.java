package io.alertledger.cli;

import io.alertledger.LedgerView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Decides about a text and explains; nothing is done or kept. */
@Command(
        name = "resolve",
        description = "Decides about an alert and explains; nothing is done.",
        mixinStandardHelpOptions = true)
final class ResolveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Mixin
    private AlertOptions alert = new AlertOptions();

    @Override
    public Integer call() {
        try (LedgerView view = LedgerView.openToDecide(global.settings(), global.moment())) {
            return Answers.print(
                    spec.commandLine().getOut(),
                    view.decide(alert.alert("asked", global.account, view.now())),
                    global.json);
        }
    }
}
