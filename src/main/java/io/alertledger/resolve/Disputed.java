package io.alertledger.resolve;

import io.alertledger.model.Decision;
import io.alertledger.model.Explanation;
import io.alertledger.model.Leg;
import io.alertledger.model.PositionKey;
import io.alertledger.model.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an alert or a trigger may not sell: positions about which ledger and broker contradict each other. Stateless. */
final class Disputed {
    private Disputed() {}

    /**
     * A decision without the exits of disputed positions; refused where nothing else is left of it. The
     * choice is made before, so that no other position is sold in a disputed one's place.
     */
    static Decision.Single without(Decision.Single decision, Set<PositionKey> disputed) {
        if (!(decision instanceof Decision.Resolved resolved)) {
            return decision;
        }
        List<Leg> held = resolved.legs().stream()
                .filter(leg -> leg instanceof Leg.Trade trade && trade.closes() && disputed.contains(leg.key()))
                .toList();
        if (held.isEmpty()) {
            return decision;
        }
        String sentence = "Ledger and broker differ over "
                + held.stream().map(leg -> leg.key().instrument().id()).collect(Collectors.joining(", "))
                + ", so neither alerts nor triggers sell it until they agree or a person has looked at it.";
        Explanation why = noted(resolved.explanation(), sentence);
        List<Leg> rest =
                resolved.legs().stream().filter(leg -> !held.contains(leg)).toList();
        return rest.isEmpty()
                ? new Decision.Refused(RefusalCode.LEDGER_RED, sentence, why)
                : new Decision.Resolved(rest, resolved.message() + " " + sentence, why);
    }

    private static Explanation noted(Explanation why, String note) {
        List<String> notes = new ArrayList<>(why.notes());
        notes.add(note);
        return why.with(why.findings(), notes);
    }
}
