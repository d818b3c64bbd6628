package io.alertledger.storage;

/** The answer to opening a ledger file. */
public sealed interface OpenResult {
    /** It is open, and this process owns it. */
    record Opened(LedgerStore store) implements OpenResult {}

    /** It was left as it is. */
    record Refused(StoreProblem problem) implements OpenResult {}

    /**
     * For callers who have nothing to do without it.
     *
     * @throws StoreException where it was refused
     */
    default LedgerStore orThrow() {
        if (this instanceof Opened opened) {
            return opened.store();
        }
        throw new StoreException(((Refused) this).problem());
    }
}
