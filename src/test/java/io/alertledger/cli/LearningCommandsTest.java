package io.alertledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.AlertLedger;
import io.alertledger.Settings;
import io.alertledger.formats.Json;
import io.alertledger.journal.DecisionLog.Settlement;
import io.alertledger.model.Alert;
import io.alertledger.storage.Child;
import io.alertledger.web.WebServer;
import io.alertledger.web.WebSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code accuracy}, {@code rules tune} and {@code settle} as a script calls them. */
class LearningCommandsTest {
    private static final String TRADES = "samples/analyst-trades/trades.csv";

    @TempDir
    Path folder;

    @Test
    void accuracyInJsonHasTheAgreedShape() {
        JsonNode json =
                Json.read(CliRun.of("accuracy", "--trades", TRADES, "--json").out());

        for (String view : List.of("sameAnalyst", "wholeBook")) {
            assertThat(json.path(view).path("cases").isInt()).as(view).isTrue();
            for (String policy : List.of("FIFO", "NEWEST_FIRST", "NEAREST_EXPIRATION", "PROFIT_FIRST", "LEARNED")) {
                JsonNode scores = json.path(view).path("policies").path(policy);
                assertThat(scores.path("accuracy").asText()).as(policy).matches("0\\.\\d+|1");
                assertThat(fields(scores.path("atCoverage"))).containsExactly("0.5", "0.7", "0.8", "0.9");
            }
        }
        assertThat(json.path("calibration")).isNotEmpty();
        for (JsonNode bin : json.path("calibration")) {
            assertThat(fields(bin)).contains("from", "to", "cases", "right");
            assertThat(bin.path("from").isTextual()).isTrue();
            assertThat(bin.path("right").asInt())
                    .isLessThanOrEqualTo(bin.path("cases").asInt());
        }
        assertThat(json.path("leftOut").path("NEVER_CLOSED").isInt()).isTrue();
    }

    @Test
    void weightsThatDoWorseAreReplacedByTheSameBytesAndBetterOnesNever() throws IOException {
        String untaught =
                Files.readString(Path.of("rules/weights.csv")).replaceAll("(?m)^(learned-[a-z-]+),[^,\n]*", "$1,0");
        Path one = Files.writeString(folder.resolve("one.csv"), untaught);
        Path two = Files.writeString(folder.resolve("two.csv"), untaught);

        CliRun first = tune(one);
        assertThat(first.exit()).as(first.err()).isEqualTo(Exit.DONE);
        assertThat(Json.read(first.out()).path("outcome").asText()).isEqualTo("WRITTEN");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(one))
                    .as("whoever could read the weights still can")
                    .isEqualTo(Files.getPosixFilePermissions(Files.writeString(folder.resolve("any.csv"), "")));
        }
        assertThat(Files.readString(one)).startsWith("# tuned: learned weights fitted to ");
        assertThat(tune(two).out()).isEqualTo(first.out());
        assertThat(two).hasSameBinaryContentAs(one);

        CliRun again = tune(one);
        assertThat(again.exit()).isEqualTo(Exit.NO);
        assertThat(Json.read(again.out()).path("outcome").asText()).isEqualTo("KEPT");
        assertThat(one).hasSameBinaryContentAs(two);
    }

    private static CliRun tune(Path weights) {
        return CliRun.of("rules", "tune", "--trades", TRADES, "--out", weights.toString(), "--json");
    }

    @Test
    void whatWaitsIsSettledInOneStepAndTaughtFrom() {
        String ledger = folder.resolve("ledger.db").toString();
        buy(ledger, "SPY_20260130_595_C");
        buy(ledger, "SPY_20260130_600_C");
        CliRun asked = CliRun.of(
                "handle", "Exit SPY @ 2.00", "--id", "m1", "--at", "2026-01-28T15:30:00Z", "--db", ledger, "--json");
        assertThat(asked.exit()).as(asked.err()).isEqualTo(Exit.NO);
        String decision = Json.read(asked.out()).path("decisionId").asText();

        CliRun wrong = settle(ledger, decision, "SPY_20260130_610_C");
        assertThat(wrong.exit()).isEqualTo(Exit.NO);
        assertThat(wrong.err()).startsWith("NO_SUCH_CHOICE: ");
        CliRun right = settle(ledger, decision, "SPY_20260130_600_C");
        assertThat(right.exit()).as(right.err()).isEqualTo(Exit.DONE);
        assertThat(right.out()).contains("SPY_20260130_600_C");
        CliRun twice = settle(ledger, decision, "NONE");
        assertThat(twice.exit()).isEqualTo(Exit.NO);
        assertThat(twice.err()).startsWith("SETTLED: ann settled it");

        String out = folder.resolve("weights.csv").toString();
        CliRun tuned = CliRun.of("rules", "tune", "--settled", "--db", ledger, "--out", out, "--json");
        assertThat(tuned.exit()).as(tuned.err()).isEqualTo(Exit.NO);
        assertThat(tuned.out()).startsWith("{\"outcome\":\"TOO_FEW\",\"cases\":1,");
    }

    @Test
    void aPersonSettlesThroughWhoeverOwnsTheLedger() throws IOException, InterruptedException {
        Path ledger = folder.resolve("ledger.db");
        buy(ledger.toString(), "SPY_20260130_595_C");
        buy(ledger.toString(), "SPY_20260130_600_C");
        Instant now = Instant.parse("2026-01-28T15:30:00Z");
        Settings settings = Settings.at(ledger).withClock(Clock.fixed(now, ZoneOffset.UTC));
        try (AlertLedger owner = AlertLedger.open(settings);
                WebServer server = WebServer.start(owner, WebSettings.at("127.0.0.1:0", folder))) {
            CliRun link = CliRun.of("link", "--db", ledger.toString());
            assertThat(link.exit()).as(link.err()).isEqualTo(Exit.DONE);
            assertThat(link.out()).startsWith(server.address() + "/#");
            String decision =
                    owner.handle(Alert.text("m1", "Exit SPY @ 2.00", now)).decisionId();
            try (Child other = Child.start(
                    folder,
                    Main.class,
                    "settle",
                    decision,
                    "--choice",
                    "SPY_20260130_600_C",
                    "--by",
                    "ann",
                    "--db",
                    ledger)) {
                other.await(2);
                assertThat(other.printed()).anyMatch(line -> line.contains("SPY_20260130_600_C"));
                assertThat(other.printed()).anyMatch(line -> line.endsWith("FILLED, 4 of 4 filled"));
            }
            Settlement said = owner.log().decision(decision).orElseThrow().settlement();
            assertThat(said).isNotNull();
            assertThat(said.by()).isEqualTo("ann");
            assertThat(said.choice()).isEqualTo("SPY_20260130_600_C");
        }
    }

    private static void buy(String ledger, String instrument) {
        String time = "2026-01-28T15:00:00Z";
        CliRun bought = CliRun.of(
                "buy", instrument, "--quantity", "4", "--price", "1.5", "--time", time, "--at", time, "--db", ledger);
        assertThat(bought.exit()).as(bought.err()).isEqualTo(Exit.DONE);
    }

    private static CliRun settle(String ledger, String decision, String choice) {
        return CliRun.of(
                "settle", decision, "--choice", choice, "--by", "ann", "--at", "2026-01-28T15:31:00Z", "--db", ledger);
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
