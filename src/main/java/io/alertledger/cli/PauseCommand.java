package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.OpenException;
import io.alertledger.formats.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stops and resumes what alerts may do. */
final class PauseCommand {
    private static final String BY = "command line";

    private PauseCommand() {}

    /** What the process that owns the ledger is asked. */
    private static ObjectNode asked(String account) {
        return Json.object().put("account", account).put("by", BY);
    }

    /** Refuses entries, and with {@code --all} alert exits too. */
    @Command(
            name = "pause",
            description = "Refuses entries at once, with --all exits by alerts too; triggers go on.",
            mixinStandardHelpOptions = true)
    static final class Pause implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private GlobalOptions global = new GlobalOptions();

        @Option(names = "--all", description = "exits by alerts too")
        private boolean all;

        @Override
        public Integer call() {
            try (AlertLedger ledger = global.open()) {
                ledger.pause(global.account, true, all, BY);
            } catch (OpenException owned) {
                OwnerApi.of(owned, global.folder())
                        .post("/api/pause", asked(global.account).put("exits", all));
            }
            spec.commandLine()
                    .getOut()
                    .println(all ? "Entries and exits by alerts are paused." : "Entries are paused.");
            return Exit.DONE;
        }
    }

    /** Lets alerts act again. */
    @Command(name = "resume", description = "Lets alerts act again.", mixinStandardHelpOptions = true)
    static final class Resume implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private GlobalOptions global = new GlobalOptions();

        @Override
        public Integer call() {
            try (AlertLedger ledger = global.open()) {
                ledger.pause(global.account, false, false, BY);
            } catch (OpenException owned) {
                OwnerApi.of(owned, global.folder()).post("/api/resume", asked(global.account));
            }
            spec.commandLine().getOut().println("Alerts act again.");
            return Exit.DONE;
        }
    }
}
