package io.alertledger.trade;

import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The orders that may still fill, in memory, so that deciding reads no disk; and how many entries each
 * account made lately. Follows what was committed. Thread-safe.
 */
final class WorkingOrders {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<PositionKey, Map<String, Order>> byPosition = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();
    private final Map<String, Deque<Instant>> entries = new ConcurrentHashMap<>();

    /** Another number whenever something changed. */
    long version() {
        return version.get();
    }

    /** Takes in an order as it stands after a commit. */
    void committed(Order order) {
        if (order.equals(byPosition.getOrDefault(order.key(), Map.of()).get(order.clientOrderId()))) {
            return;
        }
        byPosition.compute(order.key(), (key, known) -> {
            Map<String, Order> orders = known == null ? new ConcurrentHashMap<>() : known;
            if (order.state().terminal()) {
                orders.remove(order.clientOrderId());
            } else {
                orders.put(order.clientOrderId(), order);
            }
            return orders.isEmpty() ? null : orders;
        });
        version.incrementAndGet();
    }

    /** Counts an order that was just planned, if it is an entry. */
    void entered(Order order) {
        if (order.closes() || order.attempt() > 0) {
            return;
        }
        entries.computeIfAbsent(order.key().account(), account -> new ArrayDeque<>());
        entries.computeIfPresent(order.key().account(), (account, times) -> {
            times.add(order.createdAt());
            return times;
        });
    }

    /** Entry orders of an account in the minute before a moment. */
    int entriesLastMinute(String account, Instant now) {
        int[] count = {0};
        entries.computeIfPresent(account, (key, times) -> {
            while (!times.isEmpty() && Duration.between(times.peekFirst(), now).compareTo(MINUTE) > 0) {
                times.removeFirst();
            }
            count[0] = times.size();
            return times;
        });
        return count[0];
    }

    /** Orders for a position, oldest first. */
    List<Order> of(PositionKey key) {
        return sorted(byPosition.getOrDefault(key, Map.of()).values());
    }

    /** All of them, oldest first. */
    List<Order> all() {
        List<Order> all = new ArrayList<>();
        byPosition.values().forEach(orders -> all.addAll(orders.values()));
        return sorted(all);
    }

    private static List<Order> sorted(Collection<Order> orders) {
        return orders.stream()
                .sorted(Comparator.comparing(Order::createdAt).thenComparing(Order::clientOrderId))
                .toList();
    }
}
