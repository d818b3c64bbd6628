package io.alertledger.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.model.Symbols;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsStateReaderTest {
    private static PositionsState read(String text) {
        return PositionsStateReader.read(text, Symbols.NONE, "default");
    }

    /** Every row as {@code symbol side quantity @ entry}. */
    private static String rows(PositionsState state) {
        return state.rows().stream()
                .map(row -> row.key().instrument().id() + " " + row.key().side() + " "
                        + row.quantity().toPlainString() + " @ "
                        + (row.entryPrice() == null ? "?" : row.entryPrice().toPlainString()))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"SOLUSDT":{"side":"LONG","qty":1.234,"entry_price":143.36}}                                  | SOLUSDT LONG 1.234 @ 143.36
            [{"symbol":"SOLUSDT","side":"LONG","qty":1.234,"entry_price":143.36}]                         | SOLUSDT LONG 1.234 @ 143.36
            {"positions":[{"symbol":"SOLUSDT","position_side":"SHORT","quantity":"2","avg_entry_price":"10"}],"updated_ts":1} | SOLUSDT SHORT 2 @ 10
            {"positions":{"SOLUSDT":{"positionSide":"long","contracts":"2","entryPrice":"10"}}}           | SOLUSDT LONG 2 @ 10
            [{"symbol":"BTCUSDT","positionSide":"BOTH","positionAmt":"-0.5","entryPrice":"100"}]          | BTCUSDT SHORT 0.5 @ 100
            [{"symbol":"BTCUSDT","positionSide":"SHORT","positionAmt":"-0.5","entryPrice":"100"}]         | BTCUSDT SHORT 0.5 @ 100
            [{"symbol":"BTC/USDT:USDT","side":"short","contracts":3,"entryPrice":100}]                    | BTCUSDT SHORT 3 @ 100
            {"SOLUSDT:SHORT":{"qty":1,"entry_price":1},"SOLUSDT:LONG":{"qty":2,"entry_price":2}}          | SOLUSDT SHORT 1 @ 1, SOLUSDT LONG 2 @ 2
            {"SOLUSDT:SHORT":{"symbol":"SOLUSDT","qty":1,"entry_price":1}}                                | SOLUSDT SHORT 1 @ 1
            {"BTCUSDT":[{"positionSide":"LONG","positionAmt":1,"entryPrice":5},{"positionSide":"SHORT","positionAmt":0,"entryPrice":0}]} | BTCUSDT LONG 1 @ 5
            {"symbol":"SOLUSDT","qty":1,"entry_price":2}                                                  | SOLUSDT LONG 1 @ 2
            [{"symbol":"SPY_20260128_595_C","side":"buy","qty":"2","entry_price":"1.5"}]                  | SPY_20260128_595_C LONG 2 @ 1.5
            [{"symbol":"SOLUSDT","qty":1,"entry_price":0}]                                                | SOLUSDT LONG 1 @ ?
            [{"symbol":"SOLUSDT","qty":1,"entry_price":NaN}]                                              | SOLUSDT LONG 1 @ ?
            [{"symbol":"SOLUSDT","qty":1,"entry_price":"-4"}]                                             | SOLUSDT LONG 1 @ ?
            [{"symbol":"SOLUSDT","qty":1}]                                                                | SOLUSDT LONG 1 @ ?
            [{"symbol":"A","qty":1,"entry_price":1},{"symbol":"A","qty":1,"entry_price":1}]               | A LONG 1 @ 1
            {}                                                                                            | ``
            []                                                                                            | ``
            {"positions":{}}                                                                              | ``
            {"updated_ts":1733310000.123}                                                                 | ``
            """)
    void everyShapeIsRead(String text, String expected) {
        PositionsState state = read(text);
        assertThat(rows(state)).isEqualTo(expected);
        assertThat(state.unreadable()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"symbol\":\"A\",\"qty\":NaN,\"entry_price\":1}]",
                "[{\"symbol\":\"A\",\"qty\":Infinity,\"entry_price\":1}]",
                "[{\"symbol\":\"A\",\"qty\":\"1,234.5\"}]",
                "[{\"symbol\":\"A\",\"qty\":\"\"}]",
                "[{\"symbol\":\"A\",\"qty\":1e300}]",
                "[{\"symbol\":\"A\"}]",
                "[{\"qty\":1}]",
                "[{\"symbol\":\"A\",\"qty\":-1,\"side\":\"LONG\"}]",
                "[{\"symbol\":\"A\",\"qty\":1,\"side\":\"UP\"}]",
                "[{\"symbol\":\"A!\",\"qty\":1}]",
                "[{\"symbol\":\"A\",\"qty\":true}]",
                "[7]",
                "[{\"symbol\":\"A\",\"qty\":1},{\"symbol\":\"A\",\"qty\":2}]"
            })
    void aBadRowIsLeftOutAndSaid(String text) {
        PositionsState state = read(text.replaceFirst("]$", ",{\"symbol\":\"GOOD\",\"qty\":1,\"entry_price\":1}]"));
        assertThat(state.rows()).extracting(row -> row.key().instrument().id()).contains("GOOD");
        assertThat(state.unreadable()).isNotNull();
        assertThat(state.unreadable().message()).isNotBlank();
    }

    @Test
    void zeroIsLeftOutAndSaid() {
        PositionsState state = read("[{\"symbol\":\"A\",\"qty\":\"0.000\"}]");
        assertThat(state.rows()).isEmpty();
        assertThat(state.leftOut()).extracting(InputProblem::code).containsExactly(PositionsState.ZERO);
        assertThat(state.unreadable()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "\"null\"",
                "7",
                "{\"positions\":null}",
                "{\"positions\":\"null\"}",
                "[",
                "{\"a\":{}",
                "[]\0\0"
            })
    void aDocumentThatSaysNothingIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class);
    }

    @Test
    void timesAreSecondsMillisecondsOrIso() {
        PositionsState state = read("""
                [{"symbol":"A","qty":1,"created_ts":1733310000.123,"updated_ts":1733310000123},
                 {"symbol":"B","qty":1,"created_ts":"2024-12-04T11:00:00Z","updated_ts":"soon"}]
                """);
        assertThat(List.of(state.rows().get(0).createdAt(), state.rows().get(0).updatedAt()))
                .allMatch(at -> at.toEpochMilli() == 1733310000123L);
        assertThat(state.rows().get(1).createdAt()).isEqualTo("2024-12-04T11:00:00Z");
        assertThat(state.rows().get(1).updatedAt()).isNull();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFile() {
        assertThat(read("\uFEFF[{\"symbol\":\"A\",\"qty\":1}]").rows()).hasSize(1);
    }
}
