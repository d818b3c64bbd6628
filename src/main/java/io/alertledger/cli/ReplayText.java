package io.alertledger.cli;

import io.alertledger.RuleJson;
import io.alertledger.formats.Json;
import io.alertledger.journal.Replay;
import io.alertledger.journal.ReplayTally;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Says what deciding again came to. */
record ReplayText(PrintWriter out, PrintWriter err, Path database, boolean json) {
    /** One decision; exit code 0 where it is the same again. */
    int one(String id, Optional<Replay.Outcome> outcome) {
        if (outcome.isEmpty()) {
            err.println("No decision '" + id + "' is kept in " + database + ".");
            return Exit.USAGE;
        }
        if (json) {
            out.println(Json.write(RuleJson.replay(outcome.get()).put("decisionId", id)));
        } else if (outcome.get() instanceof Replay.Different other) {
            out.println(
                    "Decision " + id + " comes out otherwise.\nbefore " + other.before() + "\nafter  " + other.after());
        } else if (outcome.get() instanceof Replay.NotPossible not) {
            out.println("Decision " + id + " can not be replayed: " + not.reason() + ".");
        } else {
            out.println("Decision " + id + " is the same again, byte for byte.");
        }
        out.flush();
        return outcome.get() instanceof Replay.Identical ? Exit.DONE : Exit.NO;
    }

    /** Many decisions; exit code 0 where none came out otherwise. */
    int many(ReplayTally tally) {
        if (json) {
            out.println(Json.write(RuleJson.tally(tally)));
        } else {
            tally.different().forEach(each -> out.println("otherwise: " + each));
            tally.notPossible().forEach((reason, count) -> out.println("not replayed: " + count + ", " + reason));
            out.println(
                    tally.identical() + " of " + tally.decisions() + " decisions are the same again, byte for byte.");
        }
        out.flush();
        return tally.different().isEmpty() ? Exit.DONE : Exit.NO;
    }
}
