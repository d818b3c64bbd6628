package io.alertledger.cli;

import io.alertledger.LedgerView;
import io.alertledger.formats.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what is held. */
@Command(name = "positions", description = "Lists what is held.", mixinStandardHelpOptions = true)
final class PositionsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(names = "--protection", description = "show the levels of each position, who set them and why")
    private boolean protection;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (LedgerView view = LedgerView.open(global.settings(), global.moment())) {
            if (global.json) {
                out.println(Json.write(view.positionsJson(global.account)));
            } else if (protection) {
                ProtectionTable.print(out, view.holdings(global.account), view::markOf);
            } else {
                PositionsTable.print(out, view.holdings(global.account), view::markOf);
            }
            out.flush();
            view.ruleWarning().ifPresent(spec.commandLine().getErr()::println);
            return Exit.DONE;
        }
    }
}
