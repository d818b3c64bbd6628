package io.alertledger.ledger;

import io.alertledger.ledger.LotsScript.Op;
import io.alertledger.ledger.LotsScript.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random histories: few prices and times, so that ties, equal costs and refusals are common. */
final class Histories {
    private static final Instant TEN = LotsTable.time("10:00");

    private Histories() {}

    static Arbitrary<List<Step>> steps(Op... ops) {
        return step(ops).list().ofMinSize(1).ofMaxSize(40);
    }

    private static Arbitrary<Step> step(Op... ops) {
        Arbitrary<Op> op = Arbitraries.of(ops);
        Arbitrary<Integer> quantity = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(3, 1),
                net.jqwik.api.Tuple.of(3, 2),
                net.jqwik.api.Tuple.of(2, 3),
                net.jqwik.api.Tuple.of(1, 5),
                net.jqwik.api.Tuple.of(1, 7),
                net.jqwik.api.Tuple.of(1, 12));
        Arbitrary<String> amount = Arbitraries.of("1", "1.5", "2", "0.05", "3.33", "t10", "t7", "t1.1", "0");
        Arbitrary<String> fee = Arbitraries.of("0", "0", "0.65", "1");
        Arbitrary<Instant> time = Arbitraries.integers()
                .between(0, 3)
                .map(hours -> TEN.plusSeconds(3600L * hours))
                .injectNull(0.3);
        Arbitrary<String> account = Arbitraries.of("default", "default", "ira");
        Arbitrary<Selector> select = Arbitraries.of(
                Selector.ANY,
                Selector.ANY,
                Selector.ANY,
                Selector.lot("L1"),
                Selector.lot("L2"),
                new Selector(new BigDecimal("1.5"), null, null, null),
                new Selector(new BigDecimal("3.333333333333333333"), null, null, null),
                new Selector(null, TEN, null, null));
        return Combinators.combine(op, quantity, amount, fee, time, account, select)
                .as((what, count, money, charge, at, where, which) -> {
                    boolean opens = what == Op.BUY || what == Op.SHORT;
                    boolean total = opens && money.startsWith("t");
                    BigDecimal number = new BigDecimal(money.replace("t", ""));
                    return new Step(
                            what,
                            where,
                            BigDecimal.valueOf(count),
                            total ? null : number,
                            total ? number : null,
                            new BigDecimal(charge),
                            at,
                            null,
                            opens ? Selector.ANY : which);
                });
    }
}
