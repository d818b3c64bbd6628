package io.alertledger.model;

/** What may be done with a position that this ledger did not open and nobody has claimed. */
public enum ManageExternal {
    /** Nothing. */
    NONE,
    /** An alert that names its ticker may sell it; it is never seeded, nor sold by a trigger or by "close everything". */
    ALERTS,
    /** As if it were our own. */
    ALL
}
