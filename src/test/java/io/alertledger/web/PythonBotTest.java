package io.alertledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The sample bot against a real server. */
@EnabledIf(value = "hasPython", disabledReason = "there is no python3 on this machine")
class PythonBotTest {
    @TempDir
    Path folder;

    static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private String bot(Served served, String token, String text) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        "python3",
                        "samples/python-bot/bot.py",
                        "--url",
                        served.server.address(),
                        "--token-file",
                        token,
                        text))
                .directory(new File(System.getProperty("user.dir")))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void postsAnAlertReadsTheDecisionAndFollowsTheStream() throws Exception {
        try (Served served = new Served(folder)) {
            String said = bot(served, folder.resolve("bot.token").toString(), "BTO 2 SPY 650c 12/20/2030 @ 1.10");
            assertThat(said)
                    .contains("RESOLVED - Buy 2 SPY_20301220_650_C")
                    .contains("FILLED BUY 2 SPY301220C00650000")
                    .contains("told by the stream: d-");
            Files.writeString(folder.resolve("wrong.token"), "x".repeat(43));
            assertThat(bot(served, folder.resolve("wrong.token").toString(), "trim SPY"))
                    .startsWith("UNAUTHENTICATED: ");
        }
    }
}
