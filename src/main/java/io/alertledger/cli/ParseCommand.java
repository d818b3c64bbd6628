package io.alertledger.cli;

import io.alertledger.formats.Json;
import io.alertledger.formats.ReadingJson;
import io.alertledger.model.Alert;
import io.alertledger.model.Reading;
import io.alertledger.parse.MarkedText;
import io.alertledger.parse.Message;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how a text is read; no ledger is needed. */
@Command(name = "parse", description = "Shows how an alert's text is read.", mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Mixin
    private AlertOptions alert = new AlertOptions();

    @Option(
            names = "--held",
            paramLabel = "TICKER",
            split = ",",
            description = "what is held, a help for bare words and for exits that name nothing")
    private List<String> held = List.of();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Alert asked = alert.alert("asked", global.account, global.clock().instant());
        Reading reading = global.parser().parse(Message.of(asked, Set.copyOf(held)));
        out.print(global.json ? Json.write(ReadingJson.of(reading)) + "\n" : MarkedText.of(alert.text(), reading));
        out.flush();
        return Exit.DONE;
    }
}
