package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Json;
import io.alertledger.storage.LedgerFile;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.Restoration;
import io.alertledger.storage.StoreException;
import io.alertledger.storage.StoreOptions;
import io.alertledger.storage.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the ledger's file. */
@Command(
        name = "ledger",
        description = "Looks after the ledger's file.",
        mixinStandardHelpOptions = true,
        subcommands = {LedgerCommand.Verify.class, LedgerCommand.Backup.class, LedgerCommand.Restore.class})
final class LedgerCommand {
    private LedgerCommand() {}

    /** Folds all events anew and compares. */
    @Command(
            name = "verify",
            description = "Folds all events anew and compares them with the ledger's tables, to the last digit.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private GlobalOptions global = new GlobalOptions();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (LedgerFile file = LedgerStore.openReadOnly(global.database, StoreOptions.defaults(global.clock()))) {
                Verification verification = file.verify();
                if (global.json) {
                    ObjectNode json = Json.object();
                    json.put("agrees", verification.agrees());
                    json.put("events", verification.events());
                    ArrayNode differences = json.putArray("differences");
                    verification
                            .differences()
                            .forEach(difference -> differences
                                    .addObject()
                                    .put("where", difference.where())
                                    .put("column", difference.column())
                                    .put("expected", difference.expected())
                                    .put("found", difference.found()));
                    out.println(Json.write(json));
                } else {
                    verification.differences().forEach(out::println);
                    out.println(
                            verification.agrees()
                                    ? verification.events() + " events folded, every table agrees."
                                    : verification.differences().size() + " differences in " + file.file() + ".");
                }
                out.flush();
                return verification.agrees() ? Exit.DONE : Exit.NO;
            } catch (StoreException refused) {
                spec.commandLine().getErr().println(refused.getMessage());
                return Exit.OUTSIDE;
            }
        }
    }

    /** Copies the ledger while it runs. */
    @Command(
            name = "backup",
            description = "Copies the ledger to FILE, consistently, while it is in use.",
            mixinStandardHelpOptions = true)
    static final class Backup implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private GlobalOptions global = new GlobalOptions();

        @Parameters(paramLabel = "FILE", description = "where the copy goes; must not exist")
        private Path target = Path.of("");

        @Override
        public Integer call() {
            try (LedgerFile file = LedgerStore.openReadOnly(global.database, StoreOptions.defaults(global.clock()))) {
                file.backup(target);
                spec.commandLine().getOut().println("Copied " + file.file() + " to " + target + ".");
                return Exit.DONE;
            } catch (StoreException refused) {
                spec.commandLine().getErr().println(refused.getMessage());
                return Exit.OUTSIDE;
            }
        }
    }

    /** Puts a copy in the ledger's place. */
    @Command(
            name = "restore",
            description =
                    "Puts the copy FILE in the ledger's place; the old file is kept, and the ledger is red until it was compared with the broker.",
            mixinStandardHelpOptions = true)
    static final class Restore implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private GlobalOptions global = new GlobalOptions();

        @Parameters(paramLabel = "FILE", description = "the copy")
        private Path backup = Path.of("");

        @Override
        public Integer call() {
            Restoration restoration =
                    LedgerStore.restore(backup, global.database, StoreOptions.defaults(global.clock()));
            if (restoration instanceof Restoration.Refused refused) {
                spec.commandLine().getErr().println(refused.problem().message());
                return Exit.OUTSIDE;
            }
            spec.commandLine()
                    .getOut()
                    .println("Restored " + global.database + " from " + backup
                            + "; it is red until it was compared with the broker.");
            return Exit.DONE;
        }
    }
}
