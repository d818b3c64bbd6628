package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is true: its commands run in their order on the packed jar, its Java compiles and runs. */
class ReadmeIT {
    private static final Path JAR = Path.of(System.getProperty("alertledger.jar", "target/alertledger.jar"));
    private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    /** Commands whose answer is "no" on purpose, with their exit code. */
    private static final Map<String, Integer> EXPECTED = Map.of(
            // The shipped weights do better on the sample than weights fitted to so little: they are kept.
            "java -jar target/alertledger.jar rules tune --trades samples/analyst-trades/trades.csv --out tuned-weights.csv",
            1);

    @TempDir
    static Path folder;

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    @TestFactory
    Stream<DynamicTest> everyCommandRuns() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Matcher blocks = SHELL.matcher(readme()); blocks.find(); ) {
            blocks.group(1)
                    .lines()
                    .filter(line -> line.startsWith("java -jar") || line.startsWith("target/alertledger "))
                    .forEach(commands::add);
        }
        assertThat(commands).hasSizeGreaterThan(5);
        return commands.stream()
                .map(command -> dynamicTest(command, () -> {
                    Result result = run(
                            "bash",
                            "-c",
                            command.replace("target/", JAR.toAbsolutePath().getParent() + "/")
                                    .replace("samples/", Path.of("samples").toAbsolutePath() + "/"));
                    assertThat(result.code()).as(result.toString()).isEqualTo(EXPECTED.getOrDefault(command, 0));
                    assertThat(result.out()).isNotBlank();
                    if (readme().contains("$ " + command + "\n")) {
                        assertThat(lasting(readme())).contains("$ " + command + "\n" + lasting(result.out()) + "```");
                    }
                }));
    }

    /** Without what any edit of a rule changes: the set's id, and the line on which a rule begins. */
    private static String lasting(String text) {
        return text.replaceAll("rs-[0-9a-f]{12}", "rs-").replaceAll("\\.drl:[0-9]+", ".drl");
    }

    /** A machine without Python runs everything else. */
    private static void theBotIsAnswered(String address) throws Exception {
        String bot = readme().lines()
                .filter(line -> line.startsWith("python3 "))
                .findFirst()
                .orElseThrow();
        if (run("bash", "-c", "command -v python3").code() == 0) {
            String script = "samples/python-bot/bot.py";
            Result said = runIn(
                    "served",
                    "bash",
                    "-c",
                    bot.replace(script, Path.of(script).toAbsolutePath() + " --url http://" + address));
            assertThat(said.code()).as(said.toString()).isZero();
            assertThat(said.out()).contains("RESOLVED - Buy 2 SPY_20301220_650_C", "order ", "told by the stream: d-");
        }
    }

    @Test
    void theDemoPlaysTheWholeDay() throws Exception {
        Result demo = run("java", "-jar", JAR.toAbsolutePath().toString(), "demo");
        assertThat(demo.code()).as(demo.toString()).isZero();
        assertThat(demo.out())
                .contains("Sell 3 of 6 SPY_20260128_595_C")
                .contains("REFUSED DUPLICATE")
                .contains("REFUSED CONTRADICTED")
                .contains("(answered before)")
                .contains("Held at the end of the day")
                .contains("Realized ");
        assertThat(demo.err()).isBlank();
    }

    @Test
    void theTenLinesCompileAndRun() throws Exception {
        Matcher block = JAVA.matcher(readme());
        assertThat(block.find()).isTrue();
        assertThat(block.group(1).lines().count()).isLessThanOrEqualTo(12);
        Path source = folder.resolve("Embed.java");
        Files.writeString(source, """
                import io.alertledger.AlertLedger;
                import io.alertledger.model.Alert;
                import io.alertledger.model.Decision;
                import io.alertledger.trade.Handled;
                import java.nio.file.Path;
                import java.time.Instant;

                public class Embed {
                    public static void main(String[] arguments) {
                %s    }
                }
                """.formatted(block.group(1).indent(8)));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, "-cp", JAR.toString(), "-d", folder.toString(), source.toString()))
                .isZero();
        Result embedded = runIn("embedded", "java", "-cp", JAR.toAbsolutePath() + ":" + folder, "Embed");
        assertThat(embedded.code()).as(embedded.toString()).isZero();
        assertThat(embedded.out()).contains("Sell 6.25 of 12.5 SOLUSDT").contains("FILLED");
    }

    @Test
    void theServerGivesLinksToTheConsoleAndAnswersABot() throws Exception {
        Path home = Files.createDirectories(folder.resolve("served"));
        String jar = JAR.toAbsolutePath().toString();
        Process serving = new ProcessBuilder("java", "-jar", jar, "serve", "--bind", "127.0.0.1:0")
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = serving.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).startsWith("AlertLedger serves").contains("broker paper");
            String link = said.readLine();
            assertThat(link).matches("Open http://127\\.0\\.0\\.1:[1-9][0-9]*/#.+");
            Result another = runIn("served", "java", "-jar", jar, "link");
            assertThat(another.code()).as(another.toString()).isZero();
            assertThat(another.out()).startsWith(link.substring("Open ".length(), link.indexOf('#')));
            assertThat(another.out().strip()).isNotEqualTo(link.substring("Open ".length()));
            theBotIsAnswered(link.substring("Open http://".length(), link.indexOf("/#")));
        } finally {
            serving.destroy();
            assertThat(serving.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher for it is a script of its own")
    void theLauncherStartsFromTheArchiveOfClasses() throws Exception {
        Path log = folder.resolve("classes.txt");
        Result version =
                run("env", "JAVA_OPTS=-Xlog:class+load:file=" + log, launcher().toString(), "--version");
        assertThat(version).isEqualTo(run("java", "-jar", JAR.toAbsolutePath().toString(), "--version"));
        assertThat(Files.readString(log)).contains("io.alertledger.cli.Main source: shared objects file (top)");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher for it is a script of its own")
    void theLauncherDoesWithoutAnArchiveThatFits() throws Exception {
        Path place = Files.createDirectories(folder.resolve("a place of its own"));
        Files.copy(launcher(), place.resolve("alertledger"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(JAR, place.resolve("alertledger.jar"));
        Files.writeString(place.resolve("alertledger.jsa"), "no archive");
        Result version = run(place.resolve("alertledger").toString(), "--version");
        assertThat(version).isEqualTo(run("java", "-jar", JAR.toAbsolutePath().toString(), "--version"));
    }

    private static Path launcher() {
        return JAR.toAbsolutePath().resolveSibling("alertledger");
    }

    private record Result(int code, String out, String err) {}

    private static Result run(String... command) throws Exception {
        return runIn("commands", command);
    }

    private static Result runIn(String place, String... command) throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve(place)).toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(2, TimeUnit.MINUTES))
                .as(String.join(" ", command))
                .isTrue();
        return new Result(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
