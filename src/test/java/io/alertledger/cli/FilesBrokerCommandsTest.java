package io.alertledger.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sync}, {@code seed} and {@code scan} over the two files of a futures bot. */
class FilesBrokerCommandsTest {
    private static final String POSITIONS = """
            [{"symbol":"SOLUSDT","side":"LONG","qty":12.5,"entry_price":143.36},
             {"symbol":"ETHUSDT","side":"SHORT","qty":1.2,"entry_price":3010.5}]
            """;
    private static final String REGISTRY = """
            {"SOLUSDT":{"symbol":"SOLUSDT","side":"LONG","entry_price":143.36,"tp":160,"sl":139.5}}
            """;

    @TempDir
    Path folder;

    private Path db;
    private Path positions;
    private Path registry;

    @BeforeEach
    void files() throws IOException {
        db = folder.resolve("ledger.db");
        positions = Files.writeString(folder.resolve("positions_state.json"), POSITIONS);
        registry = Files.writeString(folder.resolve("position_tp_sl.json"), REGISTRY);
        Files.writeString(
                folder.resolve("alertledger.properties"),
                """
                broker=files
                broker.files.positionsState=%s
                broker.files.exitIntents=%s
                """.formatted(positions, folder.resolve("exit_intents.jsonl")).replace("\\", "\\\\"));
    }

    private CliRun run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--db";
        all[arguments.length + 1] = db.toString();
        return CliRun.of(all);
    }

    @Test
    void aDrySyncSaysWhatTheNextOneBooksAndChangesNothing() throws IOException {
        CliRun dry = run("sync", "--dry-run");
        assertThat(dry.out())
                .contains("ADOPT SOLUSDT LONG 12.5 @ 143.36", "ADOPT ETHUSDT SHORT 1.2 @ 3010.5", "nothing was booked");
        assertThat(Files.readString(registry)).isEqualTo(REGISTRY);
        assertThat(folder.resolve("state.json")).doesNotExist();
        JsonNode diff = Json.read(run("sync", "--dry-run", "--json").out());
        assertThat(diff.path("adjustments"))
                .extracting(
                        each -> each.path("kind").asText(),
                        each -> each.path("instrument").asText(),
                        each -> each.path("quantity").asText())
                .containsExactlyInAnyOrder(tuple("ADOPT", "SOLUSDT", "12.5"), tuple("ADOPT", "ETHUSDT", "1.2"));
        assertThat(diff.path("dryRun").booleanValue()).isTrue();
        CliRun wet = run("sync");
        assertThat(wet.out()).contains("ADOPT SOLUSDT LONG 12.5 @ 143.36", "ADOPT ETHUSDT SHORT 1.2 @ 3010.5");
        assertThat(Files.readString(registry)).contains("\"sl\" : 139.5", "ETHUSDT");
        assertThat(Files.readString(positions)).isEqualTo(POSITIONS);
        assertThat(run("sync").out()).doesNotContain("ADOPT");
    }

    /** While nobody knows what is held, nobody knows what in the registry is stale: a person's stop must not get lost. */
    @Test
    void aPositionsFileThatCanNotBeReadTakesNothingFromTheRegistry() throws IOException {
        Files.writeString(positions, POSITIONS.substring(0, 40));
        run("seed");
        assertThat(run("sync").exit()).isEqualTo(3);
        assertThat(Files.readString(registry)).contains("160", "139.5");
        Files.delete(positions);
        run("seed");
        assertThat(Files.readString(registry)).contains("160", "139.5");
        Files.writeString(positions, POSITIONS);
        assertThat(run("seed").out()).contains("SOLUSDT  left as it is: its levels were set by hand");
        assertThat(run("positions", "--protection").out()).contains("\"stopLoss\":\"139.5\"");
        Files.writeString(positions, "[]");
        run("sync");
        assertThat(Files.readString(registry)).as("missed once").contains("139.5");
    }

    @Test
    void seedSaysWhyEachLevelIsWhereItIs() {
        assertThat(run("seed").out())
                .contains("take-profit 2784.71: 7.5 % from the entry", "linear-stop-by-percent")
                .contains("SOLUSDT  left as it is: its levels were set by hand");
    }

    @Test
    void pricesComeFromAFileAndWhatIsNoneIsSaid() throws IOException {
        Path marks = Files.writeString(folder.resolve("marks.csv"), """
                Instrument,bid,ask,price,note,at
                SOLUSDT,139.4,139.6,,beyond the stop,
                ETHUSDT,,,3200,long ago,2020-01-01T00:00:00Z
                ETHUSDT,,,many,,
                ,,,1,,
                ETHUSDT,,,3000,,yesterday
                """);
        CliRun scan = run("scan", "--marks", marks.toString());
        assertThat(scan.out())
                .contains("STOP_LOSS: 139.4 has reached the stop at 139.5")
                .doesNotContain("ETHUSDT");
        assertThat(scan.err()).contains("line 4: ", "line 5: instrument is missing", "line 6: ");
        CliRun none = run("scan", "--marks", positions.toString());
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("no CSV of prices");
        Path other = Files.writeString(folder.resolve("other.csv"), "symbol,last\nSOLUSDT,1\n");
        assertThat(run("scan", "--marks", other.toString()).err())
                .contains("expected a header with instrument and price");
        assertThat(run("scan", "--marks", folder.resolve("none.csv").toString()).exit())
                .isEqualTo(2);
    }
}
