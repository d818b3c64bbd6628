package io.alertledger.storage;

import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.journal.DecisionLog.Received;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import io.alertledger.trade.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a transaction writes, noted while it runs; for the writer's thread alone. */
final class WrittenNotes {
    private final List<Received> alerts = new ArrayList<>();
    private final List<Logged> decisions = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Set<PositionKey> positions = new LinkedHashSet<>();
    private final Set<String> accounts = new LinkedHashSet<>();

    void alert(Received alert) {
        alerts.add(alert);
    }

    void decision(Logged decision) {
        decisions.add(decision);
    }

    void settled(String decisionId) {
        settled.add(decisionId);
    }

    void order(Order order) {
        orders.put(order.key().account() + "/" + order.clientOrderId(), order);
    }

    void event(LedgerEvent event) {
        accounts.add(event.account());
        if (event instanceof LedgerEvent.OfPosition about) {
            positions.add(about.key());
        }
    }

    Written written(long version) {
        return new Written(version, alerts, decisions, settled, List.copyOf(orders.values()), positions, accounts);
    }
}
