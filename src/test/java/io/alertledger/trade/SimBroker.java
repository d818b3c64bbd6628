package io.alertledger.trade;

import io.alertledger.broker.Broker;
import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.Cancellation;
import io.alertledger.broker.OrderAnswer;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.broker.Submission;
import io.alertledger.model.Alert;
import io.alertledger.model.Fill;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A market with every vice, by a seed: it loses orders and answers, repeats old news, fills what is being
 * cancelled, reports late, in part or not at all. What is really held there it knows exactly, and an order
 * that would sell more than that it never forgives.
 */
final class SimBroker implements Broker {
    private static final BigDecimal PRICE = new BigDecimal("2.00");

    /** How long its list of positions may lag; less than the grace that a reconciliation allows. */
    private static final int LAG_SECONDS = 8;

    /** How long it may leave out the same position; less than what makes an absence believed. */
    private static final Duration MOST_SHRUNKEN = Duration.ofSeconds(50);

    private final Random random;
    private final Clock clock;
    private final Runnable pause;
    private final Consumer<String> story;
    private final Map<PositionKey, BigDecimal> held = new LinkedHashMap<>();
    private final Map<String, AtMarket> orders = new LinkedHashMap<>();
    private final List<Fill> fills = new ArrayList<>();
    private final Deque<Map.Entry<Instant, Map<PositionKey, BigDecimal>>> before = new ArrayDeque<>();
    private @Nullable Instant shrunkenSince;
    private boolean vicious = true;
    private boolean dead;
    private int number;

    /** @param pause called at its door, where others may go on */
    SimBroker(Random random, Clock clock, Runnable pause, Consumer<String> story) {
        this.story = story;
        this.random = random;
        this.clock = clock;
        this.pause = pause;
    }

    private static final class AtMarket {
        private final Order order;
        private final List<Fill> fills = new ArrayList<>();
        private OrderState state = OrderState.SUBMITTED;

        AtMarket(Order order) {
            this.order = order;
        }

        BigDecimal filled() {
            return fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal open() {
            return state.terminal() ? BigDecimal.ZERO : order.quantity().subtract(filled());
        }
    }

    void holds(PositionKey key, BigDecimal quantity) {
        held.put(key, quantity);
    }

    Map<PositionKey, BigDecimal> held() {
        Map<PositionKey, BigDecimal> open = new LinkedHashMap<>(held);
        open.values().removeIf(quantity -> quantity.signum() == 0);
        return open;
    }

    /** From now on it behaves. */
    void behave() {
        vicious = false;
    }

    /** Whether the process that talks to it has ended. */
    void dead(boolean now) {
        dead = now;
    }

    private boolean happens(int percent) {
        return vicious && random.nextInt(100) < percent;
    }

    /** Others may go on here; who comes back in a process that has ended does not. */
    private void door() {
        pause.run();
        if (dead) {
            throw new ScriptedBroker.Died();
        }
    }

    /** Fills a part of something that works, if anything does. */
    void trade() {
        List<AtMarket> open = orders.values().stream()
                .filter(order -> order.open().signum() > 0)
                .toList();
        if (!open.isEmpty()) {
            trade(open.get(random.nextInt(open.size())));
        }
    }

    private void trade(AtMarket at) {
        BigDecimal quantity = BigDecimal.valueOf(1 + random.nextInt(at.open().intValueExact()));
        Fill fill = new Fill(
                "f" + ++number,
                at.order.clientOrderId(),
                at.order.key(),
                at.order.side(),
                quantity,
                PRICE,
                BigDecimal.ZERO,
                clock.instant());
        story.accept(fill.id() + ": " + fill.side() + " " + quantity + " of " + at.order.clientOrderId());
        remember();
        at.fills.add(fill);
        fills.add(fill);
        at.state = at.filled().compareTo(at.order.quantity()) == 0 ? OrderState.FILLED : OrderState.PARTIALLY_FILLED;
        BigDecimal change = fill.side() == OrderSide.BUY ? quantity : quantity.negate();
        held.merge(at.order.key(), change, BigDecimal::add);
    }

    private void remember() {
        before.addLast(Map.entry(clock.instant(), new LinkedHashMap<>(held)));
    }

    /** The day ends for an order that works. */
    void endOfDay() {
        for (AtMarket order : orders.values()) {
            if (!order.state.terminal()) {
                order.state = OrderState.EXPIRED;
            }
        }
    }

