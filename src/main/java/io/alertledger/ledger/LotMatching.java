package io.alertledger.ledger;

import io.alertledger.ledger.Booked.Code;
import io.alertledger.ledger.Booked.Refused;
import io.alertledger.ledger.LedgerEvent.LotCost;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.model.Decimals;
import io.alertledger.model.Lot;
import io.alertledger.model.LotMethod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which lots a closing takes, and at what cost. Pure; the same for the ledger and for {@code batch
 * lots}.
 */
final class LotMatching {
    /**
     * Decimals at which unit costs are compared. A split lot's unit cost is off by the rounding of its
     * share (far below this); two lots that were bought alike must stay alike.
     */
    private static final int COMPARED_DECIMALS = 24;

    private LotMatching() {}

    /** What matching comes to. */
    sealed interface Match permits Taking, Refused {}

    /**
     * What is taken.
     *
     * @param spread what every open lot costs before the taking, where the method averages; else empty
     * @param taken in the order of taking
     * @param cost of all that is taken; null when unknown
     */
    record Taking(
            List<LotCost> spread,
            List<Taken> taken,
            @Nullable BigDecimal cost) implements Match {}

    /**
     * @param lots what is open, by opening time, then arrival
     * @param multiplier of the position
     * @param quantity above zero
     * @param first ids of lots to take before all others, in this order
     */
    static Match match(
            List<Lot> lots,
            BigDecimal multiplier,
            BigDecimal quantity,
            LotMethod method,
            Selector selector,
            List<String> first) {
        if (lots.isEmpty()) {
            return new Refused(Code.NO_MATCH, null, "nothing is held to close " + Decimals.plain(quantity) + " of");
        }
        boolean any = selector.equals(Selector.ANY);
        List<Lot> meant = any
                ? lots
                : lots.stream().filter(lot -> selector.matches(lot, multiplier)).toList();
        if (meant.isEmpty()) {
            return new Refused(
                    Code.NO_MATCH,
                    null,
                    "no open lot is as said (" + selector + "); open are " + list(lots, multiplier));
        }
        BigDecimal available = sum(meant);
        int excess = quantity.compareTo(available);
        if (excess > 0) {
            String of = any ? "are held" : "are there of " + selector;
            return new Refused(
                    Code.INSUFFICIENT,
                    available,
                    Decimals.plain(quantity) + " are wanted, " + Decimals.plain(available) + " " + of);
        }
        if (method == LotMethod.STRICT && first.isEmpty() && meant.size() > 1 && excess < 0) {
            return new Refused(
                    Code.AMBIGUOUS, null, "which lots are meant? " + selector + " fits " + list(meant, multiplier));
        }
        return method == LotMethod.AVERAGE
                ? average(lots, preferred(meant, first), quantity)
                : take(List.of(), preferred(ordered(meant, multiplier, method), first), quantity);
    }

    private static Taking take(List<LotCost> spread, List<Lot> inOrder, BigDecimal quantity) {
        List<Taken> taken = new ArrayList<>();
        @Nullable BigDecimal cost = BigDecimal.ZERO;
        BigDecimal wanted = quantity;
        for (Lot lot : inOrder) {
            if (wanted.signum() == 0) {
                break;
            }
            BigDecimal part = wanted.min(lot.quantity());
            BigDecimal partCost = lot.totalCost() == null ? null : Money.share(lot.totalCost(), part, lot.quantity());
            taken.add(new Taken(lot.id(), Decimals.canonical(part), partCost));
            cost = cost == null || partCost == null ? null : cost.add(partCost);
            wanted = wanted.subtract(part);
        }
        return new Taking(spread, List.copyOf(taken), cost == null ? null : Decimals.canonical(cost));
    }

