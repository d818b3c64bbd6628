package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule files from folders and jars, and the id of what they say. */
class RuleSourcesTest {

    private static final List<RuleFile> FILES = List.of(
            new RuleFile("weights.csv", "rule,points\na,1\n"),
            new RuleFile("matching/a.drl", "package rules.matching;\n"),
            new RuleFile("matching/a.scenarios", "scenario: one\n"));

    @Property
    void theOrderOfFilesNeverMatters(@ForAll Random random) {
        List<RuleFile> shuffled = new ArrayList<>(ExampleRules.sources().files());
        Collections.shuffle(shuffled, random);

        RuleSources sources = RuleSources.of(shuffled);

        assertThat(sources).isEqualTo(ExampleRules.sources());
        assertThat(sources.id()).isEqualTo(ExampleRules.sources().id());
    }

    @Test
    void theIdIsShortAndStable() {
        assertThat(RuleSources.of(FILES).id()).isEqualTo("rs-22e4ece7cc46");
    }

    @Test
    void theIdSaysWhatDecidesAndNothingElse() {
        RuleSources sources = RuleSources.of(FILES);

        assertThat(sources.with(new RuleFile("matching/a.scenarios", "scenario: two\n"))
                        .id())
                .isEqualTo(sources.id());
        assertThat(sources.without("matching/a.scenarios").id()).isEqualTo(sources.id());
        assertThat(sources.with(new RuleFile("matching/a.drl", "package rules.matching;\r\n"))
                        .id())
                .isEqualTo(sources.id());
        assertThat(sources.with(new RuleFile("matching/a.drl", "\uFEFFpackage rules.matching;\n"))
                        .id())
                .isEqualTo(sources.id());

        assertThat(sources.with(new RuleFile("weights.csv", "rule,points\na,2\n"))
                        .id())
                .isNotEqualTo(sources.id());
        assertThat(sources.without("matching/a.drl")
                        .with(new RuleFile("matching/b.drl", "package rules.matching;\n"))
                        .id())
                .isNotEqualTo(sources.id());
    }

    @Test
    void twoFilesAtOnePathAreAMistake() {
        assertThatThrownBy(() -> RuleSources.of(List.of(FILES.get(0), FILES.get(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weights.csv");
    }

    @Test
    void aFolderIsReadWithoutWhatEditorsLeaveThere(@TempDir Path folder) throws IOException {
        write(folder.resolve("matching/a.drl"), "package rules.matching;\r\n");
        write(folder.resolve("matching/.#a.drl"), "lock");
        write(folder.resolve("matching/a.drl~"), "backup");
        write(folder.resolve(".git/x.drl"), "not a rule");
        write(folder.resolve("README.md"), "# Rules");
        write(folder.resolve("weights.csv"), "rule,points\n");

        SourceResult result = RuleSources.folder(folder);

        assertThat(result)
                .isInstanceOfSatisfying(
                        SourceResult.Read.class,
                        read -> assertThat(read.sources().files())
                                .containsExactly(
                                        new RuleFile("matching/a.drl", "package rules.matching;\n"),
                                        new RuleFile("weights.csv", "rule,points\n")));
    }

    @Test
    void aFolderThatIsNotThereIsAProblem(@TempDir Path folder) {
        assertThat(problems(RuleSources.folder(folder.resolve("rulez"))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("there is no rules folder at "));
    }

    @Test
    void textThatIsNotUtf8IsAProblemAndAllAreNamed(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("weights.csv"), new byte[] {'a', (byte) 0xff});
        Files.write(folder.resolve("words.csv"), new byte[(1 << 20) + 1]);

        assertThat(problems(RuleSources.folder(folder)))
                .extracting(RuleProblem::toString)
                .containsExactly(
                        "weights.csv: the file is not UTF-8 text\n  Maybe save it as UTF-8.",
                        "words.csv: the file has 1048577 bytes; at most 1048576 are read");
    }

    @Test
    void theClassPathGivesTheSameFromAFolderAndFromAJar(@TempDir Path temp) throws IOException {
        Path jar = temp.resolve("app with blanks.jar");
        Path classes = temp.resolve("classes");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            // No entries for folders: a shaded jar need not have any.
            for (RuleFile file : ExampleRules.sources().files()) {
                zip.putNextEntry(new ZipEntry("rules/" + file.path()));
                zip.write(file.text().getBytes(StandardCharsets.UTF_8));
                write(classes.resolve("rules").resolve(file.path()), file.text());
            }
            zip.putNextEntry(new ZipEntry("rules/matching/Generated.class"));
            zip.putNextEntry(new ZipEntry("other/weights.csv"));
        }

        for (Path root : List.of(jar, classes)) {
            try (URLClassLoader loader =
                    new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
                assertThat(SourceReader.classPath(loader, "rules"))
                        .as("%s", root)
                        .isEqualTo(ExampleRules.sources());
            }
        }
    }

    @Test
    void theProgramCarriesItsTables() {
        assertThat(RuleSources.packed().files()).extracting(RuleFile::path).containsAll(RuleTables.FILES);
    }

    @Test
    void aPathIsRelativeWithForwardSlashes() {
        for (String path : List.of("", "/etc/passwd", "a\\b.drl", "../up.drl", "a/../../up.drl")) {
            assertThatThrownBy(() -> new RuleFile(path, "")).as(path).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void linesAreCountedFromOne() {
        RuleFile file = new RuleFile("a.csv", "one\r\ntwo\nthree");

        assertThat(List.of(file.line(0), file.line(1), file.line(2), file.line(3), file.line(4)))
                .containsExactly("", "one", "two", "three", "");
    }

    private static List<RuleProblem> problems(SourceResult result) {
        assertThat(result).isInstanceOf(SourceResult.Unreadable.class);
        return ((SourceResult.Unreadable) result).problems();
    }

    private static void write(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void aFolderMayBeALink(@TempDir Path home) throws IOException {
        Path real = home.resolve("real");
        RuleFolder.write(real, RuleSources.of(FILES));
        Path link = Files.createSymbolicLink(home.resolve("link"), real);

        assertThat(RuleSources.folder(link))
                .isInstanceOfSatisfying(
                        SourceResult.Read.class,
                        read -> assertThat(read.sources()).isEqualTo(RuleSources.of(FILES)));
        RuleFolder.write(link, RuleSources.of(FILES).with(new RuleFile("weights.csv", "rule,points\na,2\n")));
        assertThat(real.resolve("weights.csv")).hasContent("rule,points\na,2");
    }
}
