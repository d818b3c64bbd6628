package io.alertledger.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.alertledger.reconcile.ReconcileSettings;
import io.alertledger.trade.SimWorld.Planted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The desk under every fault at once, many short lives of it, each from one seed.
 *
 * <p>{@code -Dalertledger.sim.seeds=N} lives N of them, {@code -Dalertledger.sim.first=S} begins at another
 * seed. A life that fails prints the command that replays it.
 */
class SimulationTest {
    private static final long SEEDS = Long.getLong("alertledger.sim.seeds", 1_000);
    private static final long FIRST = Long.getLong("alertledger.sim.first", 1);

    /** Within so many lives each planted fault must be found. */
    private static final long TO_FIND = 2_000;

    @Test
    void ledgerAndMarketAgreeInTheEndAndNothingIsSoldTwice() throws IOException {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Optional<Throwable> failure = live(seed, Planted.NOTHING);
            if (failure.isPresent()) {
                fail(
                        "seed " + seed + " fails; replay it with\n"
                                + "./mvnw test -Dtest=SimulationTest -Dalertledger.sim.first=" + seed
                                + " -Dalertledger.sim.seeds=1",
                        failure.get());
            }
        }
    }

    /** Faults that once were, or might be; each is planted at a port, and the simulation must find it. */
    enum Bug {
        /** What another exit holds is not seen. */
        NO_LOCK(new Planted(BlindOutbox::new, broker -> broker, ReconcileSettings.DEFAULT)),
        /** A broker that does not answer is read as one that never got the order. */
        LOCK_RELEASED_ON_TIMEOUT(new Planted(outbox -> outbox, HastyBroker::new, ReconcileSettings.DEFAULT)),
        /** What one report lacks and the next one too, however soon, is gone. */
        ABSENCE_TRUSTED_AT_ONCE(new Planted(outbox -> outbox, broker -> broker, hasty()));

        private final Planted planted;

        Bug(Planted planted) {
            this.planted = planted;
        }

        private static ReconcileSettings hasty() {
            ReconcileSettings d = ReconcileSettings.DEFAULT;
            return new ReconcileSettings(
                    Duration.ZERO, d.grace(), d.limit(), d.quantityStep(), d.markMaxAge(), d.lotMethod(), d.calendar());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedFaultIsFound(Bug bug) throws IOException {
        for (long seed = 1; seed <= TO_FIND; seed++) {
            Optional<Throwable> found = live(seed, bug.planted);
            if (found.isPresent()) {
                System.out.println(bug + " is found at seed " + seed + ": " + cause(found.get()));
                return;
            }
        }
        fail(bug + " is not found in " + TO_FIND + " lives");
    }

    @Test
    void theSameSeedIsTheSameLife() throws IOException {
        for (long seed = 1; seed <= 5; seed++) {
            assertThat(story(seed)).isEqualTo(story(seed));
        }
    }

    private static String story(long seed) throws IOException {
        Path folder = folder();
        try (SimWorld world = new SimWorld(seed, folder, Planted.NOTHING)) {
            world.live();
            return String.join("\n", world.story());
        } finally {
            delete(folder);
        }
    }

    private static Optional<Throwable> live(long seed, Planted planted) throws IOException {
        Path folder = folder();
        SimWorld world = new SimWorld(seed, folder, planted);
        try {
            world.live();
            return Optional.empty();
        } catch (RuntimeException | AssertionError failed) {
            failed.addSuppressed(new AssertionError(String.join("\n", world.story())));
            return Optional.of(failed);
        } finally {
            world.close();
            delete(folder);
        }
    }

    private static String cause(Throwable failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** In memory where the machine has a file system there: the file is real, the disk need not be slow. */
    private static Path folder() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? Files.createTempDirectory(memory, "sim") : Files.createTempDirectory("sim");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
