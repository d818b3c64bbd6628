package io.alertledger.broker;

import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import io.alertledger.model.Order;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * A broker, as far as this system needs one.
 *
 * <p>No method throws for what the outside does: an answer that did not come is a value that says so,
 * and is never read as "no" or "nothing". Implementations are thread-safe.
 */
public interface Broker extends AutoCloseable {
    /** The name under which configuration knows it. */
    String name();

    /** Whether orders reach a real market. Such a broker is only opened when that is switched on. */
    boolean live();

    /**
     * Sends an order. The client order id is the broker's idempotency key where it has one: the same
     * order sent twice is one order.
     */
    Submission submit(Order order);

    /** What the broker knows of an order of ours, looked up by client order id. */
    OrderAnswer order(Order order);

    /** Asks for a cancel. Only a later {@link #order} says how the order ended. */
    Cancellation cancel(Order order);

    /** What the broker says is held. */
    ReportAnswer report(String account);

    /**
     * Fresh prices of instruments: none of what it does not quote, none at all where it could not be
     * asked. One question for many instruments.
     */
    default List<Mark> quotes(Collection<Instrument> instruments) {
        return List.of();
    }

    /**
     * Tells of an order that was given out before this process began, so that what the broker says of it
     * can be known as ours where it keeps another id than the client's.
     */
    default void remember(Order order) {}

    /** Whether {@link #report} says anything; the paper broker's book is the ledger itself. */
    default boolean reports() {
        return true;
    }

    /** The least time between two questions about one order; zero where asking costs nothing. */
    default Duration pace() {
        return live() ? Duration.ofSeconds(2) : Duration.ZERO;
    }

    /** Whether somebody else carries its orders out and reports what becomes of them. */
    default boolean endsByEvents() {
        return false;
    }

    /** Whether a report costs no more than a look at a file, so that it can be had before anything else. */
    default boolean reportsAtOnce() {
        return false;
    }

    /** Whether its report would say something else than the last one did, where that can be told at no cost. */
    default boolean hasNews() {
        return false;
    }

    /** Whether what it holds is this system's to protect and sell, without being claimed. */
    default boolean managesAll() {
        return false;
    }

    @Override
    default void close() {}
}
