package io.alertledger.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What replaying many decisions came to. Immutable.
 *
 * @param decisions how many there were
 * @param identical the same again, byte for byte
 * @param different ids of those that came out otherwise
 * @param notPossible why others could not be replayed, and how many
 */
public record ReplayTally(int decisions, int identical, List<String> different, Map<String, Integer> notPossible) {
    public ReplayTally {
        different = List.copyOf(different);
        notPossible = Collections.unmodifiableMap(new TreeMap<>(notPossible));
    }

    /** Nothing replayed yet. */
    public static final ReplayTally NONE = new ReplayTally(0, 0, List.of(), Map.of());

    /** With one more. */
    ReplayTally with(String id, Replay.Outcome outcome) {
        List<String> others = new ArrayList<>(different);
        Map<String, Integer> reasons = new TreeMap<>(notPossible);
        if (outcome instanceof Replay.Different) {
            others.add(id);
        } else if (outcome instanceof Replay.NotPossible not) {
            reasons.merge(not.reason(), 1, Integer::sum);
        }
        return new ReplayTally(
                decisions + 1, identical + (outcome instanceof Replay.Identical ? 1 : 0), others, reasons);
    }
}
