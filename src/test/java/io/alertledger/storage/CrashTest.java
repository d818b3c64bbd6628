package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at any moment: every acknowledged booking is there exactly once, and none is there by half.
 * {@code -Dalertledger.crash.rounds=200} runs longer.
 */
class CrashTest {
    private static final int ROUNDS = Integer.getInteger("alertledger.crash.rounds", 3);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void whatWasAcknowledgedSurvivesAKill() throws IOException, InterruptedException {
        Path file = folder.resolve("ledger.db");
        Random random = new Random(7);
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (Child child = Child.start(folder, BookingLoop.class, file, "r" + round, 1 + random.nextInt(3))) {
                child.await(2);
                Thread.sleep(random.nextInt(300));
                child.kill();
                acknowledged.addAll(child.printed());
                acknowledged.remove("open");
            }
            try (LedgerStore store = Books.open(file)) {
                assertThat(store.notices()).isEmpty();
                assertThat(store.verify().differences()).isEmpty();
                List<String> booked = store.events(0, Integer.MAX_VALUE).stream()
                        .map(entry -> fill(entry.event()))
                        .toList();
                assertThat(booked).doesNotHaveDuplicates().containsAll(acknowledged);
            }
        }
    }

    private static String fill(LedgerEvent event) {
        return event instanceof LotOpened opened ? opened.fillId() : ((LotsClosed) event).fillId();
    }
}
