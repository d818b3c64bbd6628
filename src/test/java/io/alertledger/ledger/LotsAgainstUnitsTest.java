package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.LotsScript.Matched;
import io.alertledger.ledger.LotsScript.Op;
import io.alertledger.ledger.LotsScript.OpenLot;
import io.alertledger.ledger.LotsScript.Outcome;
import io.alertledger.ledger.LotsScript.Step;
import io.alertledger.model.LotMethod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The engine and the coins on the table agree, for every method, on any history. */
class LotsAgainstUnitsTest {
    /** Far more digits than are ever shown; shares are kept at forty. */
    private static final int DECIMALS = 34;

    @Provide
    Arbitrary<List<Step>> longs() {
        return Histories.steps(Op.BUY, Op.BUY, Op.SELL);
    }

    @Provide
    Arbitrary<List<Step>> both() {
        return Histories.steps(Op.BUY, Op.SELL, Op.SHORT, Op.COVER);
    }

    @Property(tries = 3000)
    void longHistoriesAgree(@ForAll LotMethod method, @ForAll("longs") List<Step> steps) {
        agree(method, BigDecimal.ONE, steps);
    }

    @Property(tries = 3000)
    void historiesOfBothSidesAgree(@ForAll LotMethod method, @ForAll("both") List<Step> steps) {
        agree(method, new BigDecimal("100"), steps);
    }

    private static void agree(LotMethod method, BigDecimal multiplier, List<Step> steps) {
        LotsScript.Result result = LotsScript.run(method, multiplier, steps);
        UnitModel model = new UnitModel(method, multiplier);
        Rational realized = Rational.ZERO;
        for (int i = 0; i < steps.size(); i++) {
            UnitModel.Answer expected = model.apply(steps.get(i));
            Outcome outcome = result.outcomes().get(i);
            if (expected.refused() != null) {
                assertThat(outcome).isInstanceOf(Outcome.Not.class);
                Booked.Refused refusal = ((Outcome.Not) outcome).refusal();
                assertThat(refusal.code().name()).isEqualTo(expected.refused());
                assertThat(refusal.available()).isEqualTo(expected.available());
                continue;
            }
            Outcome.Done done = (Outcome.Done) outcome;
            same(done.realized(), expected.realized());
            Map<String, Long> taken = done.matched().stream()
                    .collect(Collectors.toMap(
                            Matched::lot, part -> part.quantity().longValueExact()));
            assertThat(taken).isEqualTo(expected.taken());
            realized = realized.plus(expected.realized());
        }
        same(result.realized(), realized);
        Map<String, Rational[]> lots = model.lots();
        assertThat(result.lots()).extracting(OpenLot::lot).containsExactlyElementsOf(lots.keySet());
        for (OpenLot lot : result.lots()) {
            Rational[] expected = lots.get(lot.lot());
            assertThat(Rational.of(lot.quantity())).isEqualTo(expected[0]);
            BigDecimal unit =
                    expected[1].over(expected[0].times(Rational.of(multiplier))).at(18);
            assertThat(lot.cost()).isEqualByComparingTo(unit);
        }
    }

    private static void same(BigDecimal found, Rational exact) {
        assertThat(found.setScale(DECIMALS, RoundingMode.HALF_EVEN)).isEqualTo(exact.at(DECIMALS));
    }
}
