package io.alertledger.trade;

import io.alertledger.model.Execution;
import io.alertledger.model.Leg;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import io.alertledger.model.OrderType;
import io.alertledger.model.Policy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts an order that nobody takes at the price of now: a successor is stored, the order is cancelled, and
 * only once it has ended the successor is sent, for what was left. {@value #TIMES} times at most.
 */
final class Repricer {
    private static final int TIMES = 3;

    private final Outbox outbox;
    private final Function<Order, Policy> policies;
    private final Function<Order, Optional<Leg.Pricing>> prices;
    private final Clock clock;

    /**
     * @param policies how long an order may wait
     * @param prices what it would be priced at now; empty where no price is known or the rules are against it
     */
    Repricer(
            Outbox outbox,
            Function<Order, Policy> policies,
            Function<Order, Optional<Leg.Pricing>> prices,
            Clock clock) {
        this.outbox = outbox;
        this.policies = policies;
        this.prices = prices;
        this.clock = clock;
    }

    /** The stored successor of an order that has waited long enough at a price that is not the market's. */
    Optional<Order> successor(Order order) {
        Instant now = clock.instant();
        Leg.Pricing pricing = order.pricing();
        boolean working = order.state() == OrderState.SUBMITTED || order.state() == OrderState.PARTIALLY_FILLED;
        if (!working
                || order.execution() == Execution.CALLER
                || order.attempt() >= TIMES
                || pricing == null
                || pricing.type() != OrderType.LIMIT
                || pricing.limit() == null
                || Duration.between(order.createdAt(), now)
                                .compareTo(policies.apply(order).repriceAfter())
                        < 0) {
            return Optional.empty();
        }
        return prices.apply(order)
                .filter(fresh -> fresh.limit() != null && fresh.limit().compareTo(pricing.limit()) != 0)
                .flatMap(fresh -> store(next(order, fresh, now)));
    }

    /** Stored once; an order that has ended meanwhile, or has a successor, gets none. */
    private Optional<Order> store(Order next) {
        return Objects.requireNonNull(outbox.<Optional<Order>>write(tx -> {
            boolean working = tx.order(next.key().account(), Ids.before(next.clientOrderId()))
                    .filter(order -> !order.state().terminal())
                    .isPresent();
            return working && tx.add(next) ? Optional.of(next) : Optional.empty();
        }));
    }

    private static Order next(Order order, Leg.Pricing pricing, Instant now) {
        return new Order(
                Ids.after(order.clientOrderId()),
                order.decisionId(),
                order.key(),
                order.side(),
                order.remaining(),
                BigDecimal.ZERO,
                order.filled().signum() == 0 ? order.lots() : List.of(),
                pricing,
                order.execution(),
                order.rank(),
                OrderState.PLANNED,
                null,
                order.attempt() + 1,
                "",
                now,
                now);
    }
}
