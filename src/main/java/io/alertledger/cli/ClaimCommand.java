package io.alertledger.cli;

import io.alertledger.AlertLedger;
import io.alertledger.trade.ProtectAnswer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a position that was not opened here under management, or gives it back. */
@Command(
        name = "claim",
        description = "Takes a position that was not opened here under management: it is guarded and may be sold.",
        mixinStandardHelpOptions = true)
final class ClaimCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Parameters(paramLabel = "INSTRUMENT", description = "SPY_20260128_595_C, SOLUSDT; with :SHORT for a short one")
    private String instrument = "";

    @Option(names = "--release", description = "give it back: it is not managed any more")
    private boolean release;

    @Override
    public Integer call() {
        try (AlertLedger ledger = global.open()) {
            ProtectAnswer answer =
                    ledger.protector().claim(ledger.key(global.account, instrument), !release, "command line");
            if (answer instanceof ProtectAnswer.Refused refused) {
                spec.commandLine().getErr().println(refused.message());
                return Exit.NO;
            }
            spec.commandLine()
                    .getOut()
                    .println(instrument + (release ? " is not managed any more." : " is managed now."));
            return Exit.DONE;
        }
    }
}
