package io.alertledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code samples/README.md} says happens. The day, the bot and the state files have tests of their own. */
class SamplesTest {
    private static final Path PAGE = Path.of("samples/README.md");
    private static final Pattern COMMANDS =
            Pattern.compile("```sh\\n(.*?)```(?:\\n\\n```\\n(.*?)```)?", Pattern.DOTALL);
    private static final String JAR = "java -jar target/alertledger.jar ";

    @TempDir
    private Path folder;

    /** A block of commands, and what the page shows of their answer: empty where it shows nothing. */
    private record Shown(List<String> commands, String answer) {}

    private Shown shown(String about) throws IOException {
        for (Matcher block = COMMANDS.matcher(Files.readString(PAGE)); block.find(); ) {
            if (block.group(1).contains(about)) {
                String answer = block.group(2) == null ? "" : block.group(2);
                List<String> commands = block.group(1)
                        .lines()
                        .map(line -> line.replaceAll("target/(?!alertledger)", folder + "/"))
                        .toList();
                return new Shown(commands, answer);
            }
        }
        throw new AssertionError(PAGE + " has no commands about " + about);
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void theEmbeddedHandlerAnswersAsShownAndSendsNothingTwice() throws Exception {
        Shown handler = shown("AlertHandler.java");
        List<String> command = List.of(handler.commands()
                .get(0)
                .replace("target/alertledger.jar", System.getProperty("java.class.path"))
                .split(" "));
        assertThat(run(command)).isEqualTo(handler.answer());
        assertThat(run(command).lines()).hasSize(7).noneMatch(line -> line.contains("sent"));
    }

    @Test
    void theChangedRuleIsSoundAndItsScenariosHold() throws Exception {
        List<String> commands = shown("changed-rule").commands();
        run(List.of("bash", "-c", commands.get(0)));
        CliRun check = CliRun.of(commands.get(1).substring(JAR.length()).split(" "));
        assertThat(check.exit()).as(check.err()).isEqualTo(Exit.DONE);
        CliRun test = CliRun.of(commands.get(2).substring(JAR.length()).split(" "));
        assertThat(test.exit()).as(test.err()).isEqualTo(Exit.DONE);
        assertThat(test.out()).contains("1 scenario");
    }

    /** The changed file goes with the shipped one: nothing else in it is another. */
    @Test
    void onlyTheRulesThatAreToldOfDiffer() throws IOException {
        Path shipped = Path.of("rules/pricing/buy.drl");
        Path changed = Path.of("samples/changed-rule/pricing/buy.drl");
        assertThat(rules(changed))
                .filteredOn(rule -> !rules(shipped).contains(rule))
                .hasSize(2);
        assertThat(rules(shipped))
                .filteredOn(rule -> !rules(changed).contains(rule))
                .hasSize(1);
    }

    private static List<String> rules(Path file) {
        try {
            return List.of(Files.readString(file).split("(?m)^(?=rule )"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
