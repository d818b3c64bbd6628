package io.alertledger.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.Brains;
import io.alertledger.formats.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of {@code batch resolve}, letter by letter. */
class ResolveBatchTest {
    private static final ResolveBatch BATCH = new ResolveBatch(Brains.load(Optional.empty()));

    private static final String BOOK = """
            "positions":[
             {"instrument":"SPY_20260130_595_C","quantity":5,"averageCost":"1.50","openedAt":"2026-01-27T15:00:00Z"},
             {"instrument":"SPY_20260130_590_P","quantity":"4","averageCost":2.5,"openedAt":"2026-01-27T16:00:00Z","channel":"room","author":"carol"}]""";

    private static JsonNode line(String alert, String rest) {
        return Json.read(BATCH.line(
                ("{\"id\":\"a\",\"now\":\"2026-01-28T15:30:00Z\",\"alert\":" + alert + "," + BOOK + rest + "}")
                        .replace("\n", "")));
    }

    @Test
    void theWholeAnswer() {
        JsonNode out = line(
                "{\"text\":\"Trim SPY\"}",
                ",\"marks\":{\"SPY_20260130_595_C\":{\"price\":\"2.51\",\"at\":\"2026-01-28T15:29:58Z\"}}");
        assertThat(names(out))
                .startsWith("id", "outcome")
                .contains("message", "legs", "confidence", "margin", "marginLevel", "ruleSet", "candidates", "evidence")
                .doesNotContain("code", "decisions", "error");
        assertThat(out.get("id").textValue()).isEqualTo("a");
        assertThat(out.get("outcome").textValue()).isEqualTo("RESOLVED");
        assertThat(out.get("message").textValue())
                .isEqualTo("Sell 3 of 5 SPY_20260130_595_C from lot L1 at 2.51 or better.");
        assertThat(out.get("margin").textValue()).isEqualTo("1");
        assertThat(out.get("marginLevel").textValue()).isEqualTo("FIFO");
        assertThat(out.get("confidence").isTextual()).isTrue();

        JsonNode leg = out.get("legs").get(0);
        assertThat(Json.write(leg.get("lots"))).isEqualTo("[{\"lot\":\"L1\",\"quantity\":\"3\"}]");
        assertThat(leg.get("instrument").textValue()).isEqualTo("SPY_20260130_595_C");
        assertThat(leg.get("action").textValue()).isEqualTo("TRADE");
        assertThat(leg.get("side").textValue()).isEqualTo("SELL");
        assertThat(leg.get("quantity").textValue()).isEqualTo("3");
        assertThat(leg.get("orderType").textValue()).isEqualTo("LIMIT");
        assertThat(leg.get("limitPrice").textValue()).isEqualTo("2.51");
        assertThat(leg.get("timeInForce").textValue()).isEqualTo("DAY");

        JsonNode first = out.get("candidates").get(0);
        assertThat(names(first)).contains("instrument", "levels", "level1", "level2", "total", "objections");
        assertThat(Json.write(first.get("levels")))
                .isEqualTo("[{\"name\":\"HINTS\",\"points\":\"0\"},{\"name\":\"FIFO\",\"points\":\"1\"}]");
        assertThat(first.get("level1").textValue()).isEqualTo("0");
        assertThat(first.get("level2").textValue()).isEqualTo("1");
        assertThat(first.get("total").textValue()).isEqualTo("1");
        assertThat(Json.write(first.get("objections"))).isEqualTo("[]");
        assertThat(out.get("candidates").get(1).get("level2").textValue()).isEqualTo("0");

        for (JsonNode evidence : out.get("evidence")) {
            assertThat(names(evidence)).startsWith("instrument", "rule", "level", "points", "because");
            assertThat(evidence.get("points").isTextual()).isTrue();
        }
    }

    @Test
    void heuristicsAreLevelsInTheirOrder() {
        JsonNode out = line(
                "{\"instruction\":{\"action\":\"EXIT\",\"ticker\":\"SPY\"}}",
                ",\"policy\":{\"heuristics\":[\"ZERO_DTE\",\"NEWEST_FIRST\"]}");
        assertThat(StreamSupport.stream(
                                out.get("candidates").get(0).get("levels").spliterator(), false)
                        .map(l -> l.get("name").textValue()))
                .containsExactly("HINTS", "ZERO_DTE", "NEWEST_FIRST", "FIFO");
        assertThat(out.get("marginLevel").textValue()).isEqualTo("NEWEST_FIRST");
        assertThat(out.get("candidates").get(0).get("instrument").textValue()).isEqualTo("SPY_20260130_590_P");
        assertThat(out.get("candidates").get(0).get("level2").textValue()).isEqualTo("1");
        assertThat(out.get("candidates").get(0).get("total").textValue()).isEqualTo("1");
    }

