package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.InstructionJson;
import io.alertledger.formats.Json;
import io.alertledger.formats.ReadingJson;
import io.alertledger.model.Reading;
import io.alertledger.parse.Message;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Reading reading = global.brain()
                .parser()
                .parse(Message.of(
                        alert.alert("asked", global.account, global.clock().instant()), Set.of()));
        ObjectNode json = ReadingJson.of(reading);
        if (global.json) {
            out.println(Json.write(json));
        } else {
            out.println(reading.verdict());
            reading.instructions()
                    .forEach(instruction -> out.println("  " + Json.write(InstructionJson.of(instruction))));
            reading.reasons().forEach(reason -> out.println("  because " + reason));
        }
        out.flush();
        return Exit.DONE;
    }
}
