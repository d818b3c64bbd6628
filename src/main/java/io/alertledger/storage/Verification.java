package io.alertledger.storage;

import java.util.List;

/**
 * What {@link LedgerStore#verify} found.
 *
 * @param events how many events were folded anew
 * @param head the newest of them
 * @param differences empty where everything agrees; cut off at {@value #MOST}
 */
public record Verification(long events, Head head, List<Difference> differences) {
    /** Most differences that are listed. */
    public static final int MOST = 100;

    public Verification {
        differences = List.copyOf(differences);
    }

    /** Whether events, chain, projections and the file itself agree to the last digit. */
    public boolean agrees() {
        return differences.isEmpty();
    }

    /**
     * One thing that is not as it must be.
     *
     * @param where table and row, such as {@code book_lots 'default','f1'}
     * @param column the column, or what kind of check it was
     * @param expected what follows from the events
     * @param found what stands there
     */
    public record Difference(String where, String column, String expected, String found) {
        @Override
        public String toString() {
            return where + ": " + column + " is " + found + ", expected " + expected;
        }
    }
}
