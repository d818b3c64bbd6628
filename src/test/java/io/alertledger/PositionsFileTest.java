package io.alertledger;

import static io.alertledger.BotFolder.CLOCK;
import static io.alertledger.BotFolder.TWO_POSITIONS;
import static io.alertledger.BotFolder.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.broker.ReportOnlyBroker;
import io.alertledger.formats.Fields;
import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.model.Consistency;
import io.alertledger.model.PositionKey;
import io.alertledger.trade.Reconciler;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the positions file of a bot says, whole, broken and in between, and what the ledger makes of it. */
class PositionsFileTest {
    @TempDir
    Path folder;

    private Path positions;
    private Path registry;
    private Path state;

    private BotFolder bot;

    @BeforeEach
    void paths() {
        bot = new BotFolder(folder);
        positions = bot.positions;
        registry = bot.registry;
        state = bot.state;
    }

    /** The files are only looked at, so that the packed rules will do. */
    private AlertLedger open() {
        return AlertLedger.open(settings());
    }

    private Settings settings() {
        return bot.settings(Optional.empty(), files -> new ReportOnlyBroker(files, "only looked at"));
    }

    /** Each row: what the file says, and why a start with nothing held is refused; nothing is booked or written then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `{"positions":[]}`                                      | -
            `[{"symbol":"SOLUSDT","qty":0,"entry_price":1}]`        | -
            `[{"symbol":"SOLUSDT","qty":"-2","entry_price":"100"}]` | the broker holds SOLUSDT SHORT
            `[{"symbol":"SOLU`                                      | what the broker holds is not known
            """)
    void aFlatStartIsRefusedWhereAnythingIsHeldOrNobodyKnows(String text, String why) throws IOException {
        Files.writeString(positions, text);
        if (why.equals("-")) {
            AlertLedger.open(settings().withFlatStart()).close();
            assertThat(json(registry)).isEqualTo(Json.object());
            return;
        }
        assertThatThrownBy(() -> AlertLedger.open(settings().withFlatStart()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("allowOpenPositions");
        assertThat(registry).doesNotExist();
        assertThat(state).doesNotExist();
        if (text.endsWith("]")) {
            open().close();
            Files.writeString(positions, "[]");
            assertThatThrownBy(() -> AlertLedger.open(settings().withFlatStart()))
                    .hasMessageContaining("the ledger holds SOLUSDT SHORT");
        }
    }

    /** A file that is cut off anywhere closes nothing, and is red before anybody asks; the next whole one ends that. */
    @Test
    void aHalfWrittenPositionsFileLeavesTheLastGoodStateAndIsRedAtOnce() throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        try (AlertLedger ledger = open()) {
            ledger.mark("SOLUSDT", "100");
            ledger.mark("ETHUSDT", "2000");
            ledger.sync("default");
            assertThat(ledger.standing("default").status()).isEqualTo(Consistency.GREEN);
            for (int length = 0; length < TWO_POSITIONS.strip().length(); length += 41) {
                Files.writeString(positions, TWO_POSITIONS.substring(0, length));
                ledger.tick();
                assertThat(ledger.positions()).as("cut at " + length).hasSize(2);
                assertThat(ledger.standing("default").status()).isEqualTo(Consistency.RED);
                assertThat(ledger.standing("default").reasons().get(0))
                        .contains(positions.toString())
                        .contains("can not be read");
                assertThat(json(state).path("positions_state").path("positions").size())
                        .isEqualTo(2);
                assertThat(json(state).path("consistency").path("status").asText())
                        .isEqualTo("RED");
                assertThat(json(state).path("consistency").path("reasons").toString())
                        .containsOnlyOnce(positions.toString());
                Files.writeString(positions, TWO_POSITIONS);
                ledger.tick();
                assertThat(ledger.standing("default").status()).isEqualTo(Consistency.GREEN);
                assertThat(json(state).path("consistency").path("status").asText())
                        .isEqualTo("GREEN");
            }
        }
    }

    /** What the file says, how that stands, and a word of why. */
    private record Wrong(String text, Consistency status, String why) {}

    private static final List<Wrong> WRONG = List.of(
            new Wrong("{\"positions\":[{\"symbol\":\"SOLUSDT\",\"qty\":NaN}]}", Consistency.RED, "NaN"),
            new Wrong(
                    "{\"positions\":[{\"symbol\":\"SOLUSDT\",\"qty\":\"x\",\"entry_price\":1}]}",
                    Consistency.RED,
                    "not a number"),
            new Wrong("{\"positions\":7}", Consistency.RED, "expected an object or a list"),
            new Wrong("null", Consistency.RED, "expected an object or a list"),
            new Wrong("{\"SOLUSDT\":{\"qty\":1},\"SOLUSDT\":{\"qty\":2}}", Consistency.RED, "SOLUSDT"),
            new Wrong("{\"updated_ts\":1e99999999999}", Consistency.RED, "exponent"),
            new Wrong("gone", Consistency.YELLOW, "does not exist"));

    /** Red for any text that says nothing, with what is wrong; a file that is not there may come yet. */
    @Test
    void whatIsWrongWithThePositionsFileIsSaid() throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        try (AlertLedger ledger = open()) {
            for (Wrong wrong : WRONG) {
                Files.writeString(positions, TWO_POSITIONS);
                ledger.sync("default");
                if (wrong.text().equals("gone")) {
                    Files.delete(positions);
                } else {
                    Files.writeString(positions, wrong.text());
                }
                ledger.tick();
                assertThat(ledger.positions()).hasSize(2);
                assertThat(ledger.standing("default").status())
                        .as(ledger.standing("default").reasons().toString())
                        .isEqualTo(wrong.status());
                assertThat(String.join("; ", ledger.standing("default").reasons()))
                        .contains(positions.toString())
                        .contains(wrong.why());
            }
        }
    }

    private static final String SOON = "2026-01-28T15:30:00Z";

    /** What the positions file says, what the registry says, and since when the position counts as held. */
    private static final List<List<String>> SINCE = List.of(
            List.of(",'created_ts':1769600000.5", "", "2026-01-28T11:33:20.500Z"),
            List.of(",'created_ts':'1769600000500'", "", "2026-01-28T11:33:20.500Z"),
            List.of(",'created_ts':'2026-01-28T11:33:20.5Z'", "", "2026-01-28T11:33:20.500Z"),
            List.of(
                    ",'created_ts':1769600000.5",
                    "'side':'LONG','entry_price':100,'created_ts':1769500000",
                    "2026-01-28T11:33:20.500Z"),
            List.of("", "'side':'LONG','entry_price':100,'created_ts':1769600000", "2026-01-28T11:33:20Z"),
            List.of("", "'side':'LONG','entry_price':99,'created_ts':1769600000", SOON),
            List.of("", "'side':'SHORT','entry_price':100,'created_ts':1769600000", SOON),
            List.of("", "", SOON),
            List.of(",'created_ts':0", "", SOON),
            List.of(",'created_ts':-5", "", SOON),
            List.of(",'created_ts':null", "", SOON),
            List.of(",'created_ts':'soon'", "", SOON),
            List.of(",'created_ts':1e30", "", SOON),
            List.of(",'created_ts':1799600000", "", SOON));

    @Test
    void aPositionCountsAsHeldSinceTheFilesSayItWasOpened() throws IOException {
        List<String> held = new ArrayList<>();
        List<String> registered = new ArrayList<>();
        for (int i = 0; i < SINCE.size(); i++) {
            List<String> row = SINCE.get(i);
            held.add("{'symbol':'C" + i + "USDT','side':'LONG','qty':10,'entry_price':100" + row.get(0) + "}");
            if (!row.get(1).isEmpty()) {
                registered.add("'C" + i + "USDT':{" + row.get(1) + "}");
            }
        }
        Files.writeString(positions, ("[" + String.join(",", held) + "]").replace('\'', '"'));
        Files.writeString(registry, ("{" + String.join(",", registered) + "}").replace('\'', '"'));
        try (AlertLedger ledger = open()) {
            JsonNode view = json(registry);
            for (int i = 0; i < SINCE.size(); i++) {
                Instant since = Instant.parse(SINCE.get(i).get(2));
                PositionKey key = ledger.key("default", "C" + i + "USDT");
                assertThat(ledger.book().position(key).orElseThrow().openedAt())
                        .as("%s", SINCE.get(i))
                        .isEqualTo(since);
                assertThat(view.path("C" + i + "USDT").path("created_ts").decimalValue())
                        .isEqualByComparingTo(
                                BigDecimal.valueOf(since.toEpochMilli()).movePointLeft(3));
            }
            assertThat(ledger.sync("default"))
                    .as("a second look finds nothing to do")
                    .isInstanceOfSatisfying(
                            Reconciler.Outcome.Compared.class,
                            again ->
                                    assertThat(again.reconciled().adjustments()).isEmpty());
            for (int i : new int[] {0, 4, 7}) {
                Instant since = Instant.parse(SINCE.get(i).get(2));
                ledger.protector()
                        .protect(
                                ledger.key("default", "C" + i + "USDT"),
                                ProtectionJson.read(Fields.of(Json.read("{\"timeLimitSeconds\":3600}"), "")),
                                "ann");
                assertThat(ledger.mark("C" + i + "USDT", "100").exits())
                        .as("an hour is over, or not")
                        .hasSize(since.plusSeconds(3600).isAfter(CLOCK.instant()) ? 0 : 1);
            }
        }
    }
}
