package io.alertledger.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.AlertJson;
import io.alertledger.formats.DecisionJson;
import io.alertledger.formats.Fields;
import io.alertledger.model.Alert;
import io.alertledger.model.Decision;
import io.alertledger.model.Instruction;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Policy;
import io.alertledger.model.Position;
import io.alertledger.model.Situation;
import io.alertledger.trade.Brain;
import io.alertledger.trade.Deliberations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code batch resolve}: an alert and a book in, a decision with its explanation out. Stateless. */
public final class ResolveBatch {
    private final Brain brain;

    public ResolveBatch(Brain brain) {
        this.brain = brain;
    }

    /** One line out for one line in, whatever is in it. */
    public String line(String text) {
        return JsonLines.line(text, this::answer);
    }

    private void answer(Fields line, ObjectNode out) {
        Instant now = line.instant("now");
        BookReader reader = new BookReader(brain.rules().tables().symbols());
        String account = line.optionalText("account");
        String named = account == null ? Alert.DEFAULT_ACCOUNT : account;
        Alert alert = AlertJson.read(line.object("alert"), now, () -> "alert").in(named);
        List<Position> positions = reader.positions(line, named);
        Map<Instrument, Mark> marks = reader.marks(line, now);
        Duration age = Duration.between(alert.receivedAt(), now);
        Situation calm = Situation.calm(named);
        Decision decision = Deliberations.decide(
                brain, alert, positions, marks, instruction -> policy(line, alert, instruction), calm.aged(age), now);
        out.setAll(DecisionJson.of(decision));
    }

    /** The rules' own policy, without the limits that only an account has, and with what the line says. */
    private Policy policy(Fields line, Alert alert, Instruction instruction) {
        Policy shipped = brain.rules()
                .tables()
                .policy(alert.account(), alert.channel(), instruction.ticker())
                .withoutLimits();
        return PolicyReader.read(
                line.optionalObject("policy"), shipped, brain.rules().heuristics());
    }
}
