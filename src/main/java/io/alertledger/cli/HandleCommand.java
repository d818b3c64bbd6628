package io.alertledger.cli;

import io.alertledger.AlertLedger;
import io.alertledger.OpenException;
import io.alertledger.explain.DecisionText;
import io.alertledger.formats.AlertJson;
import io.alertledger.formats.DecisionReader;
import io.alertledger.formats.Fields;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.Json;
import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
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
        String alertId = id == null ? "typed-" + UUID.randomUUID() : id;
        Alert said = alert.alert(alertId, global.account, global.clock().instant());
        try (AlertLedger ledger = global.open()) {
            Handled handled = ledger.handle(said, execute);
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
        } catch (OpenException owned) {
            return byOwner(OwnerApi.of(owned, global.folder()), said);
        }
    }

    /** Another process owns the ledger: it decides and acts, and its answer is shown as if it were ours. */
    private int byOwner(OwnerApi owner, Alert said) {
        PrintWriter out = spec.commandLine().getOut();
        Fields answer = owner.post("/api/alerts?execute=" + execute, AlertJson.of(said));
        Decision decision = DecisionReader.read(answer);
        if (global.json) {
            out.println(Json.write(answer.node()));
        } else {
            out.print(DecisionText.of(decision));
            out.println("Decision " + answer.text("decisionId")
                    + (answer.flag("repeated", false) ? ", as answered before" : ""));
            OwnerApi.orderLines(answer).forEach(out::println);
        }
        out.flush();
        return Answers.code(decision);
    }
}
