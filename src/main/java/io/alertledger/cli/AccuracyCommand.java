package io.alertledger.cli;

import io.alertledger.formats.Json;
import io.alertledger.resolve.Resolver;
import io.alertledger.tuning.Accuracy;
import io.alertledger.tuning.AccuracyJson;
import io.alertledger.tuning.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how often the rules in force choose the contract that was really sold. */
@Command(
        name = "accuracy",
        description = "Says how often the rules choose the contract that was really sold, by policy and coverage.",
        mixinStandardHelpOptions = true)
final class AccuracyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(
            names = "--trades",
            paramLabel = "CSV",
            required = true,
            description = "real trades, with the columns Date, Symbol, Trader, Type, Price, Qty, STC-Qty, STC-Price,"
                    + " STC-Date")
    private Path trades = Path.of("");

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Resolver resolver = global.brain().resolver();
        History history = Histories.read(trades, resolver.rules().tables().symbols());
        Accuracy accuracy = Accuracy.of(history, resolver);
        if (global.json) {
            out.println(Json.write(AccuracyJson.of(accuracy)));
        } else {
            AccuracyText.print(out, accuracy);
            history.unreadable().ifPresent(first -> out.println("The first row that can not be read: " + first));
        }
        out.flush();
        return Exit.DONE;
    }
}
