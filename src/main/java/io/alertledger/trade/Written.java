package io.alertledger.trade;

import io.alertledger.journal.DecisionLog;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import java.util.List;
import java.util.Set;

/**
 * What one transaction wrote, told after it became durable: what a watcher has to look at anew. Immutable.
 *
 * @param version the book's after it
 * @param alerts that came in or were replaced
 * @param decisions that were made
 * @param settled ids of decisions that a person settled
 * @param orders that were added or changed, as they are now, each once
 * @param positions that events were about
 * @param accounts that events were about
 */
public record Written(
        long version,
        List<DecisionLog.Received> alerts,
        List<DecisionLog.Logged> decisions,
        List<String> settled,
        List<Order> orders,
        Set<PositionKey> positions,
        Set<String> accounts) {
    public Written {
        alerts = List.copyOf(alerts);
        decisions = List.copyOf(decisions);
        settled = List.copyOf(settled);
        orders = List.copyOf(orders);
        positions = Set.copyOf(positions);
        accounts = Set.copyOf(accounts);
    }

    /** Whether there is nothing to look at. */
    public boolean isEmpty() {
        return alerts.isEmpty() && decisions.isEmpty() && settled.isEmpty() && orders.isEmpty() && accounts.isEmpty();
    }
}
