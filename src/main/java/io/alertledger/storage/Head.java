package io.alertledger.storage;

/**
 * The newest event of a ledger: its high-water mark.
 *
 * @param sequence its number; 0 for an empty ledger
 * @param hash its hash, which through the chain stands for all events before it
 */
public record Head(long sequence, String hash) {
    /** Of a ledger without events. */
    public static final Head EMPTY = new Head(0, Hashes.START);
}
