package io.alertledger.trade;

import io.alertledger.exits.ExitState;
import io.alertledger.exits.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.model.Decision;
import io.alertledger.model.ExitRank;
import io.alertledger.model.ExitReason;
import io.alertledger.model.Fill;
import io.alertledger.model.Order;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier process left of the protection of each position, brought up to what was sold since it was kept: a
 * target whose order filled while nothing ran is not sold again, and a trim still moves the stop to the entry.
 * Confined to the lock of its {@link ExitDesk}.
 */
final class Resumption {
    /** How many orders back those of targets are looked for. */
    private static final int LATELY = 500;

    private final Map<PositionKey, ExitStates.Kept> left = new HashMap<>();
    private final Outbox outbox;
    private final Function<String, Optional<Decision>> decisions;

    Resumption(Collection<ExitStates.Kept> kept, Outbox outbox, Function<String, Optional<Decision>> decisions) {
        kept.forEach(each -> left.put(each.key(), each));
        this.outbox = outbox;
        this.decisions = decisions;
    }

    /**
     * How a position is to be watched.
     *
     * @param state null where nothing usable was kept
     * @param sold decisions by which targets were sold and which the state counts
     * @param underway exits whose orders work
     */
    record Resumed(@Nullable ExitState state, List<String> sold, List<Underway> underway) {
        static final Resumed ANEW = new Resumed(null, List.of(), List.of());
    }

    /** Positions that are not taken up yet. */
    Collection<PositionKey> waiting() {
        return List.copyOf(left.keySet());
    }

    /** @return whether it waited to be taken up */
    boolean forget(PositionKey key) {
        return left.remove(key) != null;
    }

    /** Takes a position up. */
    Resumed take(Holding holding, ExitTerms terms, long nanos) {
        ExitStates.Kept kept = left.remove(holding.key());
        ExitTerms.Restored restored = kept == null ? null : terms.restored(kept, holding.episode());
        if (restored == null) {
            return Resumed.ANEW;
        }
        ExitState state = restored.state();
        List<String> sold = new ArrayList<>(restored.sold());
        List<Underway> underway = new ArrayList<>();
        Guard guard = new Guard(terms.terms());
        for (Map.Entry<String, List<Order>> target : targetOrders(holding, sold).entrySet()) {
            int targets =
                    covered(terms, state.targetsDone(), target.getValue().get(0).quantity());
            if (target.getValue().stream().anyMatch(order -> !order.state().terminal())) {
                underway.add(new Underway(holding.key(), targets, target.getKey(), nanos));
                continue;
            }
            BigDecimal price = lastPrice(target.getValue());
            if (price != null) {
                sold.add(target.getKey());
                for (int i = 0; i < targets; i++) {
                    state = guard.targetFilled(state, price);
                }
            }
        }
        return new Resumed(state, sold, underway);
    }

    /** The orders for parts of the position at its targets that the state does not count, oldest first, by decision. */
    private Map<String, List<Order>> targetOrders(Holding holding, List<String> counted) {
        Map<String, List<Order>> found = new LinkedHashMap<>();
        if (holding.guard() == null || holding.guard().protection().targets().isEmpty()) {
            return found;
        }
        List<Order> orders = new ArrayList<>(outbox.lastOrders(holding.key().account(), LATELY));
        Collections.reverse(orders);
        for (Order order : orders) {
            boolean target = order.key().equals(holding.key())
                    && order.closes()
                    && order.rank() == ExitRank.TRIM
                    && !order.createdAt().isBefore(holding.position().openedAt())
                    && !counted.contains(order.decisionId());
            if (target
                    && decisions
                            .apply(order.decisionId())
                            .flatMap(ExitRequest::trigger)
                            .filter(ExitReason.TAKE_PROFIT::equals)
                            .isPresent()) {
                found.computeIfAbsent(order.decisionId(), none -> new ArrayList<>())
                        .add(order);
            }
        }
        return found;
    }

    /** How many targets an order of this quantity sells: one, or more where the price jumped over several. */
    private static int covered(ExitTerms terms, int done, BigDecimal quantity) {
        List<Target> targets = terms.terms().protection().targets();
        BigDecimal parts = BigDecimal.ZERO;
        int count = 0;
        while (count == 0 || (done + count < targets.size() && parts.compareTo(quantity) < 0)) {
            if (done + count < targets.size()) {
                parts = parts.add(targets.get(done + count)
                        .fraction()
                        .of(terms.opening(), terms.terms().step()));
            }
            count++;
        }
        return count;
    }

    private @Nullable BigDecimal lastPrice(List<Order> orders) {
        return orders.stream()
                .flatMap(order -> outbox.fillsOf(order.key().account(), order.clientOrderId()).stream())
                .map(Fill::price)
                .reduce((first, last) -> last)
                .orElse(null);
    }
}
