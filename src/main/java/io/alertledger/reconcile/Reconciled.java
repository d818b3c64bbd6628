package io.alertledger.reconcile;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Consistency;
import io.alertledger.model.Decimals;
import io.alertledger.model.OrderState;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What came of a reconciliation.
 *
 * @param adjustments what concerns fills first, as it was booked, then instrument by instrument
 * @param orders our orders as they stand now, in the order given
 * @param positions what is held afterwards, by account, instrument and side; closed ones are left out
 * @param status how far the books agree with the broker; protection is judged elsewhere
 * @param reasons a sentence for each thing that was found; the worst first
 * @param concerns those of them that tell why the status is not green; empty where it is
 * @param further what else changes in the books: locks that end and what the broker says is free to
 *     close; folded after the adjustments' events
 * @param absences since when which position is missing, to be handed to the next look
 * @param disputed positions about which ledger and broker contradict each other, beyond what is merely
 *     in motion
 */
public record Reconciled(
        List<Adjustment> adjustments,
        List<OrderStanding> orders,
        List<Position> positions,
        List<LedgerEvent> further,
        Consistency status,
        List<String> reasons,
        List<String> concerns,
        Map<PositionKey, Instant> absences,
        Set<PositionKey> disputed) {
    public Reconciled {
        adjustments = List.copyOf(adjustments);
        orders = List.copyOf(orders);
        positions = List.copyOf(positions);
        further = List.copyOf(further);
        reasons = List.copyOf(reasons);
        concerns = List.copyOf(concerns);
        absences = Map.copyOf(absences);
        disputed = Set.copyOf(disputed);
    }

    /** All that the ledger books for it, in order; folded they give {@link #positions}. */
    public List<LedgerEvent> events() {
        return Stream.concat(adjustments.stream().flatMap(each -> each.events().stream()), further.stream())
                .toList();
    }

    /** Fills that a later look need not book: booked now or before, or left out for good. */
    public List<Statement.Execution> seenFills() {
        return adjustments.stream()
                .filter(each ->
                        each.kind() == Adjustment.Kind.IGNORE || !each.events().isEmpty())
                .map(Adjustment::fill)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Where an order of ours stands after the look.
     *
     * @param filled what the books or the broker say was filled, whichever is more
     * @param owed how much of {@code filled} the broker has said and the books do not show in any way yet:
     *     its fills are still to come, so that whoever keeps the order must not let it end before they do
     * @param lockKept whether the quantity it holds stays locked
     */
    public record OrderStanding(
            String clientId,
            OrderState state,
            BigDecimal quantity,
            BigDecimal filled,
            BigDecimal owed,
            boolean lockKept) {
        /** What the books show of it now. */
        public BigDecimal booked() {
            return Decimals.canonical(filled.subtract(owed));
        }
    }
}
