package io.alertledger.cli;

import io.alertledger.AlertLedger;
import io.alertledger.explain.DecisionText;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.Json;
import io.alertledger.model.Order;
import io.alertledger.trade.Handled;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides about a text and acts on it. */
@Command(name = "handle", description = "Decides about an alert and acts on it.", mixinStandardHelpOptions = true)
final class HandleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Mixin
    private AlertOptions alert = new AlertOptions();

    @Option(names = "--id", paramLabel = "ID", description = "the alert's id: the same id and text is handled once")
    @Nullable
    String id;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (AlertLedger ledger = global.open()) {
            String alertId = id == null ? "typed-" + UUID.randomUUID() : id;
            Handled handled = ledger.handle(
                    alert.alert(alertId, global.account, global.clock().instant()));
            if (global.json) {
                out.println(Json.write(
                        HandledJson.of(handled.decisionId(), handled.verdict(), handled.decision(), handled.orders())));
            } else {
                out.print(DecisionText.of(handled.decision()));
                out.println("Decision " + handled.decisionId() + (handled.repeated() ? ", as answered before" : ""));
                for (Order order : handled.orders()) {
                    out.println("Order " + order.clientOrderId() + ": " + order.state() + ", "
                            + order.filled().toPlainString() + " of "
                            + order.quantity().toPlainString() + " filled"
                            + (order.reason().isEmpty() ? "" : " (" + order.reason() + ")"));
                }
            }
            out.flush();
            return Answers.code(handled.decision());
        }
    }
}
