package io.alertledger.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.exits.ExitRules;
import io.alertledger.exits.RuleTriggers;
import io.alertledger.formats.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code batch exits}, through the shipped rules. */
class ExitsBatchTest {
    private static final RuleTriggers TRIGGERS = new RuleTriggers(ExitRules.set());

    private final ExitsBatch batch =
            new ExitsBatch(TRIGGERS, ExitRules.set().tables().calendar());

    static List<ExitTables.Row> longs() {
        return ExitTables.read("levels.table", false);
    }

    static List<ExitTables.Row> shorts() {
        return ExitTables.read("levels.table", true);
    }

    @ParameterizedTest(name = "long: {0}")
    @MethodSource("longs")
    void levelsOfALong(ExitTables.Row row) {
        assertThat(batch.line(Json.write(row.in()))).isEqualTo(Json.write(row.out()));
    }

    @ParameterizedTest(name = "short: {0}")
    @MethodSource("shorts")
    void levelsOfAShortAreTheirMirrorImage(ExitTables.Row row) {
        assertThat(batch.line(Json.write(row.in()))).isEqualTo(Json.write(row.out()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Percent of the peak: not symmetric, so each side is written out.
                "long by percent | LONG | {'trailing':{'distancePct':0.1}} | 110 99.01 99 | 2 TRAILING_STOP 99 | 99 99 -",
                "short by percent | SHORT | {'trailing':{'distancePct':0.1}} | 90 98.99 99 | 2 TRAILING_STOP 99 | 99 99 -",
                "tighter once activated, from the start | LONG | {'trailing':{'distancePct':0.1,'distancePctAfterActivation':0.02,'activationPct':0.05}} | 104 105 102.9 | 2 TRAILING_STOP 102.9 | 93.6 102.9 -",
                "tighter once activated, nothing before | LONG | {'trailing':{'distancePct':0.1,'distancePctAfterActivation':0.02,'activationPct':0.05,'onlyAfterActivation':true}} | 104 90 105 102.9 | 3 TRAILING_STOP 102.9 | - - 102.9 -",
                "tighter once activated, short | SHORT | {'trailing':{'distancePct':0.1,'distancePctAfterActivation':0.02,'activationPct':0.05}} | 96 95 96.9 | 2 TRAILING_STOP 96.9 | 105.6 96.9 -",
                "tighter with any profit where no activation is named | LONG | {'trailing':{'distancePct':0.1,'distancePctAfterActivation':0.02}} | 100 101 | open | 90 98.98",
                "a fixed stop at the first distance gives the reason until it trails | LONG | {'stopLossPct':0.1,'trailing':{'distancePct':0.1}} | 90 | 0 STOP_LOSS 90 | -",
                // Ticks: what is derived is rounded to the nearest, what is said is not.
                "stop rounded | LONG,0.05 | {'stopLossPct':0.0333} | 96.66 96.65 | 1 STOP_LOSS 96.65 | 96.65 -",
                "stop said | LONG,0.05 | {'stopLoss':96.67} | 96.67 | 0 STOP_LOSS 96.67 | -",
                "never rounded onto the entry | LONG,0.5 | {'stopLossPct':0.001} | 99.5 | 0 STOP_LOSS 99.5 | -",
                "never rounded onto the entry, target | LONG,0.5 | {'takeProfitPct':0.001} | 100.4 100.5 | 1 TAKE_PROFIT 100.5 | - -",
                "trailing stop rounded | SHORT,0.5 | {'trailing':{'distancePct':0.033}} | 90 | open | 93",
            })
    void eachSideAsWritten(String name, String side, String protection, String path, String exit, String stops) {
        List<String> sideAndTick = List.of(side.split(","));
        String line = "{\"id\":1,\"side\":\"" + sideAndTick.get(0) + "\",\"entry\":100,\"quantity\":10,"
                + (sideAndTick.size() > 1 ? "\"tickSize\":" + sideAndTick.get(1) + "," : "")
                + "\"protection\":" + protection.replace('\'', '"') + ",\"path\":["
                + String.join(
                        ",",
                        Stream.of(path.split(" "))
                                .map(p -> "{\"price\":" + p + "}")
                                .toList()) + "]}";
        var out = Json.readObject(batch.line(line));

        String seen = out.flag("exit", false)
                ? out.text("index") + " " + out.text("reason") + " " + out.text("price")
                : "open";
        assertThat(seen).isEqualTo(exit);
        List<String> seenStops = new ArrayList<>();
        out.node().get("stops").forEach(stop -> seenStops.add(stop.isNull() ? "-" : stop.textValue()));
        assertThat(String.join(" ", seenStops)).isEqualTo(stops);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EST, before | 2026-01-28 | 2026-01-28T20:44:59Z | open",
                "EST, then | 2026-01-28 | 2026-01-28T20:45:00Z | TIME_STOP",
                "the day before | 2026-01-28 | 2026-01-27T23:00:00Z | open",
                "the day after | 2026-01-28 | 2026-01-29T01:00:00Z | TIME_STOP",
                "still that day in New York, past midnight in UTC | 2026-01-29 | 2026-01-29T04:59:00Z | open",
                "the Friday before daylight saving begins | 2026-03-06 | 2026-03-06T20:45:00Z | TIME_STOP",
                "the Friday before it begins, a second early | 2026-03-06 | 2026-03-06T20:44:59Z | open",
                "the Monday after it began | 2026-03-09 | 2026-03-09T19:45:00Z | TIME_STOP",
                "the Monday after it began, a second early | 2026-03-09 | 2026-03-09T19:44:59Z | open",
                "Europe has not changed yet: New York counts | 2026-03-20 | 2026-03-20T19:45:00Z | TIME_STOP",
                "the Monday after it ended | 2026-11-02 | 2026-11-02T20:45:00Z | TIME_STOP",
                "the Monday after it ended, a second early | 2026-11-02 | 2026-11-02T20:44:59Z | open",
                "half day: as far before 13:00 | 2026-11-27 | 2026-11-27T17:45:00Z | TIME_STOP",
                "half day, a second early | 2026-11-27 | 2026-11-27T17:44:59Z | open",
                "dated on a holiday: the trading day before | 2026-04-03 | 2026-04-02T19:45:00Z | TIME_STOP",
                "dated on a holiday, a second early | 2026-04-03 | 2026-04-02T19:44:59Z | open",
            })
    void timeStopOnTheLastDayInNewYork(String name, String expiration, String at, String expected) {
        var out = Json.readObject(batch.line("""
                {"id":"t","entry":1,"openedAt":"2026-01-02T15:00:00Z",
                 "protection":{"timeStopAt":"15:45","expiration":"%s"},
                 "path":[{"at":"%s","price":"1.2"}]}""".formatted(expiration, at)));
        assertThat(out.flag("exit", false) ? out.text("reason") : "open").isEqualTo(expected);
    }

