package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.ledger.Guard;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.trade.ProtectAnswer;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes by hand what protects a position. */
abstract class ProtectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    GlobalOptions global = new GlobalOptions();

    @Parameters(
            paramLabel = "INSTRUMENT",
            description = "SPY_20260128_595_C, an OCC symbol, SOLUSDT; with :SHORT for a short position")
    private String instrument = "";

    @Option(
            names = "--by",
            paramLabel = "WHO",
            description = "who says so (default: ${DEFAULT-VALUE})",
            defaultValue = "the command line")
    String by = "the command line";

    abstract ProtectAnswer change(AlertLedger ledger, PositionKey key);

    @Override
    public Integer call() {
        try (AlertLedger ledger = global.open()) {
            return print(change(ledger, ledger.key(global.account, instrument)));
        }
    }

    private int print(ProtectAnswer answer) {
        PrintWriter out = spec.commandLine().getOut();
        if (answer instanceof ProtectAnswer.Refused refused) {
            if (global.json) {
                out.println(Json.write(Json.object()
                        .put("ok", false)
                        .put("code", refused.code().name())
                        .put("message", refused.message())));
                out.flush();
            }
            spec.commandLine().getErr().println(refused.code() + ": " + refused.message());
            return Exit.NO;
        }
        ProtectAnswer.Done done = (ProtectAnswer.Done) answer;
        Guard guard = done.holding().guard();
        Protection protection = guard == null ? Protection.NONE : guard.protection();
        ObjectNode levels = ProtectionJson.write(protection);
        if (global.json) {
            ObjectNode json = Json.object().put("ok", true);
            json.set("protection", levels);
            ArrayNode warnings = json.putArray("warnings");
            done.warnings().forEach(warnings::add);
            out.println(Json.write(json));
        } else {
            out.println(done.holding().key().instrument().id() + " "
                    + done.holding().key().side() + ": "
                    + (levels.isEmpty() ? "no levels" : Json.write(levels))
                    + (guard == null || guard.suspended() == null ? "" : " (suspended: " + guard.suspended() + ")"));
            done.warnings().forEach(warning -> out.println("  " + warning));
        }
        out.flush();
        return Exit.DONE;
    }

    /** Sets levels. */
    @Command(
            name = "protect",
            description = "Sets a position's stop and targets by hand; what is set so is never seeded over.",
            mixinStandardHelpOptions = true)
    static final class Protect extends ProtectCommand {
        @Mixin
        private LevelOptions levels = new LevelOptions();

        @Option(names = "--arm", description = "wake levels that are suspended, as they are")
        private boolean arm;

        @Override
        ProtectAnswer change(AlertLedger ledger, PositionKey key) {
            if (levels.isEmpty() && !arm) {
                throw new IllegalArgumentException(
                        "protect: nothing was said; give --stop, --target or --levels, or --arm");
            }
            return levels.isEmpty()
                    ? ledger.protector().arm(key, by)
                    : ledger.protector().protect(key, levels::over, by);
        }
    }

    /** Takes them away. */
    @Command(
            name = "unprotect",
            description = "Takes all levels of a position away; none are seeded in their place.",
            mixinStandardHelpOptions = true)
    static final class Unprotect extends ProtectCommand {
        @Override
        ProtectAnswer change(AlertLedger ledger, PositionKey key) {
            return ledger.protector().unprotect(key, by);
        }
    }
}
