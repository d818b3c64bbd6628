package io.alertledger.cli;

import io.alertledger.formats.Json;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.StoreOptions;
import io.alertledger.trade.Reversals;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes back an event or an import. */
@Command(
        name = "undo",
        description = {
            "Takes back one event, or all that an import booked: the reversal is booked, nothing is deleted.",
            "Refused, naming them, where later events depend on it."
        },
        mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Parameters(paramLabel = "EVENT|BATCH", description = "an event's number, or the id that an import printed")
    private String what = "";

    @Option(names = "--by", paramLabel = "NAME", description = "who asks for it", defaultValue = "command line")
    private String by = "command line";

    @Override
    public Integer call() {
        try (LedgerStore store = LedgerStore.open(global.database, StoreOptions.defaults(global.clock()))
                .orThrow()) {
            Reversals reversals = new Reversals(store);
            Reversals.Answer answer = what.matches("[0-9]{1,18}")
                    ? reversals.event(
                            global.account,
                            Long.parseLong(what),
                            by,
                            global.clock().instant())
                    : reversals.batch(global.account, what, by, global.clock().instant());
            if (answer instanceof Reversals.Answer.Refused refused) {
                if (global.json) {
                    spec.commandLine()
                            .getOut()
                            .println(Json.write(Json.object().put("ok", false).put("message", refused.message())));
                }
                spec.commandLine().getErr().println(refused.message());
                return Exit.NO;
            }
            long undone = ((Reversals.Answer.Done) answer).undone();
            spec.commandLine()
                    .getOut()
                    .println(
                            global.json
                                    ? Json.write(Json.object().put("ok", true).put("undone", undone))
                                    : undone == 1 ? "1 event was taken back." : undone + " events were taken back.");
            return Exit.DONE;
        }
    }
}
