package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.exits.BarsCsv;
import io.alertledger.exits.Seeded;
import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.trade.Protector;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Gives positions the targets and stops they lack. */
@Command(
        name = "seed",
        description =
                "Gives positions the targets and stops they lack, by the rules, and says why each is where it is.",
        mixinStandardHelpOptions = true)
final class SeedCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(
            names = "--bars",
            paramLabel = "INSTRUMENT=CSV",
            description = "bars of an instrument, for its average range; may be given several times")
    private Map<String, Path> bars = Map.of();

    @Override
    public Integer call() throws IOException {
        try (AlertLedger ledger = global.openQuietly()) {
            for (Map.Entry<String, Path> file : bars.entrySet()) {
                BarsCsv read = BarsFile.read(file.getValue(), spec.commandLine().getErr());
                ledger.bars(ledger.instrument(file.getKey()), read.bars());
            }
            List<Protector.Looked> looked = ledger.start(global.account);
            PrintWriter out = spec.commandLine().getOut();
            if (global.json) {
                ObjectNode all = Json.object();
                ArrayNode list = all.putArray("positions");
                looked.forEach(one -> list.add(json(one)));
                out.println(Json.write(all));
            } else {
                looked.forEach(one -> print(out, one));
                if (looked.isEmpty()) {
                    out.println("Nothing is held.");
                }
            }
            out.flush();
            return looked.stream().anyMatch(one -> one.seeded() instanceof Seeded.Impossible) ? Exit.NO : Exit.DONE;
        }
    }

    private static void print(PrintWriter out, Protector.Looked looked) {
        Seeded seeded = looked.seeded();
        out.println(looked.name() + "  " + word(seeded) + because(seeded));
        reasons(seeded)
                .forEach(reason ->
                        out.println("  " + reason.part() + " " + reason.level().toPlainString() + ": "
                                + reason.because() + " (" + reason.rule().id() + ")"));
    }

    private static ObjectNode json(Protector.Looked looked) {
        Seeded seeded = looked.seeded();
        ObjectNode out = Json.object().put("instrument", looked.name()).put("outcome", word(seeded));
        if (seeded instanceof Seeded.Armed armed) {
            out.set("protection", ProtectionJson.write(armed.protection()));
        } else if (seeded instanceof Seeded.Suspended suspended) {
            out.set("protection", ProtectionJson.write(suspended.protection()));
        }
        String because = because(seeded);
        if (!because.isEmpty()) {
            out.put("because", because.substring(2));
        }
        ArrayNode reasons = out.putArray("reasons");
        reasons(seeded).forEach(reason -> {
            ObjectNode one = reasons.addObject().put("part", reason.part());
            Json.put(one, "level", reason.level());
            one.put("rule", reason.rule().id()).put("because", reason.because());
        });
        return out;
    }

    private static String word(Seeded seeded) {
        return seeded instanceof Seeded.Armed
                ? "seeded"
                : seeded instanceof Seeded.Suspended
                        ? "suspended"
                        : seeded instanceof Seeded.Impossible ? "impossible" : "left as it is";
    }

    private static String because(Seeded seeded) {
        if (seeded instanceof Seeded.Suspended suspended) {
            return ": " + suspended.because();
        }
        if (seeded instanceof Seeded.Unneeded unneeded) {
            return ": " + unneeded.because();
        }
        if (seeded instanceof Seeded.Exempt exempt) {
            return ": " + exempt.because() + " (" + exempt.rule().id() + ")";
        }
        return seeded instanceof Seeded.Impossible impossible ? ": " + impossible.because() : "";
    }

    private static List<Seeded.Reason> reasons(Seeded seeded) {
        if (seeded instanceof Seeded.Armed armed) {
            return armed.reasons();
        }
        return seeded instanceof Seeded.Suspended suspended ? suspended.reasons() : List.of();
    }
}
