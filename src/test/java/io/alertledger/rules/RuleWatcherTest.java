package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is saved in a folder is offered, however it comes there, and whatever becomes of it the watch goes on. */
class RuleWatcherTest {

    private static final RuleSources HEAVIER =
            ExampleRules.edited("weights.csv", "strike-matches,40,", "strike-matches,41,");
    private static final RuleSources BROKEN =
            ExampleRules.edited("weights.csv", "strike-matches,40,", "strike-matches,x,");

    /** What the compiler does instead of compiling; null where it compiles. */
    private final AtomicReference<Supplier<Error>> failure = new AtomicReference<>();

    private final RuleGate gate =
            new RuleGate(ExampleRules.set(), List.of(), this::compiled, set -> List.of(), set -> {});

    @TempDir
    private Path home;

    private CompileResult compiled(RuleSources sources) {
        Supplier<Error> error = failure.get();
        if (error != null) {
            throw error.get();
        }
        return RuleCompiler.compile(sources);
    }

    @Test
    void savedFilesAreOfferedAndADecisionInFlightKeepsItsSet() throws IOException {
        Path folder = home.resolve("rules");
        write(folder, ExampleRules.sources());
        RuleSet held = gate.current();
        try (RuleWatcher watcher = RuleWatcher.start(folder, true, gate);
                RuleRun inFlight = held.open(EnumSet.of(RuleStage.MATCHING), new Scoreboard())) {
            inFlight.insert(Facts.candidate("SPY_20260130_595_C", 0, 0));

            write(folder, HEAVIER);
            eventually(() -> gate.current().id().equals(HEAVIER.id()));
            assertThat(inFlight.fire()).isInstanceOf(RuleOutcome.Settled.class);

            // As editors do: a new file, moved over the old one.
            Path draft = Files.writeString(folder.resolve(".weights.csv.swp"), text(ExampleRules.sources()));
            Files.move(draft, folder.resolve("weights.csv"), StandardCopyOption.REPLACE_EXISTING);
            eventually(() -> gate.current().id().equals(ExampleRules.sources().id()));

            // The same size within the same tick of the file system's clock.
            Files.writeString(folder.resolve("weights.csv"), text(HEAVIER));
            eventually(() -> gate.current().id().equals(HEAVIER.id()));

            write(folder, BROKEN);
            eventually(() -> !gate.status().problems().isEmpty());
            assertThat(gate.current().id()).isEqualTo(HEAVIER.id());

            Files.write(folder.resolve("weights.csv"), new byte[] {(byte) 0xff});
            eventually(() -> gate.status().problems().stream()
                    .anyMatch(problem -> problem.what().contains("not UTF-8")));
            write(folder, ExampleRules.sources());
            eventually(() -> gate.status().problems().isEmpty());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need rights there")
    void linksAreFollowedAndOnesThatLeadNowhereHideNothing() throws IOException {
        Path team = home.resolve("team");
        write(team, ExampleRules.sources());
        Path matching = Files.move(team.resolve("matching"), home.resolve("shared-matching"));
        Files.createSymbolicLink(team.resolve("matching"), matching);
        Path folder = Files.createSymbolicLink(home.resolve("rules"), team);
        assertThat(RuleSources.folder(folder)).isEqualTo(new SourceResult.Read(ExampleRules.sources()));
        // As editors do where somebody has not saved yet.
        Files.createSymbolicLink(team.resolve(".#weights.csv"), Path.of("ann@desk.4711"));
        try (RuleWatcher watcher = RuleWatcher.start(folder, true, gate)) {
            String hints;
            try (var files = Files.list(matching)) {
                hints = files.filter(file -> file.toString().endsWith(".drl"))
                        .sorted()
                        .findFirst()
                        .orElseThrow()
                        .getFileName()
                        .toString();
            }
            LockSupport.parkNanos(RuleWatcher.INTERVAL.toNanos() * 13);
            Files.writeString(matching.resolve(hints), "// looked through\n", StandardOpenOption.APPEND);
            eventually(() -> gate.current()
                    .sources()
                    .file("matching/" + hints)
                    .orElseThrow()
                    .text()
                    .endsWith("// looked through\n"));

            Path other = home.resolve("other");
            write(other, HEAVIER);
            Path fresh = Files.createSymbolicLink(home.resolve("fresh"), other);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            eventually(() -> gate.current().id().equals(HEAVIER.id()));
        }
    }

    @Test
    void anErrorOfAnyKindIsSaidAndTheNextSaveIsLookedAt() throws IOException {
        Path folder = home.resolve("rules");
        write(folder, ExampleRules.sources());
        try (RuleWatcher watcher = RuleWatcher.start(folder, true, gate)) {
            for (Supplier<Error> error :
                    List.<Supplier<Error>>of(StackOverflowError::new, OutOfMemoryError::new, AssertionError::new)) {
                failure.set(error);
                write(folder, HEAVIER);
                eventually(() -> gate.status().problems().stream()
                        .anyMatch(problem ->
                                problem.what().contains(error.get().getClass().getName())));
                assertThat(gate.current()).as("the last good one").isSameAs(ExampleRules.set());
                failure.set(null);
                write(folder, ExampleRules.sources());
                eventually(() -> gate.status().problems().isEmpty());
            }
            write(folder, HEAVIER);
            eventually(() -> gate.current().id().equals(HEAVIER.id()));
        }
    }

    private static String text(RuleSources sources) {
        return sources.file("weights.csv").orElseThrow().text();
    }

    private static void write(Path folder, RuleSources sources) throws IOException {
        for (RuleFile file : sources.files()) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(path.getParent());
            byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
            if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), bytes)) {
                Files.write(path, bytes);
            }
        }
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }
}
