package io.alertledger.cli;

import io.alertledger.cli.batch.ExitsBatch;
import io.alertledger.cli.batch.JsonLines;
import io.alertledger.cli.batch.LotsBatch;
import io.alertledger.cli.batch.ParseBatch;
import io.alertledger.cli.batch.ResolveBatch;
import io.alertledger.cli.batch.SyncBatch;
import io.alertledger.exits.RuleTriggers;
import io.alertledger.rules.RuleTables;
import io.alertledger.trade.Brain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Runs one of the core's pure functions over JSON Lines. */
@Command(
        name = "batch",
        description = "Runs a pure function over JSON Lines: one object in on stdin, one object out on stdout.",
        mixinStandardHelpOptions = true)
final class BatchCommand implements Callable<Integer> {
    /** The functions. */
    enum Kind {
        parse,
        resolve,
        lots,
        exits,
        sync
    }

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Parameters(paramLabel = "FUNCTION", description = "${COMPLETION-CANDIDATES}")
    private Kind kind = Kind.parse;

    @Override
    public Integer call() throws IOException {
        // Straight to the descriptor: nothing that a library prints may come between the lines.
        JsonLines.run(System.in, new FileOutputStream(FileDescriptor.out), answer());
        return Exit.DONE;
    }

    private UnaryOperator<String> answer() {
        if (kind == Kind.lots) {
            return new LotsBatch()::line;
        }
        Brain brain = global.brain();
        RuleTables tables = brain.rules().tables();
        return switch (kind) {
            case parse -> new ParseBatch(brain.parser())::line;
            case resolve -> new ResolveBatch(brain)::line;
            case exits -> new ExitsBatch(new RuleTriggers(brain.rules()), tables.calendar())::line;
            case sync -> new SyncBatch(tables.symbols(), tables.calendar())::line;
            case lots -> throw new IllegalStateException("answered above");
        };
    }
}
