package io.alertledger.trade;

import io.alertledger.broker.Broker;
import io.alertledger.broker.Cancellation;
import io.alertledger.broker.OrderAnswer;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.broker.Submission;
import io.alertledger.model.Fill;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A market that does what a test tells it. It outlives the ledger that talks to it, as a real one does,
 * and has no idempotency of its own: an order that is sent twice is two orders.
 */
final class ScriptedBroker implements Broker {
    /** What happens to an order on its way. */
    enum Sending {
        ACCEPTED,
        FILLED_AT_ONCE,
        REJECTED,
        /** It arrives; the answer does not. */
        ANSWER_LOST,
        /** It never arrives, and nobody says so. */
        ORDER_LOST,
        /** The program dies before it leaves. */
        DIED_BEFORE,
        /** It arrives, and then the program dies. */
        DIED_AFTER
    }

    /** What happens to a request to cancel. */
    enum Cancelling {
        OBEYED,
        TOO_LATE,
        NO_ANSWER
    }

    /** The end of the process, as far as a test can have one. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Map<String, AtMarket> orders = new LinkedHashMap<>();
    private Sending sending = Sending.ACCEPTED;
    private Cancelling cancelling = Cancelling.OBEYED;
    private boolean answers = true;
    private @Nullable String choking;
    private int cancels;
    private int questions;
    private @Nullable ReportAnswer report;
    private Duration pace = Duration.ZERO;
    private boolean ours;

    synchronized ScriptedBroker on(Sending newSending) {
        sending = newSending;
        return this;
    }

    synchronized ScriptedBroker on(Cancelling newCancelling) {
        cancelling = newCancelling;
        return this;
    }

    /** From now on all that it holds is this system's to manage. */
    synchronized ScriptedBroker managedByUs() {
        ours = true;
        return this;
    }

    @Override
    public synchronized boolean managesAll() {
        return ours;
    }

    /** Whether questions about orders are answered. */
    synchronized ScriptedBroker answering(boolean now) {
        answers = now;
        return this;
    }

    /** From now on a question about this order throws. */
    synchronized void chokingOn(String clientOrderId) {
        choking = clientOrderId;
    }

    /** Fills a part of an order. */
    synchronized void fill(String clientOrderId, String quantity) {
        fill(
                clientOrderId,
                quantity,
                clientOrderId + "-" + atMarket(clientOrderId).fills.size());
    }

    synchronized void fill(String clientOrderId, String quantity, String fillId) {
        AtMarket order = atMarket(clientOrderId);
        order.trade(new BigDecimal(quantity), fillId);
    }

    /** Ends an order, or says of it what may not even be true. */
    synchronized void say(String clientOrderId, OrderState state) {
        atMarket(clientOrderId).state = state;
    }

    /** How many orders ever arrived: one sent twice counts twice. */
    synchronized int arrived() {
        return orders.values().stream().mapToInt(o -> o.arrivals).sum();
    }

    synchronized int arrived(String clientOrderId) {
        AtMarket order = orders.get(clientOrderId);
        return order == null ? 0 : order.arrivals;
    }

    synchronized int cancels() {
        return cancels;
    }

    /** What was really sold of everything, less what was really bought: what the ledger can not know better. */
    synchronized BigDecimal sold() {
        BigDecimal sold = BigDecimal.ZERO;
        for (AtMarket order : orders.values()) {
            BigDecimal filled = order.filled();
            sold = order.order.side() == OrderSide.SELL ? sold.add(filled) : sold.subtract(filled);
        }
        return sold;
    }

    /** What could still be sold: open orders filled whole. */
    synchronized BigDecimal soldAtWorst() {
        BigDecimal sold = BigDecimal.ZERO;
        for (AtMarket order : orders.values()) {
            BigDecimal most = order.state.terminal()
                    ? order.filled()
                    : order.order.quantity().multiply(BigDecimal.valueOf(order.arrivals));
            sold = order.order.side() == OrderSide.SELL ? sold.add(most) : sold;
        }
        return sold;
    }

