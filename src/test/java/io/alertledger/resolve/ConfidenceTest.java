package io.alertledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What confidence promises, whatever the evidence. */
class ConfidenceTest {
    /** Each of the shares is off by at most half of the sixth decimal. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.0000005");

    @Provide
    Arbitrary<List<BigDecimal>> evidence() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-80"), new BigDecimal("80"))
                .ofScale(6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property
    void itSumsToOneOverTheCandidates(@ForAll("evidence") List<BigDecimal> logOdds) {
        BigDecimal sum = Confidence.of(logOdds).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum.subtract(BigDecimal.ONE).abs())
                .isLessThanOrEqualTo(ROUNDING.multiply(BigDecimal.valueOf(logOdds.size())));
    }

    @Property
    void theOrderOfTheCandidatesDoesNotMatter(@ForAll("evidence") List<BigDecimal> logOdds, @ForAll long seed) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < logOdds.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        List<BigDecimal> plain = Confidence.of(logOdds);
        List<BigDecimal> shuffled =
                Confidence.of(order.stream().map(logOdds::get).toList());
        for (int i = 0; i < order.size(); i++) {
            // The last bit of a sum depends on its order; the sixth decimal may, once in a million, follow it.
            assertThat(shuffled.get(i).subtract(plain.get(order.get(i))).abs())
                    .isLessThanOrEqualTo(new BigDecimal("0.000001"));
        }
    }

    @Property
    void moreEvidenceIsNeverLessConfidence(
            @ForAll("evidence") List<BigDecimal> logOdds,
            @ForAll @IntRange(max = 11) int which,
            @ForAll @IntRange(min = 1, max = 5_000_000) int millionths) {
        int at = which % logOdds.size();
        List<BigDecimal> more = new ArrayList<>(logOdds);
        more.set(at, logOdds.get(at).add(BigDecimal.valueOf(millionths, 6)));
        List<BigDecimal> before = Confidence.of(logOdds);
        List<BigDecimal> after = Confidence.of(more);
        assertThat(after.get(at)).isGreaterThanOrEqualTo(before.get(at));
        for (int i = 0; i < after.size(); i++) {
            if (i != at) {
                assertThat(after.get(i)).isLessThanOrEqualTo(before.get(i));
            }
        }
    }

    /** The digits themselves, so that another Java that computes otherwise is seen. */
    @Test
    void theDigitsAreTheSameOnEveryJava() {
        assertThat(Confidence.of(
                        List.of(new BigDecimal("-0.681123"), new BigDecimal("-0.453345"), new BigDecimal("1.700001"))))
                .map(BigDecimal::toPlainString)
                .containsExactly("0.076494", "0.096062", "0.827444");
    }
}
