package io.alertledger.cli;

import io.alertledger.LedgerView;
import io.alertledger.formats.Json;
import io.alertledger.ledger.Holding;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what is held. */
@Command(name = "positions", description = "Lists what is held.", mixinStandardHelpOptions = true)
final class PositionsCommand implements Callable<Integer> {
    /** A price that is older says so: what it would win is not what it wins. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

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
            } else {
                List<Holding> holdings = view.holdings(global.account);
                if (protection) {
                    ProtectionTable.print(out, holdings, view::markOf);
                } else {
                    PositionsTable.print(out, holdings, view::markOf);
                }
                holdings.forEach(holding -> view.markOf(holding.key().instrument())
                        .filter(mark -> mark.at().plus(YOUNG).isBefore(view.now()))
                        .ifPresent(mark -> out.println(
                                "The mark of " + holding.key().instrument().id() + " is of " + mark.at() + ".")));
            }
            out.flush();
            view.ruleWarning().ifPresent(spec.commandLine().getErr()::println);
            return Exit.DONE;
        }
    }
}
