package io.alertledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.formats.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One rule file saved over HTTP: the same gate as for an editor's, and never outside the folder. */
class RuleWritingTest {
    private static final String WEIGHTS = "/api/rules/weights.csv";
    private static final String HINTS = "/api/rules/matching/hints.drl";

    @TempDir
    private Path folder;

    private Served served;

    @BeforeEach
    void serve() throws Exception {
        served = new Served(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private String text(String path) throws Exception {
        return served.get(path).json().path("text").asText();
    }

    private Served.Answer put(String path, String text) throws Exception {
        return served.owner("PUT", path, Json.write(Json.object().put("text", text)));
    }

    @Test
    void aFileThatPassesIsWrittenAndInForce() throws Exception {
        String before = served.ledger.rules().id();
        String edited = text(WEIGHTS) + "# looked through\n";

        JsonNode answer = put(WEIGHTS, edited).json();

        assertThat(answer.path("activated").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.path("ruleSet").asText())
                .isEqualTo(served.ledger.rules().id())
                .isNotEqualTo(before);
        assertThat(text(WEIGHTS)).isEqualTo(edited);
        assertThat(folder.resolve("rules/weights.csv")).hasContent(edited);
    }

    @Test
    void aFileThatDoesNotPassChangesNothing() throws Exception {
        String before = served.ledger.rules().id();
        String hints = text(HINTS);
        String saying = "scoreboard.hint($c, \"the alert says strike {}\", $said);";
        for (String edited : List.of(
                hints.replace(saying, "System.exit(0);"),
                hints.replace(saying, "new Thread().start();"),
                hints.replace("strike == $said", "strik == $said"),
                hints.replace("strike == $said", "strike != $said"),
                "no rule")) {
            JsonNode answer = put(HINTS, edited).json();

            assertThat(answer.path("activated").asBoolean(true)).isFalse();
            assertThat(answer.at("/problems/0/file").asText()).isNotEmpty();
            assertThat(answer.path("ruleSet").asText())
                    .isEqualTo(before)
                    .isEqualTo(served.ledger.rules().id());
        }
        assertThat(folder.resolve("rules")).doesNotExist();
    }

    @Test
    void onlyTheOwnerWritesAndOnlyRuleFilesInTheFolder() throws Exception {
        assertThat(served.bot("PUT", WEIGHTS, "{\"text\":\"x\"}").status()).isEqualTo(403);
        for (String path : List.of(
                "notes.txt",
                ".hidden.csv",
                "matching/.hidden/x.csv",
                "a/b/c/d/e/f/g/h.csv",
                "x%22.csv",
                "x%3A.csv",
                "matching/%E2%80%AEx.csv")) {
            Served.Answer answer = put("/api/rules/" + path, "a,b\n");
            assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(400);
        }
        assertThat(folder.resolve("rules")).doesNotExist();
        assertThat(folder.resolve("outside.csv")).doesNotExist();
    }

    @Test
    void aLinkLeadsNobodyOut() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        put(WEIGHTS, text(WEIGHTS) + "# looked through\n");
        Files.createSymbolicLink(folder.resolve("rules/elsewhere"), outside);

        Served.Answer answer = put("/api/rules/elsewhere/deep/x.scenarios", "# nothing\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().path("message").asText()).contains("leads out of");
        assertThat(outside).isEmptyDirectory();
    }
}
