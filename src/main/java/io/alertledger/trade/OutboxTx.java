package io.alertledger.trade;

import io.alertledger.journal.DecisionLog.Logged;
import io.alertledger.journal.DecisionLog.Received;
import io.alertledger.journal.DecisionLog.Settlement;
import io.alertledger.ledger.LedgerTx;
import io.alertledger.model.Fill;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One transaction over ledger, orders, alerts and decisions: everything in it becomes durable and
 * visible together, or not at all. Reads see what it wrote itself. To be used only while {@link
 * Outbox#write} runs, by the thread that runs it.
 *
 * <p>Whatever carries an id is added once: adding it again changes nothing and answers false.
 */
public interface OutboxTx extends LedgerTx {
    /**
     * Stores a new order.
     *
     * @return false where an order of this account and client id is stored already
     */
    boolean add(Order order);

    /**
     * Stores an order's new state in place of the old one.
     *
     * @throws IllegalStateException if it was never added
     */
    void update(Order order);

    Optional<Order> order(String account, String clientOrderId);

    /** All orders that a decision gave, oldest first. */
    List<Order> ordersOf(String decisionId);

    /** Orders for a position that may still fill, oldest first. */
    List<Order> working(PositionKey key);

    /**
     * Stores a trade that happened. Booking it is the ledger's matter.
     *
     * @return false where a fill of this account and id is stored already
     */
    boolean add(Fill fill);

    /** A trade that was stored, in this transaction or before. */
    Optional<Fill> fill(String account, String fillId);

    /** Says, durably, why the books of an account can not be trusted until they were compared with the broker. */
    void distrust(String account, String reason);

    /**
     * Stores an alert.
     *
     * @return false where an alert of this account and id is stored already
     */
    boolean add(Received alert);

    /**
     * Stores an edited alert in place of the one with its id.
     *
     * @throws IllegalStateException if it was never added
     */
    void replace(Received alert);

    Optional<Received> alert(String account, String id);

    /**
     * Alerts with the same author and text received at or after {@code since}, oldest first.
     *
     * @param author null finds alerts without an author
     */
    List<Received> alertsLike(String account, @Nullable String author, String textHash, Instant since);

    /**
     * Stores a decision.
     *
     * @return false where a decision of this id is stored already
     */
    boolean add(Logged decision);

    Optional<Logged> decision(String id);

    /** All decisions about one alert, oldest first. */
    List<Logged> decisionsOf(String account, String alertId);

    /**
     * Stores a person's word on a decision.
     *
     * @return false where there is no such decision, or it was settled before
     */
    boolean settle(String decisionId, Settlement settlement);
}
