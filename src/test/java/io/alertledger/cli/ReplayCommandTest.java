package io.alertledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a room's messages would have been understood to be. */
class ReplayCommandTest {
    private static final String ROOM = "samples/room/messages.jsonl";

    @Test
    void theSampleRoomIsCountedAndItsUnclearMessageIsShown() {
        CliRun run = CliRun.of("replay", "--parse-only", ROOM);

        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.out())
                .startsWith("11 messages\n  ORDER           4\n  MANAGE          0\n  PLAN            1\n")
                .contains("line 9, bob\nUNCLEAR\n  out half @ 3\n  ^^^ ^^^^ ^^^\n")
                .endsWith("  - '@ 3' is the price\n");
    }

    @Test
    void inJsonEveryVerdictHasItsCount() {
        JsonNode json =
                Json.read(CliRun.of("replay", "--parse-only", ROOM, "--json").out());

        assertThat(json.path("messages").asInt()).isEqualTo(11);
        assertThat(json.path("verdicts").toString())
                .isEqualTo(
                        "{\"ORDER\":4,\"MANAGE\":0,\"PLAN\":1,\"RECAP\":1,\"NOTE\":3,\"UNCLEAR\":1,\"UNSUPPORTED\":1}");
        assertThat(json.path("unclear").path(0).path("id").asText()).isEqualTo("9");
        assertThat(json.path("problems")).isEmpty();
    }

    @Test
    void aBrokenRowIsToldAndTheRestIsRead(@TempDir Path folder) throws IOException {
        Path export = Files.writeString(folder.resolve("room.csv"), "author,content\nann,Trim SPY\nbob\nann,gm\n");

        CliRun run = CliRun.of("replay", "--parse-only", export.toString());

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.out()).startsWith("2 messages\n");
        assertThat(run.err()).isEqualTo("line 3: the row has 1 cells and no text\n");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        CliRun run = CliRun.of("replay", "--parse-only", "nowhere.jsonl");

        assertThat(run.exit()).isEqualTo(Exit.USAGE);
        assertThat(run.err()).contains("there is no file nowhere.jsonl");
    }

    @Test
    void whatIsReadIsShownWithTheTextMarked() {
        CliRun run = CliRun.of("parse", "Trim SPY 595c @ 2.50", "--at", "2026-01-28T15:30:00Z");

        assertThat(run.out())
                .startsWith("ORDER\n  Trim SPY 595c @ 2.50\n  ^^^^ ^^^ ^^^^ ^^^^^^\n    TRIM $SPY 595C @ 2.5\n");
    }

    @Test
    void whatIsHeldHelps() {
        assertThat(CliRun.of("parse", "out here").out()).startsWith("UNCLEAR\n");
        assertThat(CliRun.of("parse", "out here", "--held", "AAPL").out()).startsWith("ORDER\n");
    }
}
