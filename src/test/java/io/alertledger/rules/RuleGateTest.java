package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits come into force when they pass, and only then. */
class RuleGateTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-28T15:00:00Z"), ZoneOffset.UTC);
    private static final RuleSources HEAVIER =
            ExampleRules.edited("weights.csv", "strike-matches,40,", "strike-matches,41,");
    private static final RuleSources BROKEN =
            ExampleRules.edited("weights.csv", "strike-matches,40,", "strike-matches,x,");

    private final List<RuleProblem> scenarios = new ArrayList<>();
    private final List<String> entered = new ArrayList<>();
    private final RuleGate gate = new RuleGate(
            ExampleRules.set(),
            List.of(),
            RuleCompiler::compile,
            set -> List.copyOf(scenarios),
            set -> entered.add(set.id()),
            CLOCK);

    @Test
    void whatPassesIsInForce() {
        assertThat(gate.offer(HEAVIER)).isEmpty();

        assertThat(gate.current().id()).isEqualTo(HEAVIER.id());
        assertThat(gate.status().upToDate()).isTrue();
        assertThat(entered).containsExactly(HEAVIER.id());
    }

    @Test
    void whatDoesNotCompileLeavesTheLastGoodSet() {
        assertThat(gate.offer(BROKEN)).isNotEmpty();

        assertThat(gate.current()).isSameAs(ExampleRules.set());
        assertThat(gate.status().problems()).extracting(RuleProblem::file).contains("weights.csv");
        assertThat(gate.offer(ExampleRules.sources())).isEmpty();
        assertThat(gate.status().upToDate()).isTrue();
    }

    @Test
    void whatFailsItsScenariosLeavesTheLastGoodSet() {
        scenarios.add(RuleProblem.of("matching/x.scenarios", "it does not hold", ""));

        assertThat(gate.offer(HEAVIER)).isEqualTo(scenarios);
        assertThat(gate.current()).isSameAs(ExampleRules.set());
    }

    @Test
    void whatWasCheckedIsNotInForceUntilItIsOffered() {
        assertThat(gate.check(HEAVIER)).isEmpty();
        assertThat(gate.current()).isSameAs(ExampleRules.set());

        scenarios.add(RuleProblem.of("matching/x.scenarios", "it does not hold", ""));
        assertThat(gate.offer(HEAVIER)).as("checked once").isEmpty();
        assertThat(gate.current().id()).isEqualTo(HEAVIER.id());
    }

    @Test
    void theSameSourcesAgainGetTheSameAnswer() {
        scenarios.add(RuleProblem.of("matching/x.scenarios", "it does not hold", ""));
        gate.offer(HEAVIER);
        scenarios.clear();

        assertThat(gate.offer(HEAVIER)).hasSize(1);
        assertThat(gate.current()).isSameAs(ExampleRules.set());
    }

    @Test
    void savedFilesAreOfferedAndADecisionInFlightKeepsItsSet(@TempDir Path folder) throws IOException {
        write(folder, ExampleRules.sources());
        RuleSet held = gate.current();
        try (RuleWatcher watcher = RuleWatcher.start(folder, true, gate);
                RuleRun inFlight = held.open(java.util.EnumSet.of(RuleStage.MATCHING), new Scoreboard())) {
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
            eventually(() -> !gate.status().upToDate());
            assertThat(gate.current().id()).isEqualTo(HEAVIER.id());

            Files.write(folder.resolve("weights.csv"), new byte[] {(byte) 0xff});
            eventually(() -> gate.status().problems().stream()
                    .anyMatch(problem -> problem.what().contains("not UTF-8")));
            write(folder, ExampleRules.sources());
            eventually(() -> gate.status().upToDate());
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
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }
}
