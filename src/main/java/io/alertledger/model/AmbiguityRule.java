package io.alertledger.model;

/** What happens to an exact tie. */
public enum AmbiguityRule {
    /** It waits for a person. */
    HOLD,
    /** The smallest instrument id wins. */
    HEURISTIC
}
