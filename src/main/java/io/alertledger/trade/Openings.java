package io.alertledger.trade;

import io.alertledger.ledger.Entry;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.model.Decision;
import io.alertledger.model.Execution;
import io.alertledger.model.Instruction;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import io.alertledger.model.SizeWord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is known of how a position was opened, read from its log. Stateless. */
final class Openings {
    private Openings() {}

    /**
     * Who sends the exits of a position: whoever sent the last order that opened or enlarged it. A position whose trades
     * were made elsewhere is sold by the broker.
     */
    static Execution execution(Ledger ledger, Outbox outbox, PositionKey key) {
        return orders(ledger, outbox, key).findFirst().map(Order::execution).orElse(Execution.BROKER);
    }

    /** The size word of the alert that opened a position; empty where none was said. */
    static Optional<SizeWord> size(
            Ledger ledger, Outbox outbox, Function<String, Optional<Decision>> decisions, PositionKey key) {
        return orders(ledger, outbox, key)
                .map(order -> decisions.apply(order.decisionId()))
                .flatMap(Optional::stream)
                .flatMap(decision -> decision.parts().stream())
                .filter(part -> part instanceof Decision.Resolved resolved
                        && resolved.legs().stream().anyMatch(leg -> leg.key().equals(key)))
                .map(part -> part.explanation().instruction())
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .map(Instruction::size)
                .filter(size -> size.size() != null)
                .map(size -> Objects.requireNonNull(size.size()))
                .findFirst();
    }

    /** The orders that opened or enlarged it, newest first. */
    private static Stream<Order> orders(Ledger ledger, Outbox outbox, PositionKey key) {
        List<Entry> log = new ArrayList<>(ledger.events(key));
        Collections.reverse(log);
        return log.stream()
                .map(Entry::event)
                .filter(LotOpened.class::isInstance)
                .map(event -> ((LotOpened) event).clientOrderId())
                .filter(Objects::nonNull)
                .map(id -> outbox.order(key.account(), Objects.requireNonNull(id)))
                .flatMap(Optional::stream);
    }
}
