package io.alertledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** At most 38 digits and 18 decimals, whatever is handed in. */
class DecimalsTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "1.50,1.5",
        "100,100",
        "1e2,100",
        "1E+2,100",
        "-0.000,0",
        "+5,5",
        ".5,0.5",
        "5.,5",
        "1e-18,0.000000000000000001",
        "99999999999999999999999999999999999999,99999999999999999999999999999999999999",
        "1e37,10000000000000000000000000000000000000",
        "12345678901234567890.123456789012345678,12345678901234567890.123456789012345678",
        "0e38,0",
        "0e-38,0",
        "' 7 ',7",
    })
    void whatIsRead(String text, String plain) {
        assertThat(Decimals.plain(Decimals.parse(text))).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e38",
                "1e300000000",
                "-1e300000000",
                "1e-300000000",
                "1e-19",
                "100000000000000000000000000000000000000",
                "123456789012345678901.123456789012345678",
                "0.1234567890123456789",
                "0e300000000",
                "0e39",
                "0e-39",
                "1e2147483647",
            })
    void whatIsOutOfRangeIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.parse(text))
                .withMessageMatching("number out of range: .*; at most 38 digits and 18 decimals are allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "NaN",
                "Infinity",
                "-Infinity",
                "1,234.5",
                "0x10",
                "1e",
                "--1",
                "1 2",
                "null",
                "1e99999999999",
                "1e-2147483648999"
            })
    void whatIsNoNumberIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.parse(text))
                .withMessageStartingWith("not a number: '");
    }

    /** Written out, each would take more memory than there is. */
    @ParameterizedTest
    @MethodSource
    void aGiantIsRefusedUnwritten(BigDecimal giant) {
        assertThat(Decimals.withinLimits(giant)).isFalse();
    }

    static List<BigDecimal> aGiantIsRefusedUnwritten() {
        return List.of(
                new BigDecimal("1e300000000"),
                new BigDecimal("1e-300000000"),
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE),
                new BigDecimal(BigInteger.ZERO, Integer.MIN_VALUE));
    }

    @Property
    void everyNumberWithinTheLimitsGoesThroughTheEdge(
            @ForAll @BigRange(min = "-99999999999999999999", max = "99999999999999999999") @Scale(18)
                    BigDecimal number) {
        assertThatNoException().isThrownBy(() -> Decimals.limited(number));
        assertThat(Decimals.parse(Decimals.plain(number))).isEqualTo(Decimals.canonical(number));
    }

    @Property
    void equalNumbersAreEqualRecords(
            @ForAll long unscaled, @ForAll @IntRange(max = 18) int scale, @ForAll @IntRange(max = 9) int zeros) {
        BigDecimal number = BigDecimal.valueOf(unscaled, scale);
        BigDecimal padded = number.setScale(scale + zeros);
        assertThat(Decimals.canonical(padded)).isEqualTo(Decimals.canonical(number));
        assertThat(Decimals.canonical(number).scale()).isNotNegative();
        assertThat(Decimals.canonical(number)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0001, 1, true",
        "0.9999, 1, true",
        "1.00011, 1, false",
        "0.99989, 1, false",
        "-2, -2.0002, true",
        "0, 0, true",
        "0.0001, 0, false"
    })
    void aCostIsTheSameWithinOnePartInTenThousand(BigDecimal one, BigDecimal other, boolean same) {
        assertThat(Decimals.sameCost(one, other)).isEqualTo(same);
    }
}
