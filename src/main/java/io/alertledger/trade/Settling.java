package io.alertledger.trade;

import io.alertledger.formats.AlertJson;
import io.alertledger.formats.Json;
import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.journal.DecisionLog.Settlement;
import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
import io.alertledger.model.Execution;
import io.alertledger.model.Instruction;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's choice for a decision that waits: decided anew with the choice named exactly, locked and
 * planned in the transaction that remembers it. To be used once, inside that transaction.
 */
final class Settling {
    /** The choice that says: nothing of it, do not act. */
    static final String NONE = "NONE";

    /** Makes the id of the decision that follows from a settlement. */
    private static final String SUFFIX = "-s";

    private final OutboxTx tx;
    private final Decider decider;
    private final Circumstances around;
    private final Execution execution;

    Settling(OutboxTx tx, Decider decider, Circumstances around, Execution execution) {
        this.tx = tx;
        this.decider = decider;
        this.around = around;
        this.execution = execution;
    }

    /** What waits: one ambiguous part of a decision, with its instruction. */
    private record Waiting(
            Logged logged, Plan plan, Alert alert, Instruction instruction, Decision.Ambiguous decision) {}

    SettleAnswer settle(Logged logged, String choice, String by) {
        Waiting waiting = waiting(logged, choice);
        if (waiting == null) {
            return refused(SettleAnswer.Code.NOT_WAITING, "Decision " + logged.id() + " does not wait for a person.");
        }
        SettleAnswer.@Nullable Refused late = late(waiting);
        if (late != null) {
            return late;
        }
        if (choice.equals(NONE)) {
            tx.settle(logged.id(), new Settlement(NONE, by, around.now(), null));
            return settled(waiting, logged.id(), waiting.plan());
        }
        Optional<PositionKey> chosen = chosen(waiting, choice);
        if (chosen.isEmpty() || !waiting.decision().choices().contains(choice)) {
            return refused(
                    SettleAnswer.Code.NO_SUCH_CHOICE,
                    "'" + choice + "' is none of the choices; allowed are "
                            + String.join(", ", waiting.decision().choices()) + " and " + NONE + ".");
        }
        Plan plan = decider.chosen(
                fresh(waiting.alert()), waiting.instruction(), chosen.get(), logged.id() + SUFFIX, execution, around);
        if (!(plan.decision() instanceof Decision.Resolved)) {
            return refused(SettleAnswer.Code.NOT_POSSIBLE, plan.decision().message());
        }
        store(logged, plan, new Settlement(choice, by, around.now(), null));
        return settled(waiting, plan.decisionId(), plan);
    }

    /** The part that waits: the one that offers the choice, else the first. */
    private @Nullable Waiting waiting(Logged logged, String choice) {
        if (logged.alertId() == null) {
            return null;
        }
        Optional<Alert> alert = tx.alert(logged.account(), logged.alertId())
                .map(received -> AlertJson.read(Json.readObject(received.json()), received.receivedAt(), received::id));
        Plan plan = PlanJson.read(logged);
        List<Decision.Single> parts = plan.decision().parts();
        Waiting first = null;
        for (int i = 0; i < parts.size() && alert.isPresent(); i++) {
            if (parts.get(i) instanceof Decision.Ambiguous ambiguous) {
                Waiting here = new Waiting(
                        logged, plan, alert.get(), plan.reading().instructions().get(i), ambiguous);
                if (ambiguous.choices().contains(choice)) {
                    return here;
                }
                first = first == null ? here : first;
            }
        }
        return first;
    }

    private SettleAnswer.@Nullable Refused late(Waiting waiting) {
        Logged logged = waiting.logged();
        if (logged.settlement() != null) {
            return refused(
                    SettleAnswer.Code.SETTLED,
                    logged.settlement().by() + " settled it at "
                            + logged.settlement().at() + ": "
                            + logged.settlement().choice() + ".");
        }
        List<Logged> about = tx.decisionsOf(logged.account(), waiting.alert().id());
        if (!about.get(about.size() - 1).id().equals(logged.id())) {
            return refused(
                    SettleAnswer.Code.SETTLED,
                    "Alert " + waiting.alert().id() + " was changed and decided anew since.");
        }
        Policy policy = around.brain()
                .rules()
                .tables()
                .policy(
                        logged.account(),
                        waiting.alert().channel(),
                        waiting.instruction().ticker());
        Duration age = Duration.between(logged.decidedAt(), around.now());
        return age.compareTo(policy.settleWithin()) > 0
                ? refused(
                        SettleAnswer.Code.TOO_OLD,
                        "It was decided " + age.toSeconds() + " s ago; "
                                + policy.settleWithin().toSeconds() + " s are allowed.")
                : null;
    }

    private Optional<PositionKey> chosen(Waiting waiting, String choice) {
        List<PositionKey> held = around.book().positions(waiting.logged().account()).stream()
                .map(Position::key)
                .toList();
        return PositionNames.of(held).entrySet().stream()
                .filter(named -> named.getValue().equals(choice))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A person has just confirmed it, so it is as good as said now. */
    private Alert fresh(Alert alert) {
        Instant now = around.now();
        return new Alert(
                alert.id(),
                alert.account(),
                alert.channel(),
                alert.author(),
                alert.text(),
                alert.instructions(),
                now,
                alert.replyTo(),
                alert.previous());
    }

    private void store(Logged waited, Plan plan, Settlement settlement) {
        tx.settle(waited.id(), settlement);
        tx.add(new Logged(
                plan.decisionId(),
                waited.account(),
                waited.alertId(),
                waited.contentHash(),
                io.alertledger.formats.DecisionJson.outcome(plan.decision()),
                PlanJson.write(plan),
                around.brain().rules().id(),
                around.now(),
                null));
        plan.orders().forEach(tx::add);
        if (!plan.events().isEmpty()) {
            tx.append(waited.account(), "decision:" + plan.decisionId(), plan.events());
        }
    }

    private static SettleAnswer settled(Waiting waiting, String decisionId, Plan plan) {
        return new SettleAnswer.Settled(new Handled(
                decisionId,
                waiting.alert().id(),
                false,
                waiting.plan().reading().verdict(),
                plan.decision(),
                plan.orders()));
    }

    private static SettleAnswer.Refused refused(SettleAnswer.Code code, String message) {
        return new SettleAnswer.Refused(code, message);
    }
}
