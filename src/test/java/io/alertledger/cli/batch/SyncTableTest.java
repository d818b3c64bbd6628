package io.alertledger.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Json;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Symbols;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** {@code sync.table}: before, report, after; each scenario is also run a second time on its own answer. */
class SyncTableTest {
    private static final SyncBatch SYNC =
            new SyncBatch(new Symbols(List.of(new Symbols.Row("SPX", "SPXW", true))), MarketCalendar.WEEKDAYS);

    @TestFactory
    Stream<DynamicTest> table() throws IOException {
        return scenarios().stream().map(each -> DynamicTest.dynamicTest(each.title(), () -> check(each)));
    }

    @TestFactory
    Stream<DynamicTest> twiceIsOnce() throws IOException {
        return scenarios().stream().map(each -> DynamicTest.dynamicTest(each.title(), () -> checkTwice(each)));
    }

    private static void check(SyncScenario scenario) {
        String line = SYNC.line(scenario.line());
        JsonNode answer = Json.read(line);
        assertThat(answer.has("error")).as(line).isFalse();
        for (String part : List.of("expect", "after", "order-after", "absent", "status")) {
            List<String> expected = scenario.all(part);
            if (!expected.isEmpty()) {
                assertThat(scenario.rendered(part, answer))
                        .as(part + " in " + line)
                        .isEqualTo(expected);
            }
        }
        for (String sentence : scenario.all("because")) {
            assertThat(answer.get("reasons").toString()).contains(sentence);
        }
        assertThat(ids(answer)).as("ids").doesNotHaveDuplicates();
        if (!answer.get("status").asText().equals("GREEN")) {
            assertThat(answer.get("reasons")).isNotEmpty();
        }
    }

    private static void checkTwice(SyncScenario scenario) {
        JsonNode first = Json.read(SYNC.line(scenario.line()));
        assertThat(Json.read(SYNC.line(scenario.line()))).isEqualTo(first);
        JsonNode second = Json.read(SYNC.line(scenario.again(first)));
        assertThat(second.get("positions")).isEqualTo(first.get("positions"));
        assertThat(second.get("orders")).isEqualTo(first.get("orders"));
        assertThat(second.get("absences")).isEqualTo(first.get("absences"));
        assertThat(second.get("adjustments"))
                .allMatch(adjustment -> List.of("NOTE", "DEFER", "IGNORE")
                        .contains(adjustment.get("kind").asText()));
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.get("adjustments").forEach(each -> ids.add(each.get("id").asText()));
        return ids;
    }

    private static List<SyncScenario> scenarios() throws IOException {
        try (InputStream in = Objects.requireNonNull(SyncTableTest.class.getResourceAsStream("sync.table"))) {
            return SyncScenario.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
