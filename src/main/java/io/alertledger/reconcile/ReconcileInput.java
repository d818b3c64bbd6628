package io.alertledger.reconcile;

import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that a reconciliation looks at.
 *
 * @param local the ledger's positions, each key once; closed ones count for their time of change only
 * @param orders our orders that are not finished, or were when last looked at, each client id once
 * @param report what the broker said
 * @param absences since when which position was missing in the reports before
 * @param seenFills ids of fills that are in the books
 * @param marks prices for what the broker gives no average for, and underlyings for expirations
 * @param now the moment of the look
 */
public record ReconcileInput(
        List<Position> local,
        List<OwnOrder> orders,
        Statement report,
        Map<PositionKey, Instant> absences,
        Set<String> seenFills,
        Map<Instrument, Mark> marks,
        Instant now,
        ReconcileSettings settings) {
    public ReconcileInput {
        local = List.copyOf(local);
        orders = List.copyOf(orders);
        absences = Map.copyOf(absences);
        seenFills = Set.copyOf(seenFills);
        marks = Map.copyOf(marks);
        Set<Object> once = new HashSet<>();
        for (Position position : local) {
            if (!once.add(position.key())) {
                throw new IllegalArgumentException(position.key().instrument().id() + " "
                        + position.key().side() + " stands twice among the local positions");
            }
        }
        for (OwnOrder order : orders) {
            if (!once.add(order.clientId())) {
                throw new IllegalArgumentException("order " + order.clientId() + " stands twice");
            }
        }
    }
}
