package io.alertledger.exits;

import io.alertledger.model.Protection;
import io.alertledger.model.RuleRef;
import java.math.BigDecimal;
import java.util.List;

/** What became of a position that was to be seeded. */
public sealed interface Seeded {

    /**
     * Why a level is where it is.
     *
     * @param part which level, in words: {@code "stop-loss"} or {@code "take-profit"}
     * @param level its price
     * @param rule which rule proposed it
     * @param because its reason, with what rounding did to it
     */
    record Reason(String part, BigDecimal level, RuleRef rule, String because) {}

    /** The levels are in force: a fresh mark lies between them. */
    record Armed(Protection protection, List<Reason> reasons) implements Seeded {
        public Armed {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The levels are known and not in force: to be stored, shown as yellow, and armed by a person or, where only a mark
     * was missing, by the next fresh one.
     *
     * @param because a sentence such as {@code "already crossed at 0.62"}
     */
    record Suspended(Protection protection, List<Reason> reasons, String because) implements Seeded {
        public Suspended {
            reasons = List.copyOf(reasons);
        }
    }

    /** A rule says that it needs no levels. */
    record Exempt(String because, RuleRef rule) implements Seeded {}

    /** Nothing is to be done: it has what it needs. */
    record Unneeded(String because) implements Seeded {}

    /** Nothing can be done, and it stays unprotected: its cost is unknown, or no rule proposes anything. */
    record Impossible(String because) implements Seeded {}
}
