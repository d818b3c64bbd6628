package io.alertledger.trade;

import io.alertledger.model.Decision;
import io.alertledger.model.ExitSignal;
import io.alertledger.model.Fill;
import io.alertledger.model.Order;
import io.alertledger.model.OrderState;
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

    private final ExitSignal signal;
    private final @Nullable Handled answer;
    private final long since;
    private @Nullable Boolean failed;

    /**
     * @param answer what was decided; null where nothing could be
     * @param since when, by the monotonic count
     */
    Underway(ExitSignal signal, @Nullable Handled answer, long since) {
        this.signal = signal;
        this.answer = answer;
        this.since = since;
    }

    ExitSignal signal() {
        return signal;
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
        if (answer != null
                && working.stream().anyMatch(order -> order.decisionId().equals(answer.decisionId()))) {
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
        return answer == null
                || !(answer.decision() instanceof Decision.Resolved)
                || outbox.ordersOf(answer.decisionId()).stream()
                        .anyMatch(order -> order.state() == OrderState.REJECTED
                                && order.filled().signum() == 0);
    }

    /** The last price at which partial targets were sold; empty where none were meant or nothing was sold. */
    Optional<BigDecimal> targetsFilledAt(Outbox outbox) {
        if (signal.targets() == 0 || answer == null) {
            return Optional.empty();
        }
        return outbox.ordersOf(answer.decisionId()).stream()
                .flatMap(order -> outbox.fillsOf(order.key().account(), order.clientOrderId()).stream())
                .map(Fill::price)
                .reduce((first, last) -> last);
    }
}
