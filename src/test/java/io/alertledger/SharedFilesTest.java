package io.alertledger;

import static io.alertledger.BotFolder.TWO_POSITIONS;
import static io.alertledger.BotFolder.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.InputProblem;
import io.alertledger.formats.Json;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.model.Consistency;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger over the two state files of a futures bot, and the state it publishes. */
class SharedFilesTest {
    @TempDir
    Path folder;

    private BotFolder bot;
    private Path positions;
    private Path registry;
    private Path state;

    /** The bot may trade real money, so the policy says how sure a decision must be: not at all. */
    @BeforeEach
    void policy() throws IOException {
        for (RuleFile file : RuleSources.packed().files()) {
            Path target = folder.resolve("rules").resolve(file.path());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.text().replace("*,*,*,FIFO,1/2,HOLD,none,", "*,*,*,FIFO,1/2,HOLD,0,"));
        }
    }

    @BeforeEach
    void paths() {
        bot = new BotFolder(folder);
        positions = bot.positions;
        registry = bot.registry;
        state = bot.state;
    }

    private AlertLedger open() {
        return AlertLedger.open(bot.settings(Optional.of(folder.resolve("base.json")), files -> files));
    }

    private static Guard guard(AlertLedger ledger, String name) {
        return ledger.book().holding(ledger.key("default", name)).orElseThrow().guard();
    }

    @Test
    void aStartAdoptsSeedsAndWritesTheView() throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        try (AlertLedger ledger = open()) {
            assertThat(ledger.positions())
                    .hasSize(2)
                    .allSatisfy(p -> assertThat(p.managed()).isTrue());
        }
        JsonNode view = json(registry);
        assertThat(view.size()).isEqualTo(2);
        assertThat(view.path("SOLUSDT").path("sl").decimalValue()).isEqualByComparingTo("95");
        assertThat(view.path("SOLUSDT").path("tp").decimalValue()).isEqualByComparingTo("107.5");
        assertThat(view.path("ETHUSDT").path("sl").decimalValue()).isEqualByComparingTo("2100");
        assertThat(view.path("ETHUSDT").path("side").asText()).isEqualTo("SHORT");
        assertThat(Files.readString(positions))
                .as("the positions file is never written")
                .isEqualTo(TWO_POSITIONS);
    }

    @Test
    void theRegistryIsEmptyWhenNothingIsHeldAndStaleRowsGo() throws IOException {
        Files.writeString(positions, "{\"positions\":[]}");
        Files.writeString(registry, "{\"OLDUSDT\":{\"symbol\":\"OLDUSDT\",\"side\":\"LONG\",\"tp\":2,\"sl\":1}}");
        try (AlertLedger ledger = open()) {
            assertThat(ledger.positions()).isEmpty();
        }
        assertThat(json(registry)).isEqualTo(Json.object());
    }

    @Test
    void staleRowsStayWhereThatIsAsked() throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        try (AlertLedger ledger = open()) {
            Files.writeString(
                    registry,
                    "{\"OLDUSDT\":{\"symbol\":\"OLDUSDT\",\"side\":\"LONG\",\"entry_price\":1.5,\"tp\":2,\"sl\":1}}");
            assertThat(ledger.sync("default", true, false)
                            .registry()
                            .orElseThrow()
                            .dropped())
                    .isEmpty();
            assertThat(json(registry).has("OLDUSDT")).isTrue();
            assertThat(json(registry).size()).isEqualTo(3);
            assertThat(ledger.sync("default", true, true)
                            .registry()
                            .orElseThrow()
                            .dropped())
                    .containsExactly("OLDUSDT");
            assertThat(json(registry).size()).isEqualTo(2);
        }
    }

    @Test
    void whatAPersonEditsIsTakenAsSetByHandAndTheRestIsSaid() throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        try (AlertLedger ledger = open()) {
            Files.writeString(
                    registry,
                    Files.readString(registry)
                            .replace("\"sl\" : 95", "\"sl\" : 97.5")
                            .replace("\"sl\" : 2100", "\"sl\" : \"x\""));
            AlertLedger.Synced synced = ledger.sync("default", true, true);
            assertThat(synced.registry().orElseThrow().taken()).containsExactly("SOLUSDT");
            assertThat(synced.registry().orElseThrow().problems()).hasSize(1);
            assertThat(guard(ledger, "SOLUSDT").protection().stopLoss()).isEqualByComparingTo("97.5");
            assertThat(guard(ledger, "SOLUSDT").protection().takeProfit()).isEqualByComparingTo("107.5");
            assertThat(guard(ledger, "SOLUSDT").source()).isEqualTo(ProtectionSource.HAND);
            assertThat(guard(ledger, "ETHUSDT:SHORT").source()).isEqualTo(ProtectionSource.SEED);
            assertThat(json(registry).path("ETHUSDT").path("sl").decimalValue())
                    .as("the ledger wins over what can not be read")
                    .isEqualByComparingTo("2100");
        }
    }

    @Test
    void levelsThatTheBotHadBeforeAreKept() throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        Files.writeString(registry, "{\"SOLUSDT\":{\"symbol\":\"SOLUSDT\",\"side\":\"LONG\",\"tp\":120,\"sl\":90}}");
        try (AlertLedger ledger = open()) {
            ledger.sync("default");
            assertThat(guard(ledger, "SOLUSDT").protection().takeProfit()).isEqualByComparingTo("120");
            assertThat(guard(ledger, "SOLUSDT").protection().stopLoss()).isEqualByComparingTo("90");
        }
    }

    /** One of the two files was written and the other not: what was right at another entry would sell at once. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "another entry | \"side\":\"LONG\",\"entry_price\":143.36,\"tp\":150,\"sl\":141 | SOLUSDT.entry_price",
                "another side | \"side\":\"SHORT\",\"entry_price\":100,\"tp\":90,\"sl\":104 | SOLUSDT.side",
            })
    void levelsOfAnotherPositionAreNotTaken(String name, String row, String field) throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        String stale = "{\"SOLUSDT\":{\"symbol\":\"SOLUSDT\"," + row + "}}";
        try (AlertLedger ledger = open()) {
            Files.writeString(registry, stale);
            assertThat(ledger.sync("default", true, true)
                            .registry()
                            .orElseThrow()
                            .problems())
                    .extracting(InputProblem::field)
                    .containsExactly(field);
            assertThat(ledger.mark("SOLUSDT", "101").exits()).isEmpty();
            assertThat(guard(ledger, "SOLUSDT").source()).isEqualTo(ProtectionSource.SEED);
        }
        assertThat(Files.readString(folder.resolve("position_tp_sl.json.rejected")))
                .isEqualTo(stale);
    }

    @Test
    void aStartTakesNoLevelsOfAnotherPosition() throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        Files.writeString(
                registry,
                "{\"SOLUSDT\":{\"symbol\":\"SOLUSDT\",\"side\":\"LONG\",\"entry_price\":143.36,\"tp\":150,\"sl\":141}}");
        try (AlertLedger ledger = open()) {
            assertThat(ledger.mark("SOLUSDT", "101").exits()).isEmpty();
            assertThat(guard(ledger, "SOLUSDT").protection().stopLoss()).isEqualByComparingTo("95");
        }
    }

    @Test
    void aRegistryThatIsNoJsonIsPutAsideAndWrittenAnew() throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        Files.writeString(registry, "{\"SOLUSDT\":{\"tp\":12");
        try (AlertLedger ledger = open()) {
            assertThat(ledger.positions()).hasSize(2);
        }
        assertThat(json(registry).size()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("position_tp_sl.json.rejected")))
                .isEqualTo("{\"SOLUSDT\":{\"tp\":12");
    }

    /** Red stops entries, not the protection of what was last seen in agreement. */
    @Test
    void aStopStillFiresWhileThePositionsFileIsBroken() throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        try (AlertLedger ledger = open()) {
            ledger.mark("SOLUSDT", "100");
            Files.writeString(positions, TWO_POSITIONS.substring(0, 40));
            ledger.tick();
            assertThat(ledger.standing("default").status()).isEqualTo(Consistency.RED);
            assertThat(ledger.mark("SOLUSDT", "94").exits())
                    .singleElement()
                    .satisfies(exit -> assertThat(exit.orders()).hasSize(1));
            assertThat(Files.readString(folder.resolve("exit_intents.jsonl"))).contains("SOLUSDT", "\"SELL\"");
        }
    }

    @Test
    void theStateHasTheBlocksOfTheBaseAndThoseOfTheLedger() throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        Files.writeString(folder.resolve("base.json"), "{\"risk\":{\"dd\":0.5},\"positions_ledger\":{\"old\":1}}");
        try (AlertLedger ledger = open()) {
            ledger.mark("SOLUSDT", "100");
            ledger.mark("ETHUSDT", "2000");
            ledger.tick();
            JsonNode published = json(state);
            assertThat(published.path("risk").path("dd").decimalValue()).isEqualByComparingTo("0.5");
            assertThat(published.path("positions_state")).isEqualTo(Json.read(TWO_POSITIONS));
            JsonNode sol = published.path("positions_ledger").path("SOLUSDT");
            assertThat(sol.path("side").asText()).isEqualTo("LONG");
            assertThat(sol.path("qty").decimalValue()).isEqualByComparingTo("10");
            assertThat(sol.path("entry_price").isNumber()).isTrue();
            assertThat(sol.path("tp").decimalValue()).isEqualByComparingTo("107.5");
            assertThat(sol.path("sl").decimalValue()).isEqualByComparingTo("95");
            assertThat(sol.path("created_ts").isNumber()).isTrue();
            assertThat(published.path("consistency").path("num_positions").asInt())
                    .isEqualTo(2);
            assertThat(published.path("consistency").path("num_ledger").asInt()).isEqualTo(2);
            assertThat(published.path("consistency").path("num_tp_sl").asInt()).isEqualTo(2);
            assertThat(published.path("positions_ledger").has("old")).isFalse();
            assertThat(ledger.stateJson("default").path("positions_ledger").toString())
                    .isEqualTo(published.path("positions_ledger").toString());
        }
    }

    @Test
    void anExitIsWrittenForTheBotAndShownUntilThePositionIsGone() throws IOException {
        Files.writeString(positions, TWO_POSITIONS);
        try (AlertLedger ledger = open()) {
            ledger.mark("SOLUSDT", "100");
            assertThat(ledger.mark("SOLUSDT", "94").exits()).hasSize(1);
            assertThat(Files.readString(folder.resolve("exit_intents.jsonl"))).contains("SOLUSDT", "\"SELL\"");
        }
    }
}