    @Override
    public String name() {
        return "sim";
    }

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public Submission submit(Order order) {
        door();
        if (happens(10)) {
            return new Submission.NoAnswer("connection refused");
        }
        if (happens(5)) {
            return new Submission.Rejected("not today");
        }
        if (orders.containsKey(order.clientOrderId())) {
            throw new AssertionError("order " + order.clientOrderId() + " was sent twice");
        }
        BigDecimal selling = orders.values().stream()
                .filter(at -> at.order.key().equals(order.key()) && at.order.side() == OrderSide.SELL)
                .map(AtMarket::open)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal there = held.getOrDefault(order.key(), BigDecimal.ZERO);
        if (order.side() == OrderSide.SELL && selling.add(order.quantity()).compareTo(there) > 0) {
            throw new AssertionError("double sell: order " + order.clientOrderId() + " sells " + order.quantity()
                    + " while " + selling + " are on sale and " + there + " are held");
        }
        story.accept("arrives: " + order.clientOrderId() + " " + order.side() + " " + order.quantity());
        AtMarket at = new AtMarket(order);
        orders.put(order.clientOrderId(), at);
        if (random.nextInt(100) < 35) {
            trade(at);
        }
        door();
        return happens(12) ? new Submission.NoAnswer("read timed out") : new Submission.Accepted(null);
    }

    @Override
    public OrderAnswer order(Order order) {
        door();
        AtMarket at = orders.get(order.clientOrderId());
        OrderAnswer answer = at == null ? new OrderAnswer.NotFound() : known(at);
        if (happens(15)) {
            answer = new OrderAnswer.NoAnswer("503");
        }
        door();
        return answer;
    }

    /** What it knows, or what it knew a while ago. */
    private OrderAnswer known(AtMarket at) {
        if (!happens(10)) {
            return new OrderAnswer.Known(null, at.state, at.filled(), at.fills, "");
        }
        List<Fill> old = at.fills.subList(0, random.nextInt(at.fills.size() + 1));
        BigDecimal filled = old.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new OrderAnswer.Known(null, OrderState.SUBMITTED, filled, old, "old news");
    }

    @Override
    public Cancellation cancel(Order order) {
        door();
        AtMarket at = orders.get(order.clientOrderId());
        boolean lost = happens(10);
        if (!lost && at != null && !at.state.terminal()) {
            if (happens(25)) {
                trade(at);
            }
            at.state = at.state.terminal() ? at.state : OrderState.CANCELLED;
        }
        door();
        if (happens(15) || lost) {
            return new Cancellation.NoAnswer("read timed out");
        }
        return at == null || at.state == OrderState.FILLED
                ? new Cancellation.Refused("the order is not working")
                : new Cancellation.Requested();
    }

    @Override
    public ReportAnswer report(String account) {
        door();
        if (happens(15)) {
            return new ReportAnswer.NoReport("429");
        }
        Instant now = clock.instant();
        Map<PositionKey, BigDecimal> seen = new LinkedHashMap<>(happens(25) ? lagging(now) : held);
        if (shrinks(now)) {
            List<PositionKey> keys = new ArrayList<>(seen.keySet());
            if (!keys.isEmpty()) {
                seen.remove(keys.get(random.nextInt(keys.size())));
            }
        }
        List<BrokerReport.Held> rows = new ArrayList<>();
        seen.forEach((key, quantity) -> {
            if (quantity.signum() > 0) {
                rows.add(new BrokerReport.Held(key, quantity, PRICE, null));
            }
        });
        List<Fill> told = new ArrayList<>(fills);
        if (happens(20)) {
            told.addAll(fills);
        }
        List<BrokerReport.ReportedOrder> known = orders.values().stream()
                .map(at -> new BrokerReport.ReportedOrder(
                        at.order.clientOrderId(), at.order.key(), at.order.quantity(), at.filled(), at.state))
                .toList();
        boolean complete = !happens(10);
        BrokerReport report = new BrokerReport(account, now, complete, rows, known, false, told);
        story.accept("report " + (complete ? "" : "(not complete) ") + seen.values() + ", " + told.size() + " fills");
        door();
        return new ReportAnswer.Report(report);
    }

    /** One report, or a few in a row, may lack something; never for so long that it would be believed. */
    private boolean shrinks(Instant now) {
        boolean mayGoOn =
                shrunkenSince == null || Duration.between(shrunkenSince, now).compareTo(MOST_SHRUNKEN) < 0;
        boolean shrinks = mayGoOn && happens(30);
        shrunkenSince = !shrinks ? null : shrunkenSince == null ? now : shrunkenSince;
        return shrinks;
    }

    private Map<PositionKey, BigDecimal> lagging(Instant now) {
        Instant then = now.minusSeconds(random.nextInt(LAG_SECONDS + 1));
        return before.stream()
                .filter(old -> !old.getKey().isBefore(then))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(held);
    }

    static String account() {
        return Alert.DEFAULT_ACCOUNT;
    }
}
