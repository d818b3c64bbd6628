package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AdjustmentsJson;
import io.alertledger.AlertLedger;
import io.alertledger.formats.Json;
import io.alertledger.model.Consistency;
import io.alertledger.model.Decimals;
import io.alertledger.reconcile.Adjustment;
import io.alertledger.reconcile.Reconciled;
import io.alertledger.reconcile.Standing;
import io.alertledger.trade.Reconciler;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the ledger with the broker once, and books what follows. */
@Command(
        name = "sync",
        description = "Compares the ledger with the broker's report and books what follows.",
        mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(names = "--dry-run", description = "say what would be booked, book nothing")
    private boolean dryRun;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (AlertLedger ledger = global.openQuietly()) {
            Reconciler.Outcome outcome = dryRun ? ledger.previewSync(global.account) : ledger.sync(global.account);
            if (!dryRun) {
                ledger.lookedAt(global.account);
            }
            if (outcome instanceof Reconciler.Outcome.NoReport none) {
                spec.commandLine().getErr().println("No report, nothing was changed: " + none.reason());
                return Exit.OUTSIDE;
            }
            Reconciled reconciled = ((Reconciler.Outcome.Compared) outcome).reconciled();
            Standing standing = ledger.standing(global.account);
            Consistency status = dryRun ? reconciled.status() : standing.status();
            if (global.json) {
                ObjectNode json = Json.object().put("status", status.name()).put("dryRun", dryRun);
                AdjustmentsJson.put(json, reconciled.adjustments());
                ArrayNode reasons = json.putArray("reasons");
                (dryRun ? reconciled.reasons() : standing.reasons()).forEach(reasons::add);
                out.println(Json.write(json));
            } else {
                reconciled.adjustments().forEach(adjustment -> out.println(line(adjustment)));
                out.println(status + (dryRun ? " (dry run, nothing was booked)" : ""));
                (dryRun ? reconciled.reasons() : standing.reasons()).forEach(reason -> out.println("  " + reason));
            }
            out.flush();
            return status == Consistency.RED ? Exit.NO : Exit.DONE;
        }
    }

    private static String line(Adjustment adjustment) {
        return adjustment.kind() + " " + adjustment.key().instrument().id() + " "
                + adjustment.key().side()
                + (adjustment.quantity() == null ? "" : " " + Decimals.plain(adjustment.quantity()))
                + (adjustment.price() == null ? "" : " @ " + Decimals.plain(adjustment.price()))
                + ": " + adjustment.because();
    }
}
