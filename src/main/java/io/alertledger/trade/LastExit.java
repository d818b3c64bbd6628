package io.alertledger.trade;

import io.alertledger.journal.DecisionLog;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.model.ExitReason;
import io.alertledger.model.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last time something of a position was sold.
 *
 * @param reason the trigger's name; ALERT, HAND, or what else booked it (TRADE, RECONCILE …)
 * @param price per unit, or null where unknown
 * @param at when
 * @param order the client order id, or null where no order of ours did it
 */
public record LastExit(
        String reason,
        @Nullable BigDecimal price,
        Instant at,
        @Nullable String order) {

    /** Of a position's present episode; empty where nothing of it was sold. */
    static Optional<LastExit> of(Holding holding, Ledger ledger, Outbox outbox, DecisionLog log) {
        if (holding.realized().closings() == 0) {
            return Optional.empty();
        }
        List<Entry> events = ledger.events(holding.key());
        for (int i = events.size() - 1; i >= 0; i--) {
            LedgerEvent event = events.get(i).event();
            if (event instanceof LotsClosed closed) {
                return Optional.of(
                        new LastExit(reason(closed, outbox, log), closed.price(), closed.at(), closed.clientOrderId()));
            }
        }
        return Optional.empty();
    }

    private static String reason(LotsClosed closed, Outbox outbox, DecisionLog log) {
        String id = closed.clientOrderId();
        Optional<DecisionLog.Logged> decision = id == null
                ? Optional.empty()
                : outbox.order(closed.account(), id).map(Order::decisionId).flatMap(log::decision);
        return decision.map(logged -> ExitRequest.trigger(LoggedDecisions.decision(logged))
                        .map(ExitReason::name)
                        .orElse(logged.alertId() == null ? "HAND" : "ALERT"))
                .orElse(closed.source().name());
    }
}
