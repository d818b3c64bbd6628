package io.alertledger.cli;

import io.alertledger.explain.DecisionText;
import io.alertledger.formats.DecisionJson;
import io.alertledger.formats.Json;
import io.alertledger.model.Decision;
import java.io.PrintWriter;

/** Prints decisions and says by the exit code whether the answer is yes. */
final class Answers {
    private Answers() {}

    static int print(PrintWriter out, Decision decision, boolean json) {
        out.print(json ? Json.write(DecisionJson.of(decision)) + "\n" : DecisionText.of(decision));
        out.flush();
        return code(decision);
    }

    static int code(Decision decision) {
        return decision.parts().stream()
                        .anyMatch(part -> part instanceof Decision.Refused || part instanceof Decision.Ambiguous)
                ? Exit.NO
                : Exit.DONE;
    }
}
