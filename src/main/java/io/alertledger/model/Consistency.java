package io.alertledger.model;

/** How well the ledger agrees with the broker and how well positions are protected; worst last. */
public enum Consistency {
    GREEN,
    YELLOW,
    RED;

    public Consistency worse(Consistency other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