    @Test
    void withoutMarkAndPriceThereIsNoOrderType() {
        JsonNode leg = line("{\"text\":\"out of SPY puts\"}", "").get("legs").get(0);
        assertThat(leg.get("quantity").textValue()).isEqualTo("4");
        assertThat(names(leg)).doesNotContain("orderType", "limitPrice", "timeInForce", "protection");
    }

    @Test
    void oneContenderHasNoMargin() {
        JsonNode out = line("{\"text\":\"out of SPY puts\"}", "");
        assertThat(names(out)).doesNotContain("margin", "marginLevel");
        assertThat(out.get("confidence").textValue()).isEqualTo("1");
        assertThat(out.get("candidates")).hasSize(2);
        assertThat(Json.write(out.get("candidates").get(1).get("objections"))).isEqualTo("[\"CONTRADICTED\"]");
    }

    @Test
    void severalLegsHaveNoMargin() {
        JsonNode out = line("{\"instruction\":{\"action\":\"EXIT\",\"ticker\":\"SPY\",\"scope\":\"ALL\"}}", "");
        assertThat(out.get("legs")).hasSize(2);
        assertThat(names(out)).doesNotContain("margin", "marginLevel");
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a refusal           | {"text":"out of TSLA"}                                                            | REFUSED   | NO_POSITION
            a tie               | {"text":"out of SPY"}                                                             | RESOLVED  |
            a note              | {"text":"not selling SPY yet"}                                                    | IGNORED   | NOTE
            what is not traded  | {"text":"STO SPY 1/30 600c @ 1.00"}                                               | REFUSED   | UNSUPPORTED
            nothing at all      | {"text":"good morning"}                                                           | IGNORED   | NOTE
            too much            | {"instruction":{"action":"EXIT","ticker":"SPY","strike":595,"quantity":"6"}}      | REFUSED   | QUANTITY_ABOVE_FREE
            a contradiction     | {"instruction":{"action":"EXIT","ticker":"SPY","strike":600}}                     | REFUSED   | CONTRADICTED
            two things          | {"text":"Trim SPY calls, out of SPY puts"}                                        | MULTIPLE  |
            """)
    void outcomes(String why, String alert, String outcome, String code) {
        JsonNode out = line(alert, "");
        assertThat(out.get("outcome").textValue()).isEqualTo(outcome);
        assertThat(out.path("code").textValue()).isEqualTo(code);
        assertThat(out.get("legs").isArray()).isTrue();
        assertThat(out.get("message").textValue()).isNotBlank();
        assertThat(out.get("ruleSet").textValue()).startsWith("rs-");
        if (outcome.equals("MULTIPLE")) {
            assertThat(out.get("decisions")).hasSize(2);
            assertThat(out.get("decisions").get(0).get("outcome").textValue()).isEqualTo("RESOLVED");
        } else {
            assertThat(out.get("candidates").isArray()).isTrue();
            assertThat(out.get("evidence").isArray()).isTrue();
        }
    }

    @Test
    void protectionIsALegOfItsOwn() {
        JsonNode out = line(
                "{\"instruction\":{\"action\":\"MOVE_STOP\",\"ticker\":\"SPY\",\"optionType\":\"CALL\",\"stop\":1.2}}",
                "");
        JsonNode leg = out.get("legs").get(0);
        assertThat(leg.get("action").textValue()).isEqualTo("PROTECT");
        assertThat(Json.write(leg.get("protection"))).isEqualTo("{\"stop\":\"1.2\",\"stopKind\":\"PRICE\"}");
    }

    @Test
    void aLotIsNamedAndSoldAlone() {
        JsonNode out = Json.read(BATCH.line("""
                {"id":1,"now":"2026-01-28T15:30:00Z","alert":{"instruction":{"action":"EXIT","ticker":"SPY","lot":"B"}},\
                "positions":[{"instrument":"SPY_20260130_595_C","quantity":"5","lots":[\
                {"lot":"A","quantity":3,"cost":1.2,"openedAt":"2026-01-28T14:30:00Z"},\
                {"lot":"B","quantity":2,"cost":"1.4","openedAt":"2026-01-28T10:00:00-05:00"}]}]}"""));
        assertThat(Json.write(out.get("legs").get(0).get("lots"))).isEqualTo("[{\"lot\":\"B\",\"quantity\":\"2\"}]");
        assertThat(out.get("id").isIntegralNumber()).isTrue();
    }

    @Test
    void inHedgeModeTheNameSaysTheSide() {
        JsonNode out = Json.read(BATCH.line("""
                {"id":1,"now":"2026-01-28T15:30:00Z","alert":{"instruction":{"action":"EXIT","ticker":"SOL","side":"SHORT"}},\
                "positions":[{"instrument":"SOLUSDT:LONG","quantity":"1.5","averageCost":150,"openedAt":"2026-01-28T14:30:00Z"},\
                {"instrument":"SOL/USDT:USDT","side":"SHORT","quantity":2,"averageCost":150,"openedAt":"2026-01-28T14:30:00Z"}],\
                "marks":{"SOLUSDT":{"bid":"148","ask":"149","at":"2026-01-28T15:29:59Z"}}}"""));
        assertThat(out.path("legs").path(0).path("instrument").textValue()).isEqualTo("SOLUSDT:SHORT");
        assertThat(out.path("legs").path(0).path("side").textValue()).isEqualTo("BUY");
        assertThat(out.path("legs").path(0).path("quantity").textValue()).isEqualTo("2");
    }

    @Test
    void lockedAndAvailableLeaveTheRest() {
        String book =
                "\"positions\":[{\"instrument\":\"SPY_20260130_595_C\",\"quantity\":5,\"averageCost\":1,\"openedAt\":\"2026-01-27T15:00:00Z\",%s}]";
        String head = "{\"id\":1,\"now\":\"2026-01-28T15:30:00Z\",\"alert\":{\"text\":\"out of SPY\"},";
        assertThat(Json.read(BATCH.line(head + book.formatted("\"locked\":2") + "}"))
                        .path("legs")
                        .path(0)
                        .path("quantity")
                        .textValue())
                .isEqualTo("3");
        assertThat(Json.read(BATCH.line(head + book.formatted("\"available\":3") + "}"))
                        .path("legs")
                        .path(0)
                        .path("quantity")
                        .textValue())
                .isEqualTo("3");
        assertThat(Json.read(BATCH.line(head + book.formatted("\"available\":2") + "}"))
                        .path("code")
                        .textValue())
                .isEqualTo("QUANTITY_ABOVE_FREE");
        assertThat(Json.read(BATCH.line(head + book.formatted("\"status\":\"PENDING_EXIT\"") + "}"))
                        .path("code")
                        .textValue())
                .isEqualTo("LOCKED");
        assertThat(Json.read(BATCH.line(head + book.formatted("\"status\":\"CLOSED\"") + "}"))
                        .path("code")
                        .textValue())
                .isEqualTo("CLOSED");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "now":"2026-01-28T15:30:00Z"           | "now":"today"                       | INVALID | now                       | today
            "now":"2026-01-28T15:30:00Z"           | "now":"2026-01-28T15:30:00"         | INVALID | now                       | 2026-01-28T15:30:00
            "now":"2026-01-28T15:30:00Z",          | `  `                                | MISSING | now                       |
            "alert":{"text":"out of SPY"}          | "alert":{}                          | INVALID | alert.text                |
            "alert":{"text":"out of SPY"}          | "alert":3                           | INVALID | alert                     | 3
            "alert":{"text":"out of SPY"},         | `  `                                | MISSING | alert                     |
            "alert":{"text":"out of SPY"}          | "alert":{"text":"a","instruction":{"action":"EXIT"}} | INVALID | alert.text | a
            {"text":"out of SPY"}                  | {"instruction":{"action":"SELL"}}   | INVALID | alert.instruction.action  | SELL
            {"text":"out of SPY"}                  | {"instruction":{"ticker":"SPY"}}    | MISSING | alert.instruction.action  |
            {"text":"out of SPY"}                  | {"instruction":{"action":"EXIT","strike":-1}}     | INVALID | alert.instruction.strike   | -1
            {"text":"out of SPY"}                  | {"instruction":{"action":"EXIT","quantity":0}}    | INVALID | alert.instruction.quantity | 0
            {"text":"out of SPY"}                  | {"instruction":{"action":"EXIT","fraction":2}}    | INVALID | alert.instruction.fraction | 2
            {"text":"out of SPY"}                  | {"instruction":{"action":"EXIT","leave":-1}}      | INVALID | alert.instruction.leave    | -1
            {"text":"out of SPY"}                  | {"instruction":{"action":"EXIT","expiration":"1/28"}} | INVALID | alert.instruction.expiration | 1/28
            {"text":"out of SPY"}                  | {"instruction":{"action":"EXIT","price":1e300000000}} | INVALID | alert.instruction.price |
            "instrument":"SPY_20260130_595_C"      | "instrument":"SPY_20260230_595_C"   | INVALID | positions[0].instrument   | SPY_20260230_595_C
            "instrument":"SPY_20260130_595_C"      | "instrument":"SPY_20260130_595"     | INVALID | positions[0].instrument   | SPY_20260130_595
            "instrument":"SPY_20260130_595_C",     | `  `                                | MISSING | positions[0].instrument   |
            "quantity":5                           | "quantity":"NaN"                    | INVALID | positions[0].quantity     | NaN
            "quantity":5                           | "quantity":-5                       | INVALID | positions[0].quantity     | -5
            "quantity":5                           | "quantity":[5]                      | INVALID | positions[0].quantity     | [5]
            "quantity":5,                          | `  `                                | MISSING | positions[0].quantity     |
            "averageCost":"1.50"                   | "averageCost":"1,50"                | INVALID | positions[0].averageCost  | 1,50
            "averageCost":"1.50"                   | "averageCost":1e-19                 | INVALID | positions[0].averageCost  |
            "openedAt":"2026-01-27T15:00:00Z"      | "openedAt":"yesterday"              | INVALID | positions[0].openedAt     | yesterday
            "openedAt":"2026-01-27T15:00:00Z"      | "side":"LONG"                       | MISSING | positions[0].openedAt     |
            "quantity":5                           | "quantity":5,"side":"UP"            | INVALID | positions[0].side         | UP
            "quantity":5                           | "quantity":5,"status":"GONE"        | INVALID | positions[0].status       | GONE
            "quantity":5                           | "quantity":5,"locked":6             | INVALID | positions[0].locked       | 6
            "quantity":5                           | "quantity":5,"available":-1         | INVALID | positions[0].available    | -1
            "quantity":5                           | "quantity":5,"multiplier":0         | INVALID | positions[0].multiplier   | 0
            "quantity":5                           | "quantity":5,"step":-1              | INVALID | positions[0].step         | -1
            "quantity":5                           | "quantity":5,"managed":"perhaps"    | INVALID | positions[0].managed      | perhaps
            "quantity":5                           | "quantity":5,"nickname":"BOB"       | INVALID | positions[0].nickname     | BOB
            "quantity":5                           | "quantity":5,"lots":[{"lot":"A","quantity":4}] | INVALID | positions[0].lots | [{"lot":"A","quantity":4}]
            "quantity":5                           | "quantity":5,"lots":[{"lot":"A","quantity":0}] | INVALID | positions[0].lots[0].quantity | 0
            "quantity":5                           | "quantity":5,"lots":[{"quantity":5}]           | MISSING | positions[0].lots[0].lot |
            "quantity":5                           | "quantity":5,"lots":7               | INVALID | positions[0].lots         | 7
            SPY_20260130_590_P                     | SPY_20260130_595_C                  | INVALID | positions[1].instrument   | SPY_20260130_595_C
            "policy":{}                            | "policy":{"heuristics":["LUCK"]}    | INVALID | policy.heuristics         | ["LUCK"]
            "policy":{}                            | "policy":{"heuristics":"FIFO"}      | INVALID | policy.heuristics         | FIFO
            "policy":{}                            | "policy":{"trimFraction":0}         | INVALID | policy.trimFraction       | 0
            "policy":{}                            | "policy":{"trimFraction":1.5}       | INVALID | policy.trimFraction       | 1.5
            "policy":{}                            | "policy":{"onAmbiguous":"GUESS"}    | INVALID | policy.onAmbiguous        | GUESS
            "policy":{}                            | "policy":{"minConfidence":2}        | INVALID | policy.minConfidence      | 2
            "policy":{}                            | "policy":{"markMaxAgeSeconds":-1}   | INVALID | policy.markMaxAgeSeconds  | -1
            "policy":{}                            | "policy":{"marketHours":1}          | INVALID | policy.marketHours        | 1
            "policy":{}                            | "policy":{"buyContracts":0}         | INVALID | policy.buyContracts       | 0
            "policy":{}                            | "policy":{"buyBudget":"much"}       | INVALID | policy.buyBudget          | much
            "policy":{}                            | "policy":{"buyBudget":"-5%"}        | INVALID | policy.buyBudget          | -5%
            "policy":{}                            | "marks":{"SPY_20260130_595_C":{"price":0}}   | INVALID | marks.SPY_20260130_595_C  | {"price":0}
            "policy":{}                            | "marks":{"SPY_20260130_595_C":{}}            | INVALID | marks.SPY_20260130_595_C  | {}
            "policy":{}                            | "marks":{"SPY_2026_595_C":{"price":1}}       | INVALID | marks.SPY_2026_595_C      | {"price":1}
            "policy":{}                            | "marks":{"SPY":{"price":1,"at":"now"}}       | INVALID | marks.SPY.at              | now
            """)
    void everyWrongFieldIsNamed(String right, String wrong, String code, String field, String value) {
        String line = ("{\"id\":7,\"now\":\"2026-01-28T15:30:00Z\",\"alert\":{\"text\":\"out of SPY\"}," + BOOK
                        + ",\"policy\":{}}")
                .replace("\n", "");
        assertThat(line).contains(right);
        String broken = line.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
        JsonNode out = Json.read(BATCH.line(broken));
        assertThat(names(out)).containsExactly("id", "error");
        assertThat(out.get("id").intValue()).isEqualTo(7);
        JsonNode error = out.get("error");
        assertThat(names(error)).containsExactly("code", "field", "value", "message");
        assertThat(error.get("code").textValue()).isEqualTo(code);
        assertThat(error.get("field").textValue()).isEqualTo(field);
        if (value != null) {
            assertThat(error.get("value").textValue()).isEqualTo(value);
        }
        assertThat(error.get("message").textValue()).hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":7,            | BAD_JSON
            [1]                 | INVALID
            null                | INVALID
            {"id":7,"id":8}     | BAD_JSON
            {"id":7} {"id":8}   | BAD_JSON
            """)
    void whatIsNoLine(String line, String code) {
        JsonNode out = Json.read(BATCH.line(line));
        assertThat(out.get("id").isNull()).isTrue();
        assertThat(out.get("error").get("code").textValue()).isEqualTo(code);
    }

    @Test
    void theStreamGoesOn() throws IOException {
        String good = "{\"id\":%d,\"now\":\"2026-01-28T15:30:00Z\",\"alert\":{\"text\":\"out of SPY\"},"
                + BOOK.replace("\n", "") + "}";
        String in = good.formatted(1) + "\n{broken\n\n" + good.formatted(2) + "\r\n" + "x".repeat((1 << 20) + 1) + "\n"
                + good.formatted(3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonLines.run(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, BATCH::line);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("{\"id\":1,\"outcome\":\"RESOLVED\"");
        assertThat(lines.get(1)).startsWith("{\"id\":null,\"error\":{\"code\":\"BAD_JSON\"");
        assertThat(lines.get(2)).startsWith("{\"id\":2,\"outcome\":\"RESOLVED\"");
        assertThat(lines.get(3)).startsWith("{\"id\":null,\"error\":{\"code\":\"TOO_LARGE\"");
        assertThat(lines.get(4)).startsWith("{\"id\":3,\"outcome\":\"RESOLVED\"");
    }

    /** Null and absent are the same, and what is not known is passed over. */
    @Test
    void nullIsAbsentAndUnknownFieldsAreIgnored() {
        String plain = "{\"id\":1,\"now\":\"2026-01-28T15:30:00Z\",\"alert\":{\"text\":\"out of SPY\"},"
                + BOOK.replace("\n", "") + "}";
        String padded = plain.replace(
                        "\"quantity\":5",
                        "\"quantity\":5,\"side\":null,\"lots\":null,\"locked\":null,\"available\":null,\"nickname\":null,\"colour\":\"red\"")
                .replace("\"text\":", "\"channel\":null,\"author\":null,\"replyTo\":null,\"previous\":null,\"text\":")
                .replace("{\"id\":1", "{\"policy\":null,\"marks\":null,\"account\":null,\"mood\":{\"x\":[1]},\"id\":1");
        assertThat(BATCH.line(padded)).isEqualTo(BATCH.line(plain));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> it = node.fieldNames(); it.hasNext(); ) {
            names.add(it.next());
        }
        return names;
    }
}
