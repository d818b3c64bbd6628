package io.alertledger.cli;

import io.alertledger.AlertLedger;
import io.alertledger.explain.DecisionText;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.Json;
import io.alertledger.model.Execution;
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

    @Option(
            names = "--execute",
            paramLabel = "WHO",
            description = "BROKER, or CALLER: the orders are yours to send and to report (default: ${DEFAULT-VALUE})")
    private Execution execute = Execution.BROKER;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (AlertLedger ledger = global.open()) {
            String alertId = id == null ? "typed-" + UUID.randomUUID() : id;
            Handled handled = ledger.handle(
                    alert.alert(alertId, global.account, global.clock().instant()), execute);
            if (global.json) {
                out.println(Json.write(
                        HandledJson.of(handled.decisionId(), handled.verdict(), handled.decision(), handled.orders())));
            } else {
                out.print(DecisionText.of(handled.decision()));
                out.println("Decision " + handled.decisionId() + (handled.repeated() ? ", as answered before" : ""));
                handled.orders().forEach(order -> out.println(OrdersCommand.line(order)));
            }
            out.flush();
            return Answers.code(handled.decision());
        }
    }
}
