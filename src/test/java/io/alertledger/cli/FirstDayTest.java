package io.alertledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first commands of somebody new: a folder of one's own, and whether all is well. */
class FirstDayTest {
    @TempDir
    private Path folder;

    @Test
    void initMakesAFolderThatEverythingWorksIn() throws IOException {
        assertThat(run("init").code()).isEqualTo(Exit.DONE);
        assertThat(folder.resolve("alertledger.properties")).isRegularFile();
        assertThat(folder.resolve("ledger.db")).isRegularFile();
        assertThat(names(folder.resolve("rules"))).isEqualTo(names(Path.of("rules")));
        Answer doctor = run("doctor");
        assertThat(doctor.code()).isEqualTo(Exit.DONE);
        assertThat(doctor.text()).contains("from " + folder.resolve("rules")).doesNotContain("bad ");
    }

    @Test
    void initKeepsWhatIsThere() throws IOException {
        run("init");
        Path policy = folder.resolve("rules/policy.csv");
        Files.writeString(policy, Files.readString(policy).replace("1/2", "1/3"));
        Files.writeString(folder.resolve("alertledger.properties"), "broker=paper\n");

        assertThat(run("init").text()).contains("kept     " + folder.resolve("rules"));

        assertThat(policy).content().contains("1/3");
        assertThat(folder.resolve("alertledger.properties")).hasContent("broker=paper");
    }

    @Test
    void initLearnedChangesThePolicyThatIsInForce() {
        run("init", "--learned");
        run("buy", "SPY_20260128_595_C", "--quantity", "2", "--price", "1", "--time", "2026-01-27T15:00:00Z");
        run("buy", "SPY_20260130_600_C", "--quantity", "2", "--price", "1", "--time", "2026-01-27T15:00:00Z");

        Answer asked = run("resolve", "Trim SPY", "--at", "2026-01-28T15:00:00Z");

        assertThat(asked.code()).isEqualTo(Exit.NO);
        assertThat(asked.text()).contains("AMBIGUOUS").contains("below the 80 %");
    }

    @Test
    void doctorSaysEverythingThatIsWrongAndGoesOn() throws IOException {
        run("init");
        Files.writeString(folder.resolve("alertledger.properties"), "brokr=paper\n");
        Files.writeString(folder.resolve("rules/weights.csv"), "rule,points,note\nno-such-rule,ten,\n");

        Answer doctor = run("doctor");

        assertThat(doctor.code()).isEqualTo(Exit.NO);
        assertThat(doctor.text())
                .containsPattern("bad +configuration .*brokr.*broker")
                .containsPattern("bad +rules ")
                .containsPattern("ok +ledger ");
    }

    @Test
    void doctorTellsOfAClockThatWasSetBack() {
        run("buy", "SPY", "--quantity", "1", "--price", "600");

        Answer doctor = run("doctor", "--at", "2020-01-02T15:00:00Z");

        assertThat(doctor.code()).isEqualTo(Exit.NO);
        assertThat(doctor.text()).containsPattern("bad +clock ");
    }

    @Test
    void doctorTellsOfALedgerThatIsNone() throws IOException {
        Files.writeString(folder.resolve("ledger.db"), "not a database");

        assertThat(run("doctor").text()).containsPattern("bad +ledger ");
    }

    private record Answer(int code, String text) {}

    private Answer run(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--db", folder.resolve("ledger.db").toString()))
                .toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            return new Answer(Main.run(all), out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }

    private static Stream<String> sorted(Stream<Path> paths, Path top) {
        return paths.filter(Files::isRegularFile)
                .map(top::relativize)
                .map(Path::toString)
                .filter(name -> !name.endsWith(".md"))
                .sorted();
    }

    private static List<String> names(Path top) throws IOException {
        try (Stream<Path> paths = Files.walk(top)) {
            return sorted(paths, top).toList();
        }
    }
}
