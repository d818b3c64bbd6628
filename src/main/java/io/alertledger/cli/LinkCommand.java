package io.alertledger.cli;

import io.alertledger.LedgerView;
import io.alertledger.formats.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints another link that opens the console of the process that serves this ledger. */
@Command(
        name = "link",
        description = "Prints another link that opens the console: works once, within five minutes.",
        mixinStandardHelpOptions = true)
final class LinkCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Override
    public Integer call() {
        Optional<String> api;
        try (LedgerView view = LedgerView.open(global.settings(), Optional.empty())) {
            api = view.api();
        }
        if (api.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("No process serves " + global.database + ". Maybe start one: alertledger serve --db "
                            + global.database);
            return Exit.OUTSIDE;
        }
        OwnerApi owner = new OwnerApi(api.get(), global.folder());
        spec.commandLine()
                .getOut()
                .println(owner.post("/api/links", Json.object()).text("link"));
        return Exit.DONE;
    }
}
