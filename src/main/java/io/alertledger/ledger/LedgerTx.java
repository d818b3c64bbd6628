package io.alertledger.ledger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on the ledger. Everything that it writes becomes durable and visible together, or
 * not at all. To be used only while {@link Ledger#transact} runs, by the thread that runs it.
 *
 * <p>There is one writer at a time, so {@link #book()} can not change underneath: a condition that
 * was checked on it still holds when the transaction commits. No version numbers are compared.
 */
public interface LedgerTx {
    /** The book as this transaction sees it: all that was committed, and what it appended itself. */
    Book book();

    /**
     * Appends events, all or none.
     *
     * @param account whose key it is; the events may be of this account only
     * @param idempotencyKey unique in the account, such as {@code fill:…} or {@code alert:…}; a key used
     *     before changes nothing and returns the first answer. Null for events that need none
     * @param events at least one where the key is new
     * @throws IllegalStateException if an event can not follow from the book, such as a closing of more
     *     than a lot holds; nothing of the transaction is kept. Booking never plans such an event
     */
    Appended append(String account, @Nullable String idempotencyKey, List<LedgerEvent> events);

    /**
     * What was appended under a key, in this transaction or before. Planning a booking again gives
     * other events, as the book has moved on, so ask this first.
     */
    Optional<Appended> appended(String account, String idempotencyKey);

    /** Whether a lot of this id was ever opened in the account; ids are never used twice. */
    boolean knowsLot(String account, String lotId);

    /** Whether an event was reversed by a later one, in this transaction or before. */
    boolean undone(long sequence);
}
