package io.alertledger.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.formats.InputException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookReaderTest {
    private final WebhookReader reader = new WebhookReader(Grammar.WORDS, Grammar.SYMBOLS);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"action":"buy","ticker":"BINANCE:SOLUSDT.P","contracts":"2.5","price":143.2}              | BUY SOLUSDT count=2.5 @143.2
            {"ticker":"NASDAQ:AAPL","action":"sell","market_position":"flat"}                          | EXIT AAPL
            {"ticker":"SOLUSDT","action":"buy","market_position":"flat","prev_market_position":"short"} | EXIT SOLUSDT SHORT
            {"ticker":"SOLUSDT","action":"sell","market_position":"short","prev_market_position":"flat"}| BUY SOLUSDT SHORT
            {"action":"BTO","symbol":"SPY","strike":595,"type":"x","right":"C","expiry":"2026-01-28","price":"2.50","qty":3} | BUY SPY 595C 2026-01-28 count=3 @2.5
            {"action":"STC","symbol":"SPY_20260128_592.5_P","percent":50}                             | EXIT SPY 592.5P 2026-01-28 part=1/2
            {"action":"trim","contract":"SPY260128C00595000"}                                          | TRIM SPY 595C 2026-01-28
            {"signal":"exit_long","ticker":"ETHUSDT"}                                                  | EXIT ETHUSDT LONG
            {"signal":"close short","ticker":"ETHUSDT"}                                                | EXIT ETHUSDT SHORT
            {"action":"buy","ticker":"ETHUSDT","sl":2900,"tp":[3300,3500],"targets":[3300,3500]}       | BUY ETHUSDT stop=2900 targets=3300,3500
            {"action":"sell","ticker":"ETHUSDT","quantity":1,"stop":2950}                              | EXIT ETHUSDT count=1; MOVE_STOP ETHUSDT stop=2950
            {"action":"move stop","ticker":"ETHUSDT","stop":2950}                                      | MOVE_STOP ETHUSDT stop=2950
            {"action":"buy","ticker":"ETHUSDT","order_type":"market","price":3000}                     | BUY ETHUSDT @market
            {"instruction":{"action":"TRIM","ticker":"spy","fraction":"0.5"}}                          | TRIM SPY part=1/2
            {"instructions":[{"action":"TRIM","ticker":"SPY"},{"action":"EXIT","ticker":"QQQ"}]}       | TRIM SPY; EXIT QQQ
            """)
    void anActionIsAnInstruction(String body, String expected) {
        assertThat(reader.read(body).instructions().stream()
                        .map(Shown::instruction)
                        .collect(Collectors.joining("; ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text":"Trim SPY"}                          | Trim SPY
            {"content":"Trim SPY","author":"ann"}        | Trim SPY
            {"message":"Trim SPY","action":"whatever"}   | Trim SPY
            Trim SPY                                     | Trim SPY
            """)
    void aTextIsForTheParser(String body, String text) {
        assertThat(reader.read(body)).isEqualTo(new WebhookReader.Body(text, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"ticker":"SPY"}                                        | action
            {"action":"buy","ticker":"SPY","quantity":-1}           | quantity
            {"action":"sell","ticker":"SPY","percent":150}          | percent
            {"action":"buy","ticker":"SPY","strike":"NaN"}          | strike
            {"action":"buy","ticker":"SPY","right":"X"}             | optiontype
            {"action":"buy","ticker":"S P Y!"}                      | ticker
            {"action":"buy","ticker":"SPY","price":-2}              | price
            """)
    void whatIsWrongIsNamed(String body, String field) {
        assertThatThrownBy(() -> reader.read(body))
                .isInstanceOfSatisfying(
                        InputException.class,
                        e -> assertThat(e.problem().field()).isEqualTo(field));
    }

    @Test
    void halfAnObjectIsAProblem() {
        assertThatThrownBy(() -> reader.read("{\"action\":\"buy\"")).isInstanceOf(InputException.class);
    }
}
