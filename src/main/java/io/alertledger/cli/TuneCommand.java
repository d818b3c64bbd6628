package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.OpenException;
import io.alertledger.formats.AtomicFile;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.model.Decimals;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleTables;
import io.alertledger.storage.LedgerFile;
import io.alertledger.storage.LedgerStore;
import io.alertledger.storage.StoreException;
import io.alertledger.storage.StoreOptions;
import io.alertledger.tuning.Case;
import io.alertledger.tuning.HeldOut;
import io.alertledger.tuning.History;
import io.alertledger.tuning.SettledCases;
import io.alertledger.tuning.Tuner;
import io.alertledger.tuning.Tuning;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fits the LEARNED weights to real trades. */
@Command(
        name = "tune",
        description = "Fits the LEARNED weights to real trades; weights that do better are never replaced.",
        mixinStandardHelpOptions = true)
final class TuneCommand implements Callable<Integer> {
    private static final int PAGE = 10_000;
    private static final String WEIGHTS = "weights.csv";

    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(names = "--trades", paramLabel = "CSV", description = "real trades, with the columns that 'accuracy' takes")
    @Nullable
    private Path trades;

    @Option(names = "--settled", description = "learn from the decisions too that a person settled in this ledger")
    private boolean settled;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where the weights go (default: weights.csv in the folder of --rules, else here)")
    @Nullable
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (trades == null && !settled) {
            throw new ParameterException(
                    spec.commandLine(), "Say what to learn from: --trades CSV, --settled, or both.");
        }
        Path target = out != null ? out : global.rules == null ? Path.of(WEIGHTS) : global.rules.resolve(WEIGHTS);
        RuleSet rules = global.brain().rules();
        if (Files.isRegularFile(target)) {
            // What stands there now is what must be beaten.
            rules = rules.reweighed(Files.readString(target));
        }
        RuleTables tables = rules.tables();
        History history = trades == null ? History.EMPTY : Histories.read(trades, tables.symbols());
        Tuning tuning = new Tuner(rules).tune(history, settled ? settledCases(tables) : List.of());
        if (tuning instanceof Tuning.Better better) {
            AtomicFile.write(target, better.weightsCsv());
        }
        print(tuning, target);
        return tuning instanceof Tuning.Better ? Exit.DONE : Exit.NO;
    }

    private List<Case> settledCases(RuleTables tables) {
        if (!Files.exists(global.database)) {
            throw new InputException(
                    "INVALID", "--db", global.database.toString(), "there is no ledger at " + global.database);
        }
        try (LedgerFile file = LedgerStore.openReadOnly(global.database, StoreOptions.defaults(global.clock()))) {
            return SettledCases.of(file, global.account, tables, after -> file.events(after, PAGE));
        } catch (StoreException refused) {
            throw new OpenException(refused.problem());
        }
    }

    private void print(Tuning tuning, Path target) {
        PrintWriter answer = spec.commandLine().getOut();
        if (global.json) {
            answer.println(Json.write(json(tuning)));
        } else if (tuning instanceof Tuning.TooFew few) {
            answer.println("Only " + few.cases() + " exits had several contracts of a ticker open; " + few.needed()
                    + " are needed. The weights stay.");
        } else if (tuning instanceof Tuning.Better better) {
            figures(answer, better.figures());
            answer.println("Written to " + target + ".");
        } else if (tuning instanceof Tuning.Kept kept) {
            figures(answer, kept.figures());
            answer.println("The present weights do as well or better; they stay.");
        }
        answer.flush();
    }

    private static void figures(PrintWriter answer, Tuning.Figures figures) {
        answer.println("Fitted to " + figures.cases() + " exits; judged on later ones that the weights had not seen:");
        answer.println("              same analyst   whole book   log loss");
        line(answer, "  present  ", figures.before());
        line(answer, "  fitted   ", figures.after());
        figures.weights().forEach((rule, weight) -> answer.println("  " + rule + " " + weight));
    }

    private static void line(PrintWriter answer, String name, HeldOut held) {
        answer.println(name + "   "
                + held.sameAnalyst().right() + " of " + held.sameAnalyst().cases() + "     "
                + held.wholeBook().right() + " of " + held.wholeBook().cases() + "   " + held.logLoss());
    }

    private static ObjectNode json(Tuning tuning) {
        ObjectNode json = Json.object();
        if (tuning instanceof Tuning.TooFew few) {
            return json.put("outcome", "TOO_FEW").put("cases", few.cases()).put("needed", few.needed());
        }
        boolean better = tuning instanceof Tuning.Better;
        Tuning.Figures figures = tuning instanceof Tuning.Better b ? b.figures() : ((Tuning.Kept) tuning).figures();
        json.put("outcome", better ? "WRITTEN" : "KEPT").put("cases", figures.cases());
        json.set("before", json(figures.before()));
        json.set("after", json(figures.after()));
        ObjectNode weights = json.putObject("weights");
        figures.weights().forEach((rule, weight) -> weights.put(rule, Decimals.plain(weight)));
        return json;
    }

    private static ObjectNode json(HeldOut held) {
        return Json.object()
                .put("sameAnalyst", Decimals.plain(held.sameAnalyst().accuracy()))
                .put("wholeBook", Decimals.plain(held.wholeBook().accuracy()))
                .put("logLoss", Decimals.plain(held.logLoss()));
    }
}
