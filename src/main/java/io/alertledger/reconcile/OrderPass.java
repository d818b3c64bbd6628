package io.alertledger.reconcile;

import io.alertledger.model.OrderState;
import io.alertledger.reconcile.Reconciled.OrderStanding;
import io.alertledger.reconcile.Statement.KnownOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where our orders stand, from what the books know, what the broker says of them and the fills just
 * booked. A state never goes backwards, and what is not said leaves it where it is.
 */
final class OrderPass {
    /**
     * An order after the look.
     *
     * @param owed what the broker says was filled beyond the fills that were told and booked
     */
    record After(OwnOrder before, OrderState state, BigDecimal filled, BigDecimal owed) {
        boolean inFlight() {
            return !state.terminal();
        }

        /** How it stands, where the books were adjusted to what was told or not. */
        OrderStanding standing(boolean lockKept, boolean adjusted) {
            BigDecimal still = adjusted ? BigDecimal.ZERO : owed;
            return new OrderStanding(before.clientId(), state, before.quantity(), filled, still, lockKept);
        }
    }

    private OrderPass() {}

    static List<After> run(ReconcileInput input, FillPass fills) {
        Map<String, List<KnownOrder>> said = new HashMap<>();
        input.report()
                .orders()
                .forEach(order -> said.computeIfAbsent(order.clientId(), id -> new ArrayList<>())
                        .add(order));
        return input.orders().stream()
                .map(order -> after(
                        order,
                        furthest(said.getOrDefault(order.clientId(), List.of())),
                        input.report().ordersComplete(),
                        fills.booked(order.clientId())))
                .toList();
    }

    /** Of several rows for one order the one that is furthest on; null where there is none. */
    private static @Nullable KnownOrder furthest(List<KnownOrder> rows) {
        return rows.stream()
                .max(Comparator.comparingInt((KnownOrder row) -> row.state() == null ? -2 : progress(row.state()))
                        .thenComparing(row -> row.filled() == null ? BigDecimal.ZERO : row.filled())
                        .thenComparing(KnownOrder::toString))
                .orElse(null);
    }

    private static After after(OwnOrder order, @Nullable KnownOrder there, boolean ordersComplete, BigDecimal booked) {
        BigDecimal told = order.filled().add(booked);
        BigDecimal said = filledThere(order, there);
        BigDecimal filled = told.max(said);
        OrderState state = order.state();
        if (there != null && !state.terminal()) {
            if (there.state() == null) {
                // the broker never had it, or had it and let it go; a list with gaps does not prove that
                state = !ordersComplete ? state : filled.signum() > 0 ? OrderState.CANCELLED : OrderState.REJECTED;
            } else if (progress(there.state()) > progress(state)) {
                state = there.state();
            }
        }
        if (filled.compareTo(order.quantity()) >= 0) {
            state = OrderState.FILLED;
        } else if (filled.signum() > 0 && progress(state) < progress(OrderState.PARTIALLY_FILLED)) {
            state = OrderState.PARTIALLY_FILLED;
        }
        return new After(order, state, filled, filled.subtract(told));
    }

    private static BigDecimal filledThere(OwnOrder order, @Nullable KnownOrder there) {
        if (there == null || there.state() == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal said = there.filled();
        if (said == null) {
            return there.state() == OrderState.FILLED ? order.quantity() : BigDecimal.ZERO;
        }
        return said.min(order.quantity()).max(BigDecimal.ZERO);
    }

    private static int progress(OrderState state) {
        return switch (state) {
            case UNKNOWN -> -1;
            case PLANNED -> 0;
            case SUBMITTED -> 1;
            case PARTIALLY_FILLED -> 2;
            case FILLED, CANCELLED, REJECTED, EXPIRED -> 3;
        };
    }
}
