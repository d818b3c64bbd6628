package io.alertledger.trade;

import io.alertledger.model.Decision;
import io.alertledger.model.ExitSignal;
import io.alertledger.model.Fill;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exit that fired and was handed to the desk. While its orders work, the trigger is quiet; when they have ended, it
 * is armed again: at once where the order was cancelled or filled in part, after a pause where nothing came of it, so
 * that a market that is closed or a broker that refuses is not asked at every price.
 * Confined to the lock of its {@link ExitDesk}.
 */
final class Underway {
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 2;

    private final PositionKey key;
    private final int targets;
    private final @Nullable String decision;
    private final long since;
    private @Nullable Boolean failed;

    /**
     * @param answer what was decided; null where nothing could be
     * @param since when, by the monotonic count
     */
    Underway(ExitSignal signal, @Nullable Handled answer, long since) {
        this(
                signal.key(),
                signal.targets(),
                answer != null && answer.decision() instanceof Decision.Resolved ? answer.decisionId() : null,
                since);
    }

    /**
     * @param targets how many partial targets it sells
     * @param decision whose orders it waits for; null where there are none
     */
    Underway(PositionKey key, int targets, @Nullable String decision, long since) {
        this.key = key;
        this.targets = targets;
        this.decision = decision;
        this.since = since;
    }

    PositionKey key() {
        return key;
    }

    int targets() {
        return targets;
    }

    /** The decision whose orders it waits for; null where there are none. */
    @Nullable
    String decision() {
        return decision;
    }

    /** How it stands. */
    enum Progress {
        GOING_ON,
        /** Its orders have ended. */
        OVER,
        /** It was refused or rejected, and the pause is over. */
        FAILED
    }

    /**
     * @param working the orders for the position that may still fill
     * @param failures how many exits of the position have failed before it in a row
     */
    Progress progress(List<Order> working, Outbox outbox, long nanos, int failures) {
        if (working.stream().anyMatch(order -> order.decisionId().equals(decision))) {
            return Progress.GOING_ON;
        }
        if (failed == null) {
            failed = hasFailed(outbox);
        }
        if (!failed) {
            return Progress.OVER;
        }
        Duration pause = PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return nanos - since < pause.toNanos() ? Progress.GOING_ON : Progress.FAILED;
    }

    private boolean hasFailed(Outbox outbox) {
        return decision == null
                || outbox.ordersOf(decision).stream()
                        .anyMatch(order -> order.state() == OrderState.REJECTED
                                && order.filled().signum() == 0);
    }

    /** The last price at which partial targets were sold; empty where none were meant or nothing was sold. */
    Optional<BigDecimal> targetsFilledAt(Outbox outbox) {
        if (targets == 0 || decision == null) {
            return Optional.empty();
        }
        return outbox.ordersOf(decision).stream()
                .flatMap(order -> outbox.fillsOf(order.key().account(), order.clientOrderId()).stream())
                .map(Fill::price)
                .reduce((first, last) -> last);
    }
}
