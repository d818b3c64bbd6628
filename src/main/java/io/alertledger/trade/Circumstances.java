package io.alertledger.trade;

import io.alertledger.ledger.Book;
import io.alertledger.model.Consistency;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What surrounds a decision at the moment it is made.
 *
 * @param brain the rules, parser and resolver in force
 * @param book the ledger's book
 * @param working the working orders of a position
 * @param consistency how well ledger and broker agree
 * @param consistencyReason why; empty when green
 * @param disputed positions about which ledger and broker contradict each other
 * @param entriesLastMinute entry orders of the account in the last minute
 * @param acting whether the decision will be carried out
 * @param now the moment
 */
record Circumstances(
        Brain brain,
        Book book,
        Function<PositionKey, List<Order>> working,
        Consistency consistency,
        String consistencyReason,
        Predicate<PositionKey> disputed,
        int entriesLastMinute,
        boolean acting,
        Instant now) {
    Circumstances with(Book newBook) {
        return new Circumstances(
                brain, newBook, working, consistency, consistencyReason, disputed, entriesLastMinute, acting, now);
    }
}
