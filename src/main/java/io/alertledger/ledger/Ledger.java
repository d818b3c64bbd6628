package io.alertledger.ledger;

import io.alertledger.model.PositionKey;
import java.util.List;
import java.util.function.Function;

/**
 * The ledger as the rest of the system sees it: a book to read, transactions to change it, and the
 * log of what happened. Implemented by storage on a database, and by {@link MemoryLedger} in memory.
 *
 * <p>Thread-safe. Reading never waits for a writer; writers take turns.
 */
public interface Ledger {
    /**
     * The book after the last commit. It is a value: what was read from it stays consistent however
     * long it is held, while newer commits give newer books.
     */
    Book book();

    /**
     * Does work in one transaction and commits it. {@link #book()} advances only after the commit
     * succeeded; if the work throws, nothing of it remains and the exception comes out unchanged.
     *
     * <p>Transactions do not nest, and the work must not wait for anything outside (brokers, people):
     * it holds the only pen.
     *
     * @return what the work returned
     * @throws NotStoredException if it could not be stored
     */
    <T> T transact(Function<? super LedgerTx, ? extends T> work);

    /**
     * The log in order, over all accounts.
     *
     * @param after sequence number to continue after; 0 for the beginning
     * @param most how many at most; fewer means that the end was reached
     */
    List<Entry> events(long after, int most);

    /** The log of one position, all its episodes, in order; an adjustment from or to it included. */
    List<Entry> events(PositionKey key);
}
