package io.alertledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionTest {
    @ParameterizedTest(name = "{0} of {1} in steps of {2} is {3}")
    @CsvSource({
        "1/2,5,1,3",
        "1/2,4,1,2",
        "1/2,1,1,1",
        "1/3,3,1,1",
        "1/3,9,1,3",
        "2/3,3,1,2",
        "1/3,10,1,4",
        "1/3,1,0.00000001,0.33333334",
        "1/1,7,1,7",
        "3/4,0.5,0.1,0.4",
    })
    void aPartIsRoundedUpToSteps(String part, String quantity, String step, String result) {
        String[] halves = part.split("/");
        assertThat(Fraction.of(Long.parseLong(halves[0]), Long.parseLong(halves[1]))
                        .of(new BigDecimal(quantity), new BigDecimal(step)))
                .isEqualByComparingTo(result);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0.25,1/4",
        "0.5,1/2",
        "1,1",
        "0.3333333333,1/3",
        "0.333333333333333333,1/3",
        "0.6666666667,2/3",
        "0.66666666666,2/3",
        "0.1666666667,1/6",
        "0.142857142857,1/7",
        "0.076923076923,1/13",
        "0.333,333/1000",
        "0.33,33/100",
    })
    void thirdsStayExactThroughADecimal(String decimal, String fraction) {
        assertThat(Fraction.of(new BigDecimal(decimal))).hasToString(fraction);
    }

    @ParameterizedTest
    @CsvSource({"0", "-0.5", "1.01", "2"})
    void whatIsNoPartIsRefused(String decimal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fraction.of(new BigDecimal(decimal)))
                .withMessageStartingWith("a fraction must be above 0 and at most 1, not ");
    }

    @Property
    void everySmallFractionGoesThroughTheEdgeExactly(
            @ForAll @IntRange(min = 1, max = 99) int numerator, @ForAll @IntRange(min = 1, max = 99) int denominator) {
        Fraction part = Fraction.of(Math.min(numerator, denominator), Math.max(numerator, denominator));
        BigDecimal out = part.toDecimal();
        assertThat(Decimals.withinLimits(out)).isTrue();
        assertThat(Fraction.of(Decimals.parse(out.toPlainString()))).isEqualTo(part);
    }

    @Property
    void everyDecimalOfFewDigitsGoesThroughTheEdgeExactly(
            @ForAll @LongRange(min = 1, max = 999_999_999) long billionths) {
        Fraction part = Fraction.of(BigDecimal.valueOf(billionths, 9));
        assertThat(Fraction.of(part.toDecimal())).isEqualTo(part);
        assertThat(part.toDecimal()).isEqualByComparingTo(BigDecimal.valueOf(billionths, 9));
    }

    /** Rounded up, never by a whole step, never beyond the whole. */
    @Property
    void aPartIsTheLeastThatIsEnough(
            @ForAll @IntRange(min = 1, max = 40) int numerator,
            @ForAll @IntRange(min = 1, max = 40) int denominator,
            @ForAll @IntRange(min = 1, max = 10_000) int held) {
        Fraction part = Fraction.of(Math.min(numerator, denominator), Math.max(numerator, denominator));
        BigDecimal taken = part.of(BigDecimal.valueOf(held), BigDecimal.ONE);
        BigDecimal wanted = BigDecimal.valueOf(held).multiply(new BigDecimal(part.numerator()));
        BigDecimal whole = new BigDecimal(part.denominator());
        assertThat(taken.multiply(whole)).isGreaterThanOrEqualTo(wanted);
        assertThat(taken.subtract(BigDecimal.ONE).multiply(whole)).isLessThan(wanted);
        assertThat(taken).isLessThanOrEqualTo(BigDecimal.valueOf(held));
    }
}
