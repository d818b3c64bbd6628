package io.alertledger.trade;

import io.alertledger.formats.AlertJson;
import io.alertledger.formats.DecisionJson;
import io.alertledger.formats.InstructionJson;
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
import io.alertledger.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's word on a decision that waits: one of the choices, or what an alert that was not understood means. Decided
 * anew with it, locked and planned in the transaction that remembers it. To be used once, inside that transaction.
 */
final class Settling {
    /** The choice that says: nothing of it, do not act. */
    static final String NONE = "NONE";

    /** Remembered as the choice where a person said what an alert means; what it was stands beside it. */
    private static final String INSTRUCTION = "INSTRUCTION";

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

    /** A decision that waits, and the alert that it answers. */
    private record Waiting(Logged logged, Plan plan, Alert alert) {
        boolean notUnderstood() {
            return plan.reading().verdict() == Verdict.UNCLEAR;
        }
    }

    /** One ambiguous part of a decision, with its instruction. */
    private record Part(Instruction instruction, Decision.Ambiguous decision) {}

    /** Takes one of the choices of what was ambiguous, or {@link #NONE} of anything that waits. */
    SettleAnswer settle(Logged logged, String choice, String by) {
        Waiting waiting = waiting(logged);
        Part part = waiting == null ? null : part(waiting.plan(), choice);
        if (waiting == null || part == null && !waiting.notUnderstood()) {
            return notWaiting(logged);
        }
        SettleAnswer.@Nullable Refused late =
                late(waiting, part == null ? null : part.instruction().ticker());
        if (late != null) {
            return late;
        }
        if (choice.equals(NONE)) {
            tx.settle(logged.id(), new Settlement(NONE, by, around.now(), null));
            return settled(waiting, logged.id(), waiting.plan());
        }
        if (part == null) {
            return refused(
                    SettleAnswer.Code.NO_SUCH_CHOICE,
                    "The alert was not understood, so there is nothing to choose from: give an instruction, or " + NONE
                            + ".");
        }
        Optional<PositionKey> chosen = chosen(waiting, choice);
        if (chosen.isEmpty() || !part.decision().choices().contains(choice)) {
            return refused(
                    SettleAnswer.Code.NO_SUCH_CHOICE,
                    "'" + choice + "' is none of the choices; allowed are "
                            + String.join(", ", part.decision().choices()) + " and " + NONE + ".");
        }
        Plan plan = decider.chosen(
                said(waiting.alert(), part.instruction()),
                part.instruction(),
                chosen.get(),
                logged.id() + SUFFIX,
                execution,
                around);
        return carriedOut(waiting, plan, new Settlement(choice, by, around.now(), null));
    }

    /** Takes a person's reading of an alert that was not understood. */
    SettleAnswer settle(Logged logged, Instruction instruction, String by) {
        Waiting waiting = waiting(logged);
        if (waiting == null || !waiting.notUnderstood()) {
            return notWaiting(logged);
        }
        SettleAnswer.@Nullable Refused late = late(waiting, instruction.ticker());
        if (late != null) {
            return late;
        }
        Plan plan = decider.plan(said(waiting.alert(), instruction), logged.id() + SUFFIX, execution, around);
        return carriedOut(
                waiting,
                plan,
                new Settlement(INSTRUCTION, by, around.now(), Json.write(InstructionJson.of(instruction))));
    }

    private SettleAnswer carriedOut(Waiting waiting, Plan plan, Settlement settlement) {
        if (!(plan.decision() instanceof Decision.Resolved)) {
            return refused(SettleAnswer.Code.NOT_POSSIBLE, plan.decision().message());
        }
        store(waiting.logged(), plan, settlement);
        return settled(waiting, plan.decisionId(), plan);
    }

    private @Nullable Waiting waiting(Logged logged) {
        if (logged.alertId() == null) {
            return null;
        }
        Plan plan = PlanJson.read(logged);
        return tx.alert(logged.account(), logged.alertId())
                .map(received -> AlertJson.read(Json.readObject(received.json()), received.receivedAt(), received::id))
                .map(alert -> new Waiting(logged, plan, alert))
                .orElse(null);
    }

    /** The part that waits: the one that offers the choice, else the first; null where none does. */
    private static @Nullable Part part(Plan plan, String choice) {
        List<Decision.Single> parts = plan.decision().parts();
        Part first = null;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Decision.Ambiguous ambiguous) {
                Part here = new Part(plan.reading().instructions().get(i), ambiguous);
                if (ambiguous.choices().contains(choice)) {
                    return here;
                }
                first = first == null ? here : first;
            }
        }
        return first;
    }

    private SettleAnswer.@Nullable Refused late(Waiting waiting, @Nullable String ticker) {
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
                .policy(logged.account(), waiting.alert().channel(), ticker);
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

    /** The alert as a person has just confirmed it: as good as said now, and in these terms. */
    private Alert said(Alert alert, Instruction instruction) {
        return new Alert(
                alert.id(),
                alert.account(),
                alert.channel(),
                alert.author(),
                null,
                List.of(instruction),
                around.now(),
                null,
                List.of());
    }

    private void store(Logged waited, Plan plan, Settlement settlement) {
        tx.settle(waited.id(), settlement);
        tx.add(new Logged(
                plan.decisionId(),
                waited.account(),
                waited.alertId(),
                waited.contentHash(),
                DecisionJson.outcome(plan.decision()),
                PlanJson.write(plan),
                around.brain().rules().id(),
                around.now(),
                null));
        plan.orders().forEach(tx::add);
        if (!plan.events().isEmpty()) {
            tx.append(waited.account(), "decision:" + plan.decisionId(), plan.events());
        }
    }

    private static SettleAnswer notWaiting(Logged logged) {
        return refused(SettleAnswer.Code.NOT_WAITING, "Decision " + logged.id() + " does not wait for a person.");
    }

    private static SettleAnswer settled(Waiting waiting, String decisionId, Plan plan) {
        return new SettleAnswer.Settled(new Handled(
                decisionId, waiting.alert().id(), false, plan.reading().verdict(), plan.decision(), plan.orders()));
    }

    private static SettleAnswer.Refused refused(SettleAnswer.Code code, String message) {
        return new SettleAnswer.Refused(code, message);
    }
}
