package io.alertledger.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was decided about an alert. Pure data: deciding does nothing.
 *
 * <p>Each single decision carries its explanation, and one without reasons can not be built.
 */
public sealed interface Decision {
    /** One sentence for people. */
    String message();

    /** The single decisions, in the order of the instructions; a single decision is its own only part. */
    List<Single> parts();

    /** The decision about an alert of which each instruction was decided. */
    static Decision of(List<Single> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : new Multiple(parts, parts.stream().map(Decision::message).collect(Collectors.joining(" ")));
    }

    /** The decision about one instruction. */
    sealed interface Single extends Decision {
        Explanation explanation();

        @Override
        default List<Single> parts() {
            return List.of(this);
        }
    }

    /**
     * It is known what to do.
     *
     * @param legs at least one
     */
    record Resolved(List<Leg> legs, String message, Explanation explanation) implements Single {
        public Resolved {
            legs = List.copyOf(legs);
            if (legs.isEmpty()) {
                throw new IllegalArgumentException("a resolved decision needs at least one leg");
            }
        }
    }

    /**
     * A person must choose.
     *
     * @param code TIE or LOW_CONFIDENCE
     * @param choices the names of the candidates to choose from, best first
     */
    record Ambiguous(RefusalCode code, List<String> choices, String message, Explanation explanation)
            implements Single {
        public Ambiguous {
            choices = List.copyOf(choices);
        }
    }

    /** Nothing will be done, for a reason. */
    record Refused(RefusalCode code, String message, Explanation explanation) implements Single {}

    /**
     * The text is no order.
     *
     * @param verdict NOTE, PLAN or RECAP
     */
    record Ignored(Verdict verdict, String message, Explanation explanation) implements Single {}

    /**
     * An alert that says several things.
     *
     * @param parts at least two, in the order said
     */
    record Multiple(List<Single> parts, String message) implements Decision {
        public Multiple {
            parts = List.copyOf(parts);
            if (parts.size() < 2) {
                throw new IllegalArgumentException("several decisions are at least two");
            }
        }
    }
}
