package io.alertledger.rules;

/**
 * Whether one constraint of a rule holds. Immutable.
 *
 * @param constraint as the rule writes it; the whole group for {@code not}, {@code exists}, {@code or}, {@code
 *     forall} and {@code accumulate}
 * @param verdict whether it holds
 * @param seen the values that were looked at, such as {@code strike = 595, $said = 600}; empty where there are none
 * @param line of the constraint in the rule's file, from 1
 * @param from where its text begins in the file, in UTF-16 units from 0
 * @param to where its text ends
 */
public record ConstraintOutcome(String constraint, Verdict verdict, String seen, int line, int from, int to) {

    /** What became of a constraint. */
    public enum Verdict {
        HOLDS,
        FAILS,
        /** It can not be worked out, such as a division by zero: then the engine breaks off too. */
        UNKNOWN
    }

    @Override
    public String toString() {
        return line + " " + verdict + " " + constraint + (seen.isEmpty() ? "" : " (" + seen + ")");
    }
}
