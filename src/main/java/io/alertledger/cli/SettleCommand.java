package io.alertledger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.AlertLedger;
import io.alertledger.OpenException;
import io.alertledger.explain.DecisionText;
import io.alertledger.formats.DecisionReader;
import io.alertledger.formats.Fields;
import io.alertledger.formats.HandledJson;
import io.alertledger.formats.InstructionJson;
import io.alertledger.formats.Json;
import io.alertledger.model.Execution;
import io.alertledger.model.Instruction;
import io.alertledger.trade.Handled;
import io.alertledger.trade.SettleAnswer;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is meant where a decision waits for a person; acts on it and remembers it. */
@Command(
        name = "settle",
        description =
                "Settles a decision that waits for a person: acts on the word, and remembers it for 'rules tune'.",
        mixinStandardHelpOptions = true)
final class SettleCommand implements Callable<Integer> {
    private static final String NONE = "NONE";
    private static final String NOTHING = "Settled: nothing is done.";

    @Spec
    private CommandSpec spec;

    @Mixin
    private GlobalOptions global = new GlobalOptions();

    @Parameters(paramLabel = "DECISION", description = "the decision's id")
    private String decision = "";

    @ArgGroup(multiplicity = "1")
    private Word word = new Word();

    @Option(names = "--by", paramLabel = "NAME", description = "who says so (default: ${DEFAULT-VALUE})")
    private String by = System.getProperty("user.name", "command line");

    @Option(
            names = "--execute",
            paramLabel = "WHO",
            description = "BROKER, or CALLER: the orders are yours to send and to report (default: ${DEFAULT-VALUE})")
    private Execution execute = Execution.BROKER;

    /** What a person says; one of them. */
    static final class Word {
        @Option(
                names = "--choice",
                paramLabel = "INSTRUMENT",
                required = true,
                description = "one of the decision's choices, or NONE for doing nothing")
        private @Nullable String choice;

        @Option(
                names = "--instruction",
                paramLabel = "JSON",
                required = true,
                description = "what an alert that was not understood means, such as"
                        + " '{\"action\":\"EXIT\",\"ticker\":\"SPY\"}'")
        private @Nullable String instruction;
    }

    @Override
    public Integer call() {
        try (AlertLedger ledger = global.open()) {
            SettleAnswer answer = word.choice != null
                    ? ledger.settle(decision, word.choice, by, execute)
                    : ledger.settle(decision, instruction(), by, execute);
            if (answer instanceof SettleAnswer.Refused refused) {
                return refused(refused);
            }
            return settled(((SettleAnswer.Settled) answer).handled());
        } catch (OpenException owned) {
            return byOwner(OwnerApi.of(owned, global.folder()));
        }
    }

    /** Another process owns the ledger: it takes the word and acts on it, and its answer is shown as if it were ours. */
    private int byOwner(OwnerApi owner) {
        if (execute == Execution.CALLER) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--execute CALLER is not possible while another process owns the ledger: it sends the orders.");
        }
        ObjectNode said = Json.object().put("by", by);
        if (word.choice != null) {
            said.put("choice", word.choice);
        } else {
            said.set("instruction", InstructionJson.of(instruction()));
        }
        Fields answer = owner.post("/api/decisions/" + URLEncoder.encode(decision, UTF_8) + "/settle", said);
        PrintWriter out = spec.commandLine().getOut();
        if (global.json) {
            out.println(Json.write(answer.node()));
        } else if (NONE.equals(word.choice)) {
            out.println(NOTHING);
        } else {
            out.print(DecisionText.of(DecisionReader.read(answer)));
            OwnerApi.orderLines(answer).forEach(out::println);
        }
        out.flush();
        return Exit.DONE;
    }

    private Instruction instruction() {
        return InstructionJson.read(Json.readObject(Objects.requireNonNull(word.instruction)));
    }

    private int refused(SettleAnswer.Refused refused) {
        if (global.json) {
            ObjectNode error = Json.object();
            error.putObject("error").put("code", refused.code().name()).put("message", refused.message());
            spec.commandLine().getOut().println(Json.write(error));
            spec.commandLine().getOut().flush();
        } else {
            spec.commandLine().getErr().println(refused.code() + ": " + refused.message());
        }
        return Exit.NO;
    }

    private int settled(Handled handled) {
        PrintWriter out = spec.commandLine().getOut();
        if (global.json) {
            out.println(Json.write(
                    HandledJson.of(handled.decisionId(), handled.verdict(), handled.decision(), handled.orders())));
        } else if (NONE.equals(word.choice)) {
            out.println(NOTHING);
        } else {
            out.print(DecisionText.of(handled.decision()));
            handled.orders().forEach(order -> out.println(OrdersCommand.line(order)));
        }
        out.flush();
        return Exit.DONE;
    }
}