    /** A day is 24 hours, whatever New York's clocks do meanwhile. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no change | 2026-01-27T20:00:00Z | 2026-01-28T19:59:59Z | open",
                "no change | 2026-01-27T20:00:00Z | 2026-01-28T20:00:00Z | TIME_STOP",
                "clocks go forward | 2026-03-07T20:00:00Z | 2026-03-08T19:59:59Z | open",
                "clocks go forward | 2026-03-07T20:00:00Z | 2026-03-08T20:00:00Z | TIME_STOP",
                "clocks go back | 2026-10-31T20:00:00Z | 2026-11-01T19:59:59Z | open",
                "clocks go back | 2026-10-31T20:00:00Z | 2026-11-01T20:00:00Z | TIME_STOP",
                "written with New York's offset | 2026-10-31T16:00:00-04:00 | 2026-11-01T15:00:00-05:00 | TIME_STOP",
            })
    void aLimitIsMeasuredInHoursThatPass(String name, String openedAt, String at, String expected) {
        var out = Json.readObject(batch.line("""
                {"id":"t","entry":1,"openedAt":"%s","protection":{"timeLimitSeconds":86400},
                 "path":[{"at":"%s","price":"1.2"}]}""".formatted(openedAt, at)));
        assertThat(out.flag("exit", false) ? out.text("reason") : "open").isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no JSON | {\"id\":1 | null | BAD_JSON | ``",
                "no object | [1] | null | INVALID | ``",
                "no entry | {\"id\":1,\"protection\":{},\"path\":[]} | 1 | MISSING | entry",
                "entry of zero | {\"id\":1,\"entry\":0,\"protection\":{},\"path\":[]} | 1 | INVALID | entry",
                "entry no number | {\"id\":1,\"entry\":\"NaN\",\"protection\":{},\"path\":[]} | 1 | INVALID | entry",
                "huge | {\"id\":1,\"entry\":1e300000,\"protection\":{},\"path\":[]} | 1 | INVALID | entry",
                "side | {\"id\":\"x\",\"entry\":1,\"side\":\"BOTH\",\"protection\":{},\"path\":[]} | `\"x\"` | INVALID | side",
                "no protection | {\"id\":1,\"entry\":1,\"path\":[]} | 1 | MISSING | protection",
                "no path | {\"id\":1,\"entry\":1,\"protection\":{}} | 1 | MISSING | path",
                "two stops | {\"id\":1,\"entry\":1,\"protection\":{\"stopLoss\":1,\"stopLossPct\":1},\"path\":[]} | 1 | INVALID | protection.stopLossPct",
                "five for five percent | {\"id\":1,\"entry\":1,\"protection\":{\"stopLossPct\":5},\"path\":[]} | 1 | INVALID | protection.stopLossPct",
                "negative percent | {\"id\":1,\"entry\":1,\"protection\":{\"stopLossPct\":-0.1},\"path\":[]} | 1 | INVALID | protection.stopLossPct",
                "trailing by nothing | {\"id\":1,\"entry\":1,\"protection\":{\"trailing\":{}},\"path\":[]} | 1 | MISSING | protection.trailing.distance",
                "target of nothing | {\"id\":1,\"entry\":1,\"protection\":{\"targets\":[{\"price\":2,\"fraction\":0}]},\"path\":[]} | 1 | INVALID | protection.targets[0].fraction",
                "time stop of no day | {\"id\":1,\"entry\":1,\"protection\":{\"timeStopAt\":\"15:45\"},\"path\":[]} | 1 | MISSING | protection.expiration",
                "point of two kinds | {\"id\":1,\"entry\":1,\"protection\":{},\"path\":[{\"price\":1,\"bid\":1}]} | 1 | INVALID | path[0]",
                "point of no kind | {\"id\":1,\"entry\":1,\"protection\":{},\"path\":[{}]} | 1 | INVALID | path[0]",
                "candle inside out | {\"id\":1,\"entry\":1,\"protection\":{},\"path\":[{\"open\":2,\"high\":1,\"low\":1,\"close\":1}]} | 1 | INVALID | path[0].high",
                "time without zone | {\"id\":1,\"entry\":1,\"protection\":{},\"path\":[{\"at\":\"2026-01-01T00:00:00\",\"price\":1}]} | 1 | INVALID | path[0].at",
            })
    void whatCanNotBeUnderstoodIsSaid(String name, String line, String id, String code, String field) {
        var out = Json.readObject(batch.line(line));
        assertThat(out.node().get("id")).hasToString(id);
        assertThat(out.object("error").text("code")).isEqualTo(code);
        assertThat(out.object("error").text("field")).isEqualTo(field);
        assertThat(out.object("error").text("message")).isNotBlank();
    }

    @Test
    void favourableFirstTakesTheHighBeforeTheLow() {
        String line = """
                {"id":1,"entry":100,"candleOrder":"%s","protection":{"takeProfit":110,"stopLoss":95},
                 "path":[{"open":100,"high":110,"low":95,"close":100}]}""";
        assertThat(batch.line(line.formatted("FAVOURABLE_FIRST"))).contains("TAKE_PROFIT");
        assertThat(batch.line(line.formatted("ADVERSE_FIRST"))).contains("STOP_LOSS");
    }

    @Test
    void favourableFirstLetsTheTrailingStopRiseBeforeTheLow() {
        assertThat(batch.line("""
                {"id":1,"entry":100,"candleOrder":"FAVOURABLE_FIRST","protection":{"trailing":{"distance":5}},
                 "path":[{"open":100,"high":108,"low":100,"close":107}]}""")).contains("\"price\":\"103\"");
    }

    @Test
    void numbersMayBeTextsAndUnknownFieldsAreIgnored() {
        assertThat(batch.line("""
                {"id":{"a":1},"entry":"100.0","note":"x","quantity":null,
                 "protection":{"stopLoss":"95.00","mood":"good"},"path":[{"price":"95.000","x":1}]}"""))
                .isEqualTo("{\"id\":{\"a\":1},\"exit\":true,\"index\":0,\"reason\":\"STOP_LOSS\",\"price\":\"95\","
                        + "\"trims\":[],\"stops\":[null]}");
    }

    @Test
    void withoutAQuantityThirdsStayThirds() {
        assertThat(batch.line("""
                {"id":1,"entry":100,"protection":{"maxLoss":5,"targets":[{"price":110,"fraction":"0.3333333333"},
                 {"price":120,"fraction":"0.3333333333"},{"price":130,"fraction":"0.3333333333"}]},
                 "path":[{"price":110},{"price":85.1},{"price":85}]}"""))
                .contains("\"fraction\":\"0.3333333333333333\"")
                .contains("\"index\":1,\"reason\":\"MAX_LOSS\"");
    }

    @Test
    void aPartIsRoundedUpToWholeContractsOfTheOpeningQuantity() {
        assertThat(batch.line("""
                {"id":1,"entry":1,"quantity":5,"protection":{"targets":[{"price":2,"fraction":0.5},
                 {"price":3,"fraction":0.5}]},"path":[{"price":2}]}""")).contains("\"fraction\":\"0.6\"");
        assertThat(batch.line("""
                {"id":1,"entry":1,"quantity":1,"protection":{"targets":[{"price":2,"fraction":0.5},
                 {"price":3,"fraction":0.5}]},"path":[{"price":2}]}""")).as("half of one contract is that contract").contains("\"reason\":\"TAKE_PROFIT\"");
    }

    @Test
    void undatedPointsCountBackFromTheFirstDatedOne() {
        assertThat(batch.line("""
                {"id":1,"entry":1,"protection":{"timeLimitSeconds":60},
                 "path":[{"price":1},{"at":"2026-01-28T15:00:00Z","price":1}]}""")).contains("\"index\":1");
    }

    @Test
    void timeThatRunsBackwardsTakesNoTime() {
        assertThat(batch.line("""
                {"id":1,"entry":1,"openedAt":"2026-01-28T15:00:00Z","protection":{"timeLimitSeconds":120},
                 "path":[{"at":"2026-01-28T15:01:00Z","price":1},{"at":"2026-01-28T14:00:00Z","price":1},
                 {"at":"2026-01-28T14:00:59Z","price":1},{"at":"2026-01-28T14:01:00Z","price":1}]}""")).contains("\"index\":3");
    }

    @Test
    void theEndOfTimeIsNoEndOfTheStream() {
        String far = "{\"at\":\"+999999999-12-31T23:59:59Z\",\"price\":1}";
        String longAgo = "{\"at\":\"-999999999-01-01T00:00:00Z\",\"price\":1}";
        String path = String.join(",", Collections.nCopies(200, longAgo + "," + far));
        assertThat(batch.line("{\"id\":1,\"entry\":1,\"protection\":{\"timeLimitSeconds\":1},\"path\":[" + path + "]}"))
                .contains("\"id\":1");
        assertThat(batch.line("{\"id\":1,\"entry\":1,\"protection\":{},\"path\":[" + path + "]}"))
                .contains("\"id\":1");
    }

    @Test
    void anyBytesAreAnsweredByOneLine() {
        for (String line : List.of("", "\u0000", "null", "{}", "{\"id\":1,\"path\":{}}", "x".repeat(2_000_000))) {
            assertThat(batch.line(line))
                    .startsWith("{\"id\":")
                    .contains("\"error\"")
                    .doesNotContain("\n");
        }
    }
}
