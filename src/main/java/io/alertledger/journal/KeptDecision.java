package io.alertledger.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.DecisionJson;
import io.alertledger.formats.DecisionReader;
import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import io.alertledger.formats.ReadingJson;
import io.alertledger.model.Decision;
import io.alertledger.model.Finding;
import io.alertledger.model.Instruction;
import io.alertledger.model.Reading;
import io.alertledger.resolve.Question;
import io.alertledger.rules.RuleTables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as the log keeps it, with all that deciding again needs: the reading, and for each instruction the
 * positions, marks and circumstances of the moment. What is not asked for is not read, and what is, once. Used by one
 * thread.
 */
public final class KeptDecision {
    /** Inputs above it are left out: a document that can't be read back would be worse. */
    private static final int LONGEST_INPUTS = 1 << 19;

    private static final String INPUTS = "inputs";
    private static final String ASKED = "asked";

    private final Fields json;
    private @Nullable Decision decision;

    private KeptDecision(DecisionLog.Logged logged) {
        this.json = Json.readObject(logged.json());
    }

    /** A decision as it was written. */
    public static KeptDecision of(DecisionLog.Logged logged) {
        return new KeptDecision(logged);
    }

    /**
     * The text that the log keeps.
     *
     * @param questions what the rules were asked, in the order of the reading's instructions; empty where none was
     * @param asked why it was decided, where no alert asked; else null
     */
    public static String write(
            String id, Reading reading, Decision decision, List<Question> questions, @Nullable Asked asked) {
        ObjectNode out = Json.object();
        out.put("decisionId", id);
        out.set("reading", ReadingJson.of(reading));
        out.set("decision", DecisionJson.of(decision));
        ArrayNode inputs = Json.object().putArray(INPUTS);
        questions.forEach(question -> inputs.add(QuestionJson.of(question)));
        if (Json.write(inputs).length() <= LONGEST_INPUTS) {
            out.set(INPUTS, inputs);
        }
        if (asked != null) {
            out.putObject(ASKED).put("because", asked.because()).put("finding", asked.finding() != null);
        }
        return Json.write(out);
    }

    public Reading reading() {
        return ReadingJson.read(json.object("reading"));
    }

    public Decision decision() {
        if (decision == null) {
            decision = DecisionReader.read(json.object("decision"));
        }
        return decision;
    }

    /** The decision's own text, byte for byte. */
    String decisionText() {
        return Json.write(json.object("decision").node());
    }

    /** A decision made anew, with the reason put first for which this one was asked for; as it is where an alert asked. */
    Decision asked(Decision.Single again) {
        Fields asked = json.optionalObject(ASKED);
        if (asked == null) {
            return again;
        }
        // What an exit rule found stands first of all findings.
        Finding found = asked.flag("finding", false)
                ? decision().parts().get(0).explanation().findings().get(0)
                : null;
        return new Asked(asked.text("because"), found).explained(again);
    }

    /** Whether what the decision rested on was kept. */
    public boolean replayable() {
        return json.has(INPUTS);
    }

    /**
     * What the rules were asked; empty where they were not.
     *
     * @param tables of the rules that are to be asked now
     */
    public List<Question> questions(RuleTables tables) {
        List<Fields> inputs = json.objects(INPUTS);
        List<Question> questions = new ArrayList<>();
        if (!inputs.isEmpty()) {
            List<Decision.Single> parts = decision().parts();
            for (int i = 0; i < inputs.size(); i++) {
                // What was decided about; the reading may have been marked as a correction since.
                Instruction decided = parts.get(i).explanation().instruction();
                questions.add(QuestionJson.read(
                        inputs.get(i),
                        decided == null ? reading().instructions().get(i) : decided,
                        tables));
            }
        }
        return questions;
    }
}
