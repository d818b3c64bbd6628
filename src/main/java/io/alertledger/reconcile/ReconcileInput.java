package io.alertledger.reconcile;

import io.alertledger.ledger.Book;
import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a reconciliation looks at.
 *
 * @param book the ledger's positions
 * @param accounts the accounts that the report speaks of; rows of others are not looked at
 * @param closed when positions were closed lately, also those that were opened again
 * @param orders our orders that are not finished, or were when last looked at, each client id once
 * @param report what the broker said
 * @param absences since when which position was missing in the reports before
 * @param seenFills ids of fills that are in the books
 * @param marks prices for what the broker gives no average for, and underlyings for expirations
 * @param now the moment of the look
 */
public record ReconcileInput(
        Book book,
        Set<String> accounts,
        Map<PositionKey, Instant> closed,
        List<OwnOrder> orders,
        Statement report,
        Map<PositionKey, Instant> absences,
        Set<String> seenFills,
        Map<Instrument, Mark> marks,
        Instant now,
        ReconcileSettings settings) {
    public ReconcileInput {
        accounts = Set.copyOf(accounts);
        closed = Map.copyOf(closed);
        orders = List.copyOf(orders);
        absences = Map.copyOf(absences);
        seenFills = Set.copyOf(seenFills);
        marks = Map.copyOf(marks);
        Set<String> once = new HashSet<>();
        for (OwnOrder order : orders) {
            if (!once.add(order.clientId())) {
                throw new IllegalArgumentException("order " + order.clientId() + " stands twice");
            }
        }
    }

    /** When the books last changed a position; null where that is not known. */
    @Nullable
    Instant changed(PositionKey key) {
        Instant ended = closed.get(key);
        return book.position(key)
                .map(Position::updatedAt)
                .filter(updated -> ended == null || updated.isAfter(ended))
                .orElse(ended);
    }
}