    /** Oldest first, after the cost of all that is held was spread over it by quantity. */
    private static Taking average(List<Lot> lots, List<Lot> inOrder, BigDecimal quantity) {
        BigDecimal whole = BigDecimal.ZERO;
        for (Lot lot : lots) {
            if (lot.totalCost() == null) {
                // One unknown cost makes the average unknown: what is taken has no known cost either.
                Taking taking = take(List.of(), inOrder, quantity);
                return new Taking(List.of(), taking.taken(), null);
            }
            whole = whole.add(lot.totalCost());
        }
        BigDecimal held = sum(lots);
        Map<String, Lot> spread = new HashMap<>();
        List<LotCost> costs = new ArrayList<>();
        boolean changed = false;
        BigDecimal quantitySoFar = BigDecimal.ZERO;
        BigDecimal costSoFar = BigDecimal.ZERO;
        for (Lot lot : lots) {
            // Differences of rounded running totals: the last total is the whole, so the sum is exact.
            quantitySoFar = quantitySoFar.add(lot.quantity());
            BigDecimal runningCost = Money.share(whole, quantitySoFar, held);
            Lot after = Money.with(lot, lot.quantity(), runningCost.subtract(costSoFar));
            costSoFar = runningCost;
            changed |= !after.equals(lot);
            costs.add(new LotCost(lot.id(), Objects.requireNonNull(after.totalCost())));
            spread.put(lot.id(), after);
        }
        List<Lot> averaged = inOrder.stream()
                .map(lot -> Objects.requireNonNull(spread.get(lot.id())))
                .toList();
        return take(changed ? List.copyOf(costs) : List.of(), averaged, quantity);
    }

    /** The order of leaving; ties by entry time, then arrival (for LIFO both reversed). */
    private static List<Lot> ordered(List<Lot> lots, BigDecimal multiplier, LotMethod method) {
        List<Lot> ordered = new ArrayList<>(lots);
        switch (method) {
            case FIFO, AVERAGE, STRICT -> {}
            case LIFO -> Collections.reverse(ordered);
            case HIFO -> ordered.sort(byCost(lots, multiplier, Comparator.reverseOrder()));
            case LOFO -> ordered.sort(byCost(lots, multiplier, Comparator.naturalOrder()));
        }
        return ordered;
    }

    /** By unit cost; what is unknown comes last. The sort is stable, so ties stay as they stand. */
    private static Comparator<Lot> byCost(List<Lot> lots, BigDecimal multiplier, Comparator<BigDecimal> order) {
        Map<String, BigDecimal> units = new HashMap<>();
        for (Lot lot : lots) {
            if (lot.totalCost() != null) {
                units.put(
                        lot.id(),
                        lot.totalCost()
                                .divide(
                                        lot.quantity().multiply(multiplier),
                                        COMPARED_DECIMALS,
                                        RoundingMode.HALF_EVEN));
            }
        }
        return Comparator.comparing(lot -> units.get(lot.id()), Comparator.nullsLast(order));
    }

    private static List<Lot> preferred(List<Lot> ordered, List<String> first) {
        if (first.isEmpty()) {
            return ordered;
        }
        List<Lot> result = new ArrayList<>(ordered);
        result.sort(Comparator.comparingInt(lot -> {
            int place = first.indexOf(lot.id());
            return place < 0 ? first.size() : place;
        }));
        return result;
    }

    private static BigDecimal sum(List<Lot> lots) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Lot lot : lots) {
            sum = sum.add(lot.quantity());
        }
        return sum;
    }

    /** {@code L1 (5 @ 1.2), L2 (3 @ unknown)}, shortened where there are many. */
    private static String list(List<Lot> lots, BigDecimal multiplier) {
        List<String> names = new ArrayList<>();
        for (Lot lot : lots.subList(0, Math.min(5, lots.size()))) {
            BigDecimal cost = lot.cost(multiplier);
            names.add(lot.id() + " (" + Decimals.plain(lot.quantity()) + " @ "
                    + (cost == null ? "unknown" : Decimals.plain(cost)) + ")");
        }
        return String.join(", ", names) + (lots.size() > 5 ? " and " + (lots.size() - 5) + " more" : "");
    }
}
