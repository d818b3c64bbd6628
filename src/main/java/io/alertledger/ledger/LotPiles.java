package io.alertledger.ledger;

import io.alertledger.ledger.Booked.Code;
import io.alertledger.ledger.Booked.Refused;
import io.alertledger.ledger.LedgerEvent.LotCost;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.ledger.LotsScript.Matched;
import io.alertledger.ledger.LotsScript.OpenLot;
import io.alertledger.ledger.LotsScript.Outcome;
import io.alertledger.ledger.LotsScript.Step;
import io.alertledger.model.Decimals;
import io.alertledger.model.Lot;
import io.alertledger.model.LotMethod;
import io.alertledger.model.Position;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lots of a script while it runs: one pile per account and side. Used by one thread. */
final class LotPiles {
    private final LotMethod method;
    private final BigDecimal multiplier;
    private final Map<Owner, Map<String, Lot>> piles = new LinkedHashMap<>();
    private final Map<Owner, Map<String, Arrival>> arrivals = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private int opened;
    private Instant now = Instant.EPOCH;
    private boolean timed;

    private record Owner(String account, Side side) {}

    /** When a lot came, among all; and whether its time was said. */
    private record Arrival(int number, boolean timed) {}

    LotPiles(LotMethod method, BigDecimal multiplier) {
        this.method = method;
        this.multiplier = multiplier;
    }

    /** A step without a time happens at the time of the step before it. */
    void sees(@Nullable Instant time) {
        timed = time != null;
        now = time != null ? time : now;
    }

    Outcome open(Step step, Side side, BigDecimal cost) {
        String name = step.lot();
        if (name != null
                && (pile(step.account(), Side.LONG).containsKey(name)
                        || pile(step.account(), Side.SHORT).containsKey(name))) {
            return LotsScript.invalid("lot " + name + " is open already");
        }
        opened++;
        if (name == null) {
            int number = opened;
            while (names.contains("L" + number)) {
                number++;
            }
            name = "L" + number;
        }
        names.add(name);
        Owner owner = new Owner(step.account(), side);
        pile(step.account(), side).put(name, new Lot(name, step.quantity(), cost, now, null, null, null));
        arrivals.computeIfAbsent(owner, o -> new HashMap<>()).put(name, new Arrival(opened, timed));
        return new Outcome.Done(BigDecimal.ZERO, List.of());
    }

    Outcome close(Step step, Side side, BigDecimal proceeds) {
        if (step.quantity().signum() == 0) {
            return new Outcome.Done(Money.realized(side, BigDecimal.ZERO, proceeds), List.of());
        }
        Selector select = step.select();
        if (step.lot() != null) {
            if (select.lot() != null && !select.lot().equals(step.lot())) {
                return new Outcome.Not(
                        new Refused(Code.NO_MATCH, null, "no lot is both " + step.lot() + " and " + select.lot()));
            }
            select = new Selector(select.cost(), select.time(), step.lot(), select.tradeId());
        }
        Map<String, Lot> pile = pile(step.account(), side);
        List<Lot> inOrder = pile.values().stream().sorted(Position.LOT_ORDER).toList();
        LotMatching.Match match = LotMatching.match(inOrder, multiplier, step.quantity(), method, select, List.of());
        if (match instanceof Refused refused) {
            return new Outcome.Not(refused);
        }
        LotMatching.Taking taking = (LotMatching.Taking) match;
        for (LotCost cost : taking.spread()) {
            pile.computeIfPresent(cost.lotId(), (id, lot) -> Money.with(lot, lot.quantity(), cost.totalCost()));
        }
        List<Matched> matched = new ArrayList<>();
        for (Taken taken : taking.taken()) {
            BigDecimal cost = Objects.requireNonNull(taken.cost());
            matched.add(new Matched(taken.lotId(), taken.quantity(), unit(cost, taken.quantity())));
            pile.computeIfPresent(taken.lotId(), (id, lot) -> rest(lot, taken.quantity(), cost));
        }
        return new Outcome.Done(
                Money.realized(side, Objects.requireNonNull(taking.cost()), proceeds), List.copyOf(matched));
    }

    private static @Nullable Lot rest(Lot lot, BigDecimal quantity, BigDecimal cost) {
        BigDecimal left = lot.quantity().subtract(quantity);
        return left.signum() == 0
                ? null
                : Money.with(lot, left, Objects.requireNonNull(lot.totalCost()).subtract(cost));
    }

    private BigDecimal unit(BigDecimal cost, BigDecimal quantity) {
        return Decimals.quotient(cost, quantity.multiply(multiplier));
    }

    private Map<String, Lot> pile(String account, Side side) {
        return piles.computeIfAbsent(new Owner(account, side), owner -> new LinkedHashMap<>());
    }

    /** All that is open, by opening time, then arrival. */
    List<OpenLot> open() {
        record Placed(Lot lot, Owner owner, Arrival arrival) {}
        List<Placed> placed = new ArrayList<>();
        piles.forEach((owner, pile) -> pile.values()
                .forEach(lot -> placed.add(new Placed(
                        lot,
                        owner,
                        Objects.requireNonNull(
                                Objects.requireNonNull(arrivals.get(owner)).get(lot.id()))))));
        placed.sort(Comparator.comparing((Placed p) -> p.lot().openedAt())
                .thenComparing(p -> p.arrival().number()));
        return placed.stream()
                .map(p -> new OpenLot(
                        p.owner().account(),
                        p.owner().side(),
                        p.lot().id(),
                        p.lot().quantity(),
                        unit(
                                Objects.requireNonNull(p.lot().totalCost()),
                                p.lot().quantity()),
                        p.arrival().timed() ? p.lot().openedAt() : null))
                .toList();
    }
}
