package io.alertledger.trade;

import io.alertledger.model.Decimals;
import io.alertledger.model.ExitRank;
import io.alertledger.model.Order;
import io.alertledger.model.Position;
import io.alertledger.model.PositionStatus;
import java.math.BigDecimal;
import java.util.List;

/** Which exit gives way to which: one exit order per position works at a time. */
final class Ranks {
    private Ranks() {}

    /** Whether an exit of this rank cancels a working order: every entry, and exits of lower rank. */
    static boolean replaces(ExitRank rank, Order working) {
        return !working.closes() || working.rank() == null || working.rank().compareTo(rank) < 0;
    }

    /**
     * The working orders that must have ended before an order can be sent: what an exit replaces, and what a
     * repriced order succeeds. What the same decision gave else stands beside it: an alert may trim and then
     * sell the rest.
     */
    static List<Order> blockers(Order order, List<Order> working) {
        ExitRank rank = order.rank();
        return working.stream()
                .filter(o -> o.decisionId().equals(order.decisionId())
                        ? succeeds(order, o)
                        : rank != null && replaces(rank, o))
                .toList();
    }

    /** Whether an order was stored to take the place of another one at a newer price. */
    private static boolean succeeds(Order order, Order earlier) {
        return order.attempt() > 0 && Ids.before(order.clientOrderId()).equals(earlier.clientOrderId());
    }

    /**
     * A position as an exit of some rank may plan with it: what exits of lower rank hold counts as free,
     * and while one of the same or a higher rank works, nothing does.
     */
    static Position asSeenBy(ExitRank rank, Position position, List<Order> working) {
        BigDecimal giveWay = BigDecimal.ZERO;
        boolean held = false;
        for (Order order : working) {
            if (order.closes()) {
                held |= !replaces(rank, order);
                giveWay = replaces(rank, order) ? giveWay.add(order.remaining()) : giveWay;
            }
        }
        if (!held && giveWay.signum() == 0) {
            return position;
        }
        BigDecimal locked = held
                ? position.quantity()
                : Decimals.canonical(position.locked().subtract(giveWay).max(BigDecimal.ZERO));
        BigDecimal available = position.available() == null || held
                ? position.available()
                : position.available().add(giveWay);
        return new Position(
                position.key(),
                position.lots(),
                locked.signum() == 0 ? PositionStatus.OPEN : PositionStatus.PENDING_EXIT,
                locked,
                available,
                position.multiplier(),
                position.step(),
                position.managed(),
                position.nickname(),
                position.openedAt(),
                position.updatedAt());
    }
}
