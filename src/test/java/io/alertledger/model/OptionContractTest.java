package io.alertledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One contract, many spellings. */
class OptionContractTest {
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "SPY_20260128_595_C,SPY   260128C00595000",
        "SPY_20260128_592.5_P,SPY   260128P00592500",
        "SPXW_20260128_6900_C,SPXW  260128C06900000",
        "F_20260116_0.5_P,F     260116P00000500",
        "BRKB_20280229_99999.999_C,BRKB  280229C99999999",
        "MDU1_20260116_25_C,MDU1  260116C00025000",
    })
    void theTwoNamesOfAContract(String ccid, String occ) {
        assertThat(OptionContract.parseCcid(ccid).occ()).isEqualTo(occ);
        assertThat(OptionContract.parseOcc(occ).id()).isEqualTo(ccid);
        assertThat(OptionContract.parseOcc(occ)).isEqualTo(OptionContract.parseCcid(ccid));
    }

    @ParameterizedTest
    @CsvSource({
        "SPY260128C00595000",
        "SPY   260128C00595000",
        "O:SPY260128C00595000",
        ".SPY260128C00595000",
        "  SPY260128C00595000 ",
    })
    void anOccSymbolInAnyDress(String spelling) {
        assertThat(OptionContract.looksLikeOcc(spelling)).isTrue();
        assertThat(OptionContract.parseOcc(spelling).id()).isEqualTo("SPY_20260128_595_C");
    }

    @ParameterizedTest
    @CsvSource({"SPY_20260128_595.0_C", "SPY_20260128_00595_C", "SPY_20260128_595.000_C"})
    void zerosThatSayNothingAreDropped(String spelling) {
        assertThat(OptionContract.parseCcid(spelling).id()).isEqualTo("SPY_20260128_595_C");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SPY                        | not a contract id: 'SPY'; expected TICKER_YYYYMMDD_STRIKE_C|P, such as SPY_20260128_595_C
            spy_20260128_595_C         | not a contract id
            SPY_20260128_595_X         | not a contract id
            SPY_20260128_-595_C        | not a contract id
            SPY_20260128_1e3_C         | not a contract id
            SPY_20260128_595.1234_C    | not a contract id
            SPY_20260230_595_C         | no such date: 20260230 in 'SPY_20260230_595_C'
            SPY_20261301_595_C         | no such date: 20261301
            SPY_20260128_0_C           | strike out of range: 0; allowed are 0.001 to 99999.999
            SPY_19990115_595_C         | expiration out of range: 1999-01-15; allowed are 2000 to 2099
            SPY_21000115_595_C         | expiration out of range: 2100-01-15
            """)
    void aTextThatIsNoContractIdIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptionContract.parseCcid(text))
                .withMessageStartingWith(message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SPY                        | not an OCC symbol: 'SPY'; expected ROOT YYMMDD C|P and the strike in thousandths with eight digits
            SPY260128C595              | not an OCC symbol
            SPY260128X00595000         | not an OCC symbol
            TOOLONG260128C00595000     | not an OCC symbol
            SPY260230C00595000         | no such date: 260230
            SPY260128C00000000         | strike out of range: 0
            """)
    void aTextThatIsNoOccSymbolIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptionContract.parseOcc(text))
                .withMessageStartingWith(message);
    }

    @Property(tries = 500)
    void everyContractIsReadBackFromBothItsNames(@ForAll("contracts") OptionContract contract) {
        assertThat(OptionContract.parseCcid(contract.id())).isEqualTo(contract);
        assertThat(OptionContract.parseOcc(contract.occ())).isEqualTo(contract);
        assertThat(OptionContract.parseOcc(contract.occUnpadded())).isEqualTo(contract);
        assertThat(contract.occ()).hasSize(21);
        assertThat(contract.strike().toPlainString()).doesNotMatch(".*\\.\\d*0");
    }

    @Property(tries = 500)
    void noTextBreaksTheReaders(@ForAll String text) {
        if (!OptionContract.looksLikeCcid(text)) {
            assertThatIllegalArgumentException().isThrownBy(() -> OptionContract.parseCcid(text));
        }
        if (!OptionContract.looksLikeOcc(text)) {
            assertThatIllegalArgumentException().isThrownBy(() -> OptionContract.parseOcc(text));
        }
    }

    /** Every root that OCC has, every day, every strike to the thousandth. */
    @Provide
    static Arbitrary<OptionContract> contracts() {
        Arbitrary<String> roots = Combinators.combine(
                        Arbitraries.chars().range('A', 'Z'),
                        Arbitraries.strings()
                                .withCharRange('A', 'Z')
                                .withCharRange('0', '9')
                                .ofMaxLength(5))
                .as((first, rest) -> first + rest);
        return Combinators.combine(
                        roots,
                        Dates.dates().between(LocalDate.of(2000, 1, 1), LocalDate.of(2099, 12, 31)),
                        Arbitraries.integers().between(1, 99_999_999),
                        Arbitraries.of(OptionType.class))
                .as((root, day, thousandths, type) ->
                        new OptionContract(root, root, day, BigDecimal.valueOf(thousandths, 3), type));
    }
}
