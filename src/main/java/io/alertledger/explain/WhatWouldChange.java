package io.alertledger.explain;

import io.alertledger.model.Decision;
import io.alertledger.model.Leg;
import io.alertledger.resolve.Question;
import io.alertledger.resolve.Resolver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What would have changed a decision: single changes of what was said, held, marked or settled, and where few are
 * found pairs of them, each found by deciding again. A pair is told only where neither half is enough. Stateless.
 */
public final class WhatWouldChange {
    /** Decisions that are made at most; about 20 µs each. */
    private static final int MOST_DECISIONS = 600;

    private static final int FEW = 3;

    private WhatWouldChange() {}

    /**
     * The changes, smallest first, at most one for each other outcome and kind of change.
     *
     * @param most how many are wanted
     */
    public static List<Change> of(Resolver resolver, Question question, int most) {
        String now = outcome(resolver.resolve(question));
        List<Variation> variations = Variations.of(question, resolver.rules());
        List<Change> found = new ArrayList<>();
        Set<String> told = new HashSet<>();
        List<Variation> idle = new ArrayList<>();
        int decided = 0;
        for (Variation variation : variations) {
            if (decided++ >= MOST_DECISIONS || found.size() >= most) {
                return List.copyOf(found);
            }
            Decision.Single then = resolver.resolve(variation.change().apply(question));
            if (outcome(then).equals(now)) {
                idle.add(variation);
            } else if (told.add(variation.kind() + outcome(then))) {
                found.add(new Change(1, variation.words(), then));
            }
        }
        for (int i = 0; i < idle.size() && found.size() < Math.min(most, FEW); i++) {
            for (int j = i + 1; j < idle.size() && found.size() < Math.min(most, FEW); j++) {
                if (decided++ >= MOST_DECISIONS) {
                    return List.copyOf(found);
                }
                Variation one = idle.get(i);
                Variation two = idle.get(j);
                if (one.kind().equals(two.kind())) {
                    continue;
                }
                Decision.Single then =
                        resolver.resolve(two.change().apply(one.change().apply(question)));
                if (!outcome(then).equals(now) && told.add(outcome(then))) {
                    found.add(new Change(2, one.words() + " and " + two.words(), then));
                }
            }
        }
        return List.copyOf(found);
    }

    /** What would be done to what, without prices: a limit that is a tick off is no other outcome. */
    static String outcome(Decision.Single decision) {
        if (decision instanceof Decision.Resolved resolved) {
            return resolved.legs().stream().map(WhatWouldChange::leg).sorted().collect(Collectors.joining("; "));
        }
        if (decision instanceof Decision.Refused refused) {
            return "refused " + refused.code();
        }
        return decision instanceof Decision.Ambiguous ambiguous ? "ambiguous " + ambiguous.code() : "ignored";
    }

    private static String leg(Leg leg) {
        return leg instanceof Leg.Trade trade
                ? trade.side() + " " + trade.quantity() + " " + trade.name()
                : "protect " + leg.name();
    }
}
