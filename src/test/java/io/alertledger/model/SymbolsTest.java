package io.alertledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.alertledger.Brains;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words mean the same. */
class SymbolsTest {
    private static final Symbols SYMBOLS =
            Brains.load(Optional.empty()).rules().tables().symbols();

    @ParameterizedTest(name = "{0} is {1}, root {2}, OCC {3}")
    @CsvSource({
        "SPXW_20260128_6900_C,SPX_20260128_6900_C,SPXW,SPXW  260128C06900000",
        "SPX_20260128_6900_C,SPX_20260128_6900_C,SPXW,SPXW  260128C06900000",
        "SPX_20260116_6900_C,SPX_20260116_6900_C,SPX,SPX   260116C06900000",
        "SPXW_20260116_6900_C,SPX_20260116_6900_C,SPXW,SPXW  260116C06900000",
        "SPXW  260128C06900000,SPX_20260128_6900_C,SPXW,SPXW  260128C06900000",
        "O:SPXW260128C06900000,SPX_20260128_6900_C,SPXW,SPXW  260128C06900000",
        "NDXP_20260128_25000_P,NDX_20260128_25000_P,NDXP,NDXP  260128P25000000",
        "RUTW_20260128_2500_P,RUT_20260128_2500_P,RUTW,RUTW  260128P02500000",
        "VIXW_20260128_20_C,VIX_20260128_20_C,VIXW,VIXW  260128C00020000",
        "SPXS_20260128_6_C,SPXS_20260128_6_C,SPXS,SPXS  260128C00006000",
        "SPY_20260128_595_C,SPY_20260128_595_C,SPY,SPY   260128C00595000",
    })
    void aContractUnderTheTradersWord(String spelling, String id, String root, String occ) {
        OptionContract contract = (OptionContract) SYMBOLS.instrument(spelling);
        assertThat(contract.id()).isEqualTo(id);
        assertThat(contract.root()).isEqualTo(root);
        assertThat(contract.occ()).isEqualTo(occ);
        assertThat(SYMBOLS.instrument(contract.occ())).isEqualTo(contract);
    }

    @ParameterizedTest(name = "{0} means {1}: {2}")
    @CsvSource({
        "SPX,SPXW_20260128_6900_C,true",
        "SPXW,SPX_20260116_6900_C,true",
        "spx,SPXW_20260128_6900_C,true",
        "SPX,SPXS_20260128_6_C,false",
        "SPXS,SPX_20260128_6900_C,false",
        "SPX,SPXS,false",
        "SPY,SPX_20260128_6900_C,false",
        "SOL,SOLUSDT,true",
        "SOLUSDT,SOLUSDT,true",
        "SOL,SOLUSD,true",
        "SOL,SOLPERP,true",
        "SO,SOLUSDT,false",
        "SOL,SOLV,false",
        "AAPL,AAPL,true",
        "AAPL,AAPL_20260128_200_C,true",
    })
    void aWordMatches(String word, String held, boolean matches) {
        assertThat(SYMBOLS.matches(word, SYMBOLS.instrument(held))).isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} trades at all hours: {1}")
    @CsvSource({"SOLUSDT,true", "BTC-USD,true", "ETHPERP,true", "AAPL,false", "USD,false"})
    void coins(String symbol, boolean coin) {
        assertThat(SYMBOLS.isCoin(LinearInstrument.of(symbol))).isEqualTo(coin);
    }

    @ParameterizedTest
    @CsvSource({
        "SPY_20260128_595",
        "SPY_20260128",
        "SPY_2026_595_C",
        "SPY_20260128_abc_C",
        "spy_20260128_595_c",
        "SPY_20260128_595_C_X",
        "''",
        "DROP TABLE",
    })
    void whatIsNoInstrumentIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SYMBOLS.instrument(text));
    }

    @Test
    void aWordForTwoTickersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Symbols(
                        List.of(new Symbols.Row("SPX", "SPXW", true), new Symbols.Row("NDX", "SPXW", true))))
                .withMessage("'SPXW' stands for both SPX and NDX");
    }

    @Test
    void aUserAddsRows() {
        Symbols own = new Symbols(List.of(new Symbols.Row("GOLD", "GC", false)));
        assertThat(own.tickerOf("gc")).isEqualTo("GOLD");
        assertThat(own.variants("GC")).containsExactly("GOLD", "GC");
        assertThat(own.matches("GC", LinearInstrument.of("GOLD"))).isTrue();
    }

    /** Normalising twice is normalising once, and the broker's word leads back. */
    @Property
    void aContractIsNormalisedOnce(@ForAll @From("contracts") OptionContract contract) {
        OptionContract once = SYMBOLS.normalise(contract);
        assertThat(SYMBOLS.normalise(once)).isEqualTo(once);
        assertThat(SYMBOLS.instrument(once.occ())).isEqualTo(once);
        assertThat(SYMBOLS.matches(contract.ticker(), once)).isTrue();
    }

    @Provide
    Arbitrary<OptionContract> contracts() {
        return OptionContractTest.contracts();
    }
}
