package io.alertledger.ledger;

import io.alertledger.ledger.LotsScript.Op;
import io.alertledger.ledger.LotsScript.Step;
import io.alertledger.model.LotMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Booking as one would do it with coins on a table: every unit lies there by itself with what it cost
 * as an exact quotient; a sale picks units one after another. Nothing is split, nothing is rounded,
 * no code is shared with the ledger. Whole quantities only.
 */
final class UnitModel {
    /** One unit. {@code arrival} is the number of its purchase among all. */
    private record Unit(String account, boolean isShort, String lot, int arrival, Instant time, Rational cost) {}

    /** What a step came to: either a refusal's code, or what it realized and what it took of which lot. */
    record Answer(
            @Nullable String refused, @Nullable BigDecimal available, Rational realized, Map<String, Long> taken) {}

    private final LotMethod method;
    private final Rational multiplier;
    private List<Unit> table = new ArrayList<>();
    private int purchases;
    private Instant lastTime = Instant.EPOCH;

    UnitModel(LotMethod method, BigDecimal multiplier) {
        this.method = method;
        this.multiplier = Rational.of(multiplier);
    }

    Answer apply(Step step) {
        lastTime = step.time() == null ? lastTime : step.time();
        long count = step.quantity().longValueExact();
        boolean isShort = step.op() == Op.SHORT || step.op() == Op.COVER;
        Rational whole = step.total() != null
                ? Rational.of(step.total())
                : Rational.of(step.price() == null ? BigDecimal.ZERO : step.price())
                        .times(Rational.of(count));
        Rational money = whole.times(multiplier);
        Rational fee = Rational.of(step.fee());
        if (step.op() == Op.BUY || step.op() == Op.SHORT) {
            Rational cost = isShort ? money.minus(fee) : money.plus(fee);
            purchases++;
            String name = step.lot() == null ? "L" + purchases : step.lot();
            for (long i = 0; i < count; i++) {
                table.add(new Unit(step.account(), isShort, name, purchases, lastTime, cost.over(Rational.of(count))));
            }
            return new Answer(null, null, Rational.ZERO, Map.of());
        }
        return close(step, isShort, count, isShort ? money.plus(fee) : money.minus(fee));
    }

    private Answer close(Step step, boolean isShort, long count, Rational cash) {
        List<Unit> mine = table.stream()
                .filter(unit -> unit.account().equals(step.account()) && unit.isShort() == isShort)
                .toList();
        List<Unit> meant = mine.stream().filter(unit -> means(step, unit)).toList();
        if (meant.isEmpty()) {
            return refused("NO_MATCH", null);
        }
        if (count > meant.size()) {
            return refused("INSUFFICIENT", BigDecimal.valueOf(meant.size()));
        }
        long lots = meant.stream().map(Unit::lot).distinct().count();
        if (method == LotMethod.STRICT && lots > 1 && count < meant.size()) {
            return refused("AMBIGUOUS", null);
        }
        if (method == LotMethod.AVERAGE) {
            Rational sum = mine.stream().map(Unit::cost).reduce(Rational.ZERO, Rational::plus);
            Rational average = sum.over(Rational.of(mine.size()));
            table.replaceAll(unit -> mine.contains(unit) ? at(unit, average) : unit);
            meant = meant.stream().map(unit -> at(unit, average)).toList();
        }
        Rational cost = Rational.ZERO;
        Map<String, Long> taken = new LinkedHashMap<>();
        List<Unit> left = new ArrayList<>(meant);
        for (long i = 0; i < count; i++) {
            Unit next = left.stream().min(order()).orElseThrow();
            left.remove(next);
            table.remove(next);
            cost = cost.plus(next.cost());
            taken.merge(next.lot(), 1L, Long::sum);
        }
        return new Answer(null, null, isShort ? cost.minus(cash) : cash.minus(cost), taken);
    }

    private boolean means(Step step, Unit unit) {
        Selector select = step.select();
        boolean named = step.lot() == null || step.lot().equals(unit.lot());
        boolean selected = select.lot() == null || select.lot().equals(unit.lot());
        boolean timed = select.time() == null || select.time().equals(unit.time());
        boolean priced =
                select.cost() == null || unit.cost().over(multiplier).at(18).compareTo(select.cost()) == 0;
        return named && selected && timed && priced;
    }

    private Comparator<Unit> order() {
        Comparator<Unit> age = Comparator.comparing(Unit::time).thenComparing(Unit::arrival);
        return switch (method) {
            case FIFO, AVERAGE, STRICT -> age;
            case LIFO -> age.reversed();
            case HIFO -> Comparator.comparing(Unit::cost).reversed().thenComparing(age);
            case LOFO -> Comparator.comparing(Unit::cost).thenComparing(age);
        };
    }

    private static Unit at(Unit unit, Rational cost) {
        return new Unit(unit.account(), unit.isShort(), unit.lot(), unit.arrival(), unit.time(), cost);
    }

    private static Answer refused(String code, @Nullable BigDecimal available) {
        return new Answer(code, available, Rational.ZERO, Map.of());
    }

    /** What lies on the table, by lot in the order of time and arrival: how many, and what they cost together. */
    Map<String, Rational[]> lots() {
        Map<String, Rational[]> lots = new LinkedHashMap<>();
        table.stream()
                .sorted(Comparator.comparing(Unit::time).thenComparing(Unit::arrival))
                .forEach(unit -> lots.merge(unit.lot(), new Rational[] {Rational.of(1), unit.cost()}, (a, b) ->
                        new Rational[] {a[0].plus(b[0]), a[1].plus(b[1])}));
        return lots;
    }
}
