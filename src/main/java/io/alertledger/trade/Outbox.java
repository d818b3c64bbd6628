package io.alertledger.trade;

import io.alertledger.model.Fill;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Orders as they are kept: an intention is durable here before anything leaves the process, and is
 * settled against the broker after a crash before anything else is done.
 *
 * <p>Thread-safe. Reads answer from what is committed and never wait for a writer.
 */
public interface Outbox {
    /**
     * Does work in one transaction and commits it; several callers may share a commit. Returns once
     * what was written is durable. If the work throws, nothing of it remains and the exception comes
     * out unchanged. Transactions do not nest, and the work must not wait for anything outside.
     *
     * @return what the work returned
     * @throws io.alertledger.ledger.NotStoredException if it could not be stored
     */
    <T> T write(Function<? super OutboxTx, ? extends T> work);

    Optional<Order> order(String account, String clientOrderId);

    /** Every order that may still fill, over all accounts, oldest first. */
    List<Order> working();

    /** Orders for a position that may still fill, oldest first. */
    List<Order> working(PositionKey key);

    /** All orders that a decision gave, oldest first. */
    List<Order> ordersOf(String decisionId);

    /** The newest orders of an account, newest first. */
    List<Order> lastOrders(String account, int most);

    /** The fills of one order, in the order in which they were stored. */
    List<Fill> fillsOf(String account, String clientOrderId);
}