    synchronized List<String> working() {
        return orders.values().stream()
                .filter(o -> !o.state.terminal())
                .map(o -> o.order.clientOrderId())
                .toList();
    }

    private AtMarket atMarket(String clientOrderId) {
        AtMarket order = orders.get(clientOrderId);
        if (order == null) {
            throw new IllegalStateException("order " + clientOrderId + " never arrived");
        }
        return order;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public synchronized Submission submit(Order order) {
        switch (sending) {
            case DIED_BEFORE -> throw new Died();
            case ORDER_LOST -> {
                return new Submission.NoAnswer("connection reset");
            }
            case REJECTED -> {
                return new Submission.Rejected("not today");
            }
            default -> orders.computeIfAbsent(order.clientOrderId(), id -> new AtMarket(order)).arrivals++;
        }
        if (sending == Sending.DIED_AFTER) {
            throw new Died();
        }
        if (sending == Sending.ANSWER_LOST) {
            return new Submission.NoAnswer("read timed out");
        }
        if (sending == Sending.FILLED_AT_ONCE) {
            fill(order.clientOrderId(), order.quantity().toPlainString());
        }
        return new Submission.Accepted("B-" + order.clientOrderId());
    }

    @Override
    public synchronized OrderAnswer order(Order order) {
        questions++;
        if (order.clientOrderId().equals(choking)) {
            throw new Died();
        }
        if (!answers) {
            return new OrderAnswer.NoAnswer("503");
        }
        AtMarket known = orders.get(order.clientOrderId());
        return known == null
                ? new OrderAnswer.NotFound()
                : new OrderAnswer.Known(
                        "B-" + order.clientOrderId(), known.state, known.filled(), known.fills, "as scripted");
    }

    @Override
    public synchronized Cancellation cancel(Order order) {
        cancels++;
        AtMarket known = orders.get(order.clientOrderId());
        if (cancelling == Cancelling.NO_ANSWER) {
            return new Cancellation.NoAnswer("read timed out");
        }
        if (known == null || known.state.terminal() || cancelling == Cancelling.TOO_LATE) {
            return new Cancellation.Refused("the order is not working");
        }
        known.state = OrderState.CANCELLED;
        return new Cancellation.Requested();
    }

    @Override
    public synchronized boolean reports() {
        return report != null;
    }

    @Override
    public synchronized ReportAnswer report(String account) {
        return report == null ? new ReportAnswer.NoReport("not in this test") : report;
    }

    /** What it reports from now on; until then it reports nothing and is its ledger's own book. */
    synchronized ScriptedBroker reports(ReportAnswer answer) {
        report = answer;
        return this;
    }

    @Override
    public synchronized Duration pace() {
        return pace;
    }

    /** How often it wants to be asked; for desks that are opened afterwards. */
    synchronized ScriptedBroker paced(Duration newPace) {
        pace = newPace;
        return this;
    }

    /** How often it was asked about an order. */
    synchronized int questions() {
        return questions;
    }

    private static final class AtMarket {
        private final Order order;
        private final List<Fill> fills = new ArrayList<>();
        private OrderState state = OrderState.SUBMITTED;
        private int arrivals;

        AtMarket(Order order) {
            this.order = order;
        }

        void trade(BigDecimal quantity, String fillId) {
            fills.add(new Fill(
                    fillId,
                    order.clientOrderId(),
                    order.key(),
                    order.side(),
                    quantity,
                    price(order.pricing() == null ? null : order.pricing().limit()),
                    BigDecimal.ZERO,
                    order.createdAt()));
            state = filled().compareTo(order.quantity()) >= 0 ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        }

        private static BigDecimal price(@Nullable BigDecimal limit) {
            return limit == null ? BigDecimal.ONE : limit;
        }

        BigDecimal filled() {
            return fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
