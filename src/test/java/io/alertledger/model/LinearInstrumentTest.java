package io.alertledger.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearInstrumentTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "BTC/USDT:USDT,BTCUSDT",
        "BTC/USDT,BTCUSDT",
        "BTC-USDT,BTCUSDT",
        "btc_usdt,BTCUSDT",
        "BTCUSDT,BTCUSDT",
        "BTC/USD:BTC,BTCUSD",
        "BTC-USD,BTCUSD",
        "BTC/USD,BTCUSD",
        "' SOLUSDT ',SOLUSDT",
        "1000PEPE/USDT:USDT,1000PEPEUSDT",
        "aapl,AAPL",
        "BRK.B,BRK.B",
    })
    void everySpellingIsOneKey(String spelling, String symbol) {
        assertThat(LinearInstrument.of(spelling).symbol()).isEqualTo(symbol);
        assertThat(LinearInstrument.of(LinearInstrument.of(spelling).symbol()))
                .isEqualTo(LinearInstrument.of(spelling));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "BTC USDT",
                "BTC:USDT",
                "Ω",
                "A'; DROP TABLE",
                ".A",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFG"
            })
    void whatIsNoSymbolIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearInstrument.of(text))
                .withMessageEndingWith("allowed are up to 32 letters, digits and dots, such as SOLUSDT or BRK.B");
    }
}
