package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiled sets that are used again, and entries that are not. */
class RuleCacheTest {

    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("cache");
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.toList();
        }
    }

    private static RuleSet compiled(RuleSources sources, RuleCache cache) {
        CompileResult result = RuleCompiler.compile(sources, cache);
        assertThat(result).as(result::toString).isInstanceOf(CompileResult.Compiled.class);
        return ((CompileResult.Compiled) result).ruleSet();
    }

    @Test
    void theShippedSetIsPackedCompiled() {
        assertThat(RuleCache.packed().find(CompiledRules.key(RuleSources.packed())))
                .isPresent();
    }

    /** Two builds of one commit are the same to the byte. */
    @Test
    void theShippedSetIsTheSameWhicheverProcessPacksIt() throws Exception {
        Process again = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        PackRules.class.getName(),
                        temp.toString())
                .inheritIO()
                .start();
        assertThat(again.waitFor()).isZero();
        String entry = RuleCache.PACKED.substring(1);
        Path packed = Path.of(RuleCache.class.getResource(RuleCache.PACKED).toURI());
        assertThat(temp.resolve(entry)).hasSameBinaryContentAs(packed);
    }

    @Test
    void aSetFromTheCacheIsTheSetThatWasCompiled() throws IOException {
        RuleCache cache = RuleCache.in(folder());
        RuleSet first = compiled(ExampleRules.sources(), cache);
        assertThat(entries()).hasSize(1);
        assertThat(Files.getPosixFilePermissions(folder())).isEqualTo(PosixFilePermissions.fromString("rwx------"));

        RuleSet second = compiled(ExampleRules.sources(), cache);

        assertThat(second.rules()).isEqualTo(first.rules());
        assertThat(second.heuristics()).isEqualTo(first.heuristics());
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(cache.find(CompiledRules.key(ExampleRules.sources()))).isPresent();
    }

    @Test
    void aDamagedEntryIsMadeAnew() throws IOException {
        RuleCache cache = RuleCache.in(folder());
        compiled(ExampleRules.sources(), cache);
        Path entry = entries().get(0);
        byte[] sound = Files.readAllBytes(entry);
        for (int at : new int[] {0, 100, sound.length / 2, sound.length - 1}) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 1;
            Files.write(entry, damaged);
            assertThat(cache.find(CompiledRules.key(ExampleRules.sources()))).isEmpty();
        }
        Files.write(entry, new byte[0]);

        compiled(ExampleRules.sources(), cache);

        assertThat(cache.find(CompiledRules.key(ExampleRules.sources()))).isPresent();
    }

    /** Whoever can write to the folder can't make the program run what the sandbox forbids. */
    @Test
    void anEntryPassesTheSandboxAtEveryLoad() throws IOException {
        RuleCache cache = RuleCache.in(folder());
        compiled(ExampleRules.sources(), cache);
        String key = CompiledRules.key(ExampleRules.sources());
        CompiledRules sound = cache.find(key).orElseThrow();
        Map<String, byte[]> classes = new TreeMap<>(sound.classes());
        classes.replaceAll((name, bytes) -> name.contains("LambdaConsequence") ? anotherClass() : bytes);
        cache.keep(key, new CompiledRules(sound.rules(), sound.heuristics(), classes, sound.models()));

        RuleSet set = compiled(ExampleRules.sources(), cache);

        assertThat(ClassSandbox.check(classes)).isNotEmpty();
        assertThat(set.rules()).isEqualTo(sound.rules());
        assertThat(ClassSandbox.check(cache.find(key).orElseThrow().classes())).isEmpty();
    }

    private static byte[] anotherClass() {
        try (var in = RuleCacheTest.class.getResourceAsStream("RuleCacheTest.class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFolderThatOthersCanWriteToIsNotUsed() throws IOException {
        Files.createDirectory(folder());
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));

        compiled(ExampleRules.sources(), RuleCache.in(folder()));

        assertThat(entries()).isEmpty();
    }

    @Test
    void theKeyFollowsRulesAndTablesAndNotScenarios() {
        RuleSources sources = ExampleRules.sources();
        String key = CompiledRules.key(sources);

        assertThat(CompiledRules.key(sources.with(new RuleFile("matching/x.scenarios", "# none"))))
                .isEqualTo(key);
        assertThat(CompiledRules.key(sources.with(new RuleFile("words.csv", "word,meaning,value\n"))))
                .isNotEqualTo(key);
    }
}
