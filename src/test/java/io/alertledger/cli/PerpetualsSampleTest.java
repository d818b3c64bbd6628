package io.alertledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The story of {@code samples/perpetuals}, as {@code docs/exits.md} tells it. */
class PerpetualsSampleTest {
    private static final String JAR = "java -jar target/alertledger.jar ";
    private static final Path BOT = Path.of("target/bot");

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectories(BOT);
        try (Stream<Path> old = Files.list(BOT).filter(Files::isRegularFile)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> samples = Files.list(Path.of("samples/perpetuals"))) {
            for (Path file : samples.toList()) {
                Files.copy(file, BOT.resolve(file.getFileName()));
            }
        }
    }

    private static String run(String command) {
        StringWriter told = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(told));
        line.setErr(new PrintWriter(told));
        line.execute(command.split(" "));
        return told.toString();
    }

    @Test
    void whatTheDocumentSaysHappens() throws IOException {
        List<String> commands = Files.readAllLines(Path.of("docs/exits.md")).stream()
                .filter(line -> line.startsWith(JAR) && line.contains("target/bot"))
                .map(line -> line.substring(JAR.length()))
                .toList();
        assertThat(commands).hasSize(3);
        assertThat(run(commands.get(0)))
                .contains("ETHUSDT")
                .contains("SOLUSDT")
                .contains("set by hand")
                .doesNotContain("DOGEUSDT");
        assertThat(run(commands.get(1)))
                .contains("SHORT 1.2 at 3010.5")
                .contains("5 % from the entry: too few bars for an average range")
                .contains("edited in position_tp_sl.json");
        assertThat(run(commands.get(2))).contains("STOP_LOSS: 139.4 has reached the stop at 139.5");

        JsonNode view = Json.read(Files.readString(BOT.resolve("position_tp_sl.json")));
        assertThat(view.properties())
                .extracting(entry ->
                        entry.getKey() + " " + entry.getValue().path("side").asText() + " "
                                + entry.getValue().path("sl").asText() + " "
                                + entry.getValue().path("tp").asText())
                .containsExactly("ETHUSDT SHORT 3161.03 2784.71", "SOLUSDT LONG 139.5 160");
        assertThat(view.path("SOLUSDT").path("created_ts").asText()).isEqualTo("1769610600.5");
        assertThat(BOT.resolve("positions_state.json"))
                .hasSameTextualContentAs(Path.of("samples/perpetuals/positions_state.json"));
        JsonNode state = Json.read(Files.readString(BOT.resolve("state.json")));
        assertThat(state.path("positions_ledger").properties()).hasSize(2);
        assertThat(state.path("positions_state").path("positions")).hasSize(3);
    }
}
