package io.alertledger.reconcile;

import io.alertledger.model.Consistency;
import io.alertledger.model.OrderState;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What came of a reconciliation.
 *
 * @param adjustments fills first, in the order of their times, then holding by holding
 * @param orders our orders as they stand now, in the order given
 * @param positions what is held afterwards, by account, instrument and side; closed ones are left out
 * @param status how far the books agree with the broker; protection is judged elsewhere
 * @param reasons a sentence for each thing that is not as it should be; the worst first
 * @param absences since when which position is missing, to be handed to the next look
 */
public record Reconciled(
        List<Adjustment> adjustments,
        List<OrderStanding> orders,
        List<Position> positions,
        Consistency status,
        List<String> reasons,
        Map<PositionKey, Instant> absences) {
    public Reconciled {
        adjustments = List.copyOf(adjustments);
        orders = List.copyOf(orders);
        positions = List.copyOf(positions);
        reasons = List.copyOf(reasons);
        absences = Map.copyOf(absences);
    }

    /**
     * Where an order of ours stands after the look.
     *
     * @param filled what the books or the broker say was filled, whichever is more
     * @param lockKept whether the quantity it holds stays locked
     */
    public record OrderStanding(
            String clientId, OrderState state, BigDecimal quantity, BigDecimal filled, boolean lockKept) {}
}
