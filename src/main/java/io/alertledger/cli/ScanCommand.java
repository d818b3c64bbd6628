package io.alertledger.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.exits.ScanReport;
import io.alertledger.explain.DecisionText;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.Json;
import io.alertledger.trade.ExitDesk;
import io.alertledger.trade.Handled;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at every guarded position once, and acts on what fires. */
@Command(
        name = "scan",
        description = "Looks at every guarded position once, and sells what a trigger says.",
        mixinStandardHelpOptions = true)
final class ScanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Option(
            names = "--mark",
            paramLabel = "INSTRUMENT=PRICE",
            description = "a price of now to be taken in first; may be given several times")
    private Map<String, String> prices = Map.of();

    @Option(
            names = "--marks",
            paramLabel = "CSV",
            description = "a file of prices to be taken in first: instrument,price or instrument,bid,ask, and at")
    @Nullable
    private Path file;

    @Override
    public Integer call() throws IOException {
        try (AlertLedger ledger = global.open()) {
            List<Handled> exits = new ArrayList<>();
            if (file != null) {
                exits.addAll(ledger.marks(MarksFile.read(
                                file,
                                ledger::instrument,
                                ledger.now(),
                                spec.commandLine().getErr()))
                        .exits());
            }
            prices.forEach(
                    (name, price) -> exits.addAll(ledger.mark(name, price).exits()));
            ExitDesk.Scanned scanned = ledger.scan();
            exits.addAll(scanned.exits());
            print(exits, ledger.blind());
            return Exit.DONE;
        }
    }

    private void print(List<Handled> exits, List<ScanReport.Unjudged> blind) {
        PrintWriter out = spec.commandLine().getOut();
        if (global.json) {
            ObjectNode json = Json.object();
            ArrayNode list = json.putArray("exits");
            exits.forEach(exit ->
                    list.add(HandledJson.of(exit.decisionId(), exit.verdict(), exit.decision(), exit.orders())));
            ArrayNode unseen = json.putArray("blind");
            blind.forEach(one -> unseen.addObject()
                    .put("instrument", one.key().instrument().id())
                    .put("side", one.key().side().name())
                    .put("why", one.why().name())
                    .put("because", one.because()));
            out.println(Json.write(json));
        } else {
            exits.forEach(exit -> {
                exit.decision().parts().forEach(part -> out.println(DecisionText.headline(part)));
                exit.orders().forEach(order -> out.println("  order " + order.clientOrderId() + " " + order.state()));
            });
            blind.forEach(one -> out.println(one.key().instrument().id() + " is not watched: " + one.because()));
            if (exits.isEmpty() && blind.isEmpty()) {
                out.println("No trigger fires.");
            }
        }
        out.flush();
    }
}
