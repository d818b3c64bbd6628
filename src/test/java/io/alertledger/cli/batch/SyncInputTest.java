package io.alertledger.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Json;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Symbols;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JsonLines that can not be understood, and the small print of lines that can. */
class SyncInputTest {
    private static final SyncBatch SYNC = new SyncBatch(Symbols.NONE, MarketCalendar.WEEKDAYS);
    private static final String GOOD =
            "{\"id\":\"1\",\"now\":\"2026-01-28T15:00:00Z\",\"local\":[{\"instrument\":\"AAPL\","
                    + "\"side\":\"LONG\",\"quantity\":\"2\",\"averageCost\":\"3\",\"openedAt\":\"2026-01-28T14:00:00Z\"}],"
                    + "\"orders\":[{\"clientId\":\"c1\",\"instrument\":\"MSFT\",\"side\":\"SELL\",\"quantity\":2,\"filled\":0,"
                    + "\"state\":\"SUBMITTED\"}],\"report\":{\"complete\":true,\"at\":\"2026-01-28T15:00:00Z\","
                    + "\"positions\":[{\"instrument\":\"AAPL\",\"side\":\"LONG\",\"quantity\":2,\"averageCost\":3},"
                    + "{\"instrument\":\"TSLA\",\"quantity\":1,\"averageCost\":2}],"
                    + "\"orders\":[],\"fills\":[{\"id\":\"f1\",\"instrument\":\"TSLA\",\"side\":\"BUY\",\"quantity\":1,\"price\":2,"
                    + "\"at\":\"2026-01-28T14:00:00Z\"}]},\"previousAbsences\":{\"AAPL\":\"2026-01-28T14:00:00Z\"},"
                    + "\"marks\":{\"AAPL\":{\"price\":3}}}";

    private static JsonNode answer(String line) {
        return Json.read(SYNC.line(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "now":"2026-01-28T15:00:00Z","local"   | "now":"15:00","local"                | now
            "now":"2026-01-28T15:00:00Z","local"   | "local"                              | now
            "quantity":"2","averageCost"           | "quantity":"-2","averageCost"        | local[0].quantity
            "quantity":"2","averageCost"           | "quantity":"NaN","averageCost"       | local[0].quantity
            "quantity":"2","averageCost"           | "quantity":"1e300000","averageCost"  | local[0].quantity
            "averageCost":"3"                      | "averageCost":"-3"                   | local[0].averageCost
            "side":"LONG","quantity":"2"           | "side":"UP","quantity":"2"           | local[0].side
            [{"instrument":"AAPL"                  | [{"instrument":"A A!"                | local[0].instrument
            "local":[{                             | "local":[{"quantity":1},{            | local[0].instrument
            "local":[{                             | "local":{"a":[{                      | ``
            "averageCost":"3",                     | "lots":[{"lot":"a","quantity":1}],   | local[0].quantity
            "side":"SELL","quantity":2             | "side":"UP","quantity":2             | orders[0].side
            "side":"SELL","quantity":2             | "side":"SELL","quantity":0           | orders[0].quantity
            "filled":0                             | "filled":3                           | orders[0].filled
            "state":"SUBMITTED"                    | "state":"LOST"                       | orders[0].state
            "complete":true                        | "complete":"yes"                     | report.complete
            "complete":true,                       | ``                                   | report.complete
            "quantity":2,"averageCost":3           | "quantity":-2,"averageCost":3        | report.positions[0].quantity
            "quantity":1,"price":2                 | "quantity":0,"price":2               | report.fills[0].quantity
            "quantity":1,"price":2                 | "quantity":1,"price":-2              | report.fills[0].price
            "id":"f1",                             | ``                                   | report.fills[0].id
            {"AAPL":"2026-01-28T14:00:00Z"}        | {"AAPL":"yesterday"}                 | previousAbsences.AAPL
            {"price":3}                            | {"price":0}                          | marks.AAPL
            "report":{                             | "reprot":{                           | report
            """)
    void aFieldThatIsWrongIsNamed(String part, String instead, String field) {
        assertThat(GOOD).contains(part);
        JsonNode answer = answer(GOOD.replace(part, instead));
        assertThat(answer.path("error").path("message").asText()).isNotBlank();
        if (!field.isEmpty()) {
            assertThat(answer.path("id").asText()).isEqualTo("1");
            assertThat(answer.path("error").path("field").asText()).isEqualTo(field);
        }
    }

    @Test
    void theGoodLineIsGood() {
        assertThat(answer(GOOD).path("status").asText()).isEqualTo("GREEN");
    }

    @Test
    void nullIsTheSameAsAbsentAndTheSideIsLong() {
        JsonNode answer = answer(
                "{\"id\":7,\"now\":\"2026-01-28T15:00:00Z\",\"orders\":null,\"local\":[{\"instrument\":\"AAPL\","
                        + "\"side\":null,\"quantity\":1,\"averageCost\":null,\"lots\":null,\"updatedAt\":null}],"
                        + "\"report\":{\"complete\":true,\"at\":null,\"positions\":[{\"instrument\":\"AAPL\",\"quantity\":1}],"
                        + "\"orders\":null,\"fills\":null},\"previousAbsences\":null,\"seenFills\":null,\"marks\":null}");
        assertThat(answer.path("id").asInt()).isEqualTo(7);
        assertThat(answer.path("status").asText()).isEqualTo("GREEN");
        assertThat(answer.path("adjustments")).isEmpty();
        assertThat(answer.path("orders").isArray()).isTrue();
        assertThat(answer.path("positions").get(0).path("side").asText()).isEqualTo("LONG");
        assertThat(answer.path("positions").get(0).has("averageCost")).isFalse();
    }

    @Test
    void numbersGoOutAsPlainStrings() {
        JsonNode answer = answer(GOOD.replace("\"quantity\":\"2\"", "\"quantity\":2.000")
                .replace("\"averageCost\":\"3\"", "\"averageCost\":0.3e1"));
        JsonNode position = answer.path("positions").get(0);
        assertThat(position.path("quantity").isTextual()).isTrue();
        assertThat(position.path("quantity").asText()).isEqualTo("2");
        assertThat(position.path("averageCost").asText()).isEqualTo("3");
    }

    @Test
    void accountsAreReconciledEachByItself() {
        String line = GOOD.replace(
                "\"positions\":[{\"instrument\":\"AAPL\"", "\"positions\":[{\"account\":\"b\",\"instrument\":\"AAPL\"");
        // what b holds is no word on what default holds
        JsonNode answer = answer(line.replace("{\"AAPL\":\"2026-01-28T14:00:00Z\"}", "{}"));
        assertThat(answer.path("adjustments"))
                .extracting(each -> each.path("kind").asText())
                .contains("ADOPT");
        assertThat(answer.path("positions")).hasSize(3);
    }

    @Provide
    Arbitrary<String> damaged() {
        return Arbitraries.integers()
                .between(0, GOOD.length() - 1)
                .flatMap(at -> Arbitraries.of("", "{", "}", "\"", ",", "null", "-1", "1e99", "[]", "\u0000", "é")
                        .map(text -> GOOD.substring(0, at) + text + GOOD.substring(Math.min(GOOD.length(), at + 1))));
    }

    @Property(tries = 1500)
    void aDamagedLineIsAnsweredAndNeverThrows(@ForAll("damaged") String line) {
        JsonNode answer = answer(line);
        assertThat(answer.has("error") || answer.has("status")).isTrue();
    }

    @Property(tries = 500)
    void anyTextIsAnswered(@ForAll String line) {
        assertThat(answer(line).has("error")).isTrue();
    }
}
