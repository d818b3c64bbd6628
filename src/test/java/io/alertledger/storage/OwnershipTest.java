package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.storage.OpenResult.Opened;
import io.alertledger.storage.OpenResult.Refused;
import io.alertledger.storage.StoreProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file, one owner; a dead one is succeeded, a living one never. */
class OwnershipTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("ledger.db");
    }

    private StoreProblem refused() {
        OpenResult opening = LedgerStore.open(file, Books.options());
        assertThat(opening).isInstanceOf(Refused.class);
        return ((Refused) opening).problem();
    }

    @Test
    void aSecondProcessIsToldWhoOwnsIt() throws IOException, InterruptedException {
        try (Child child = Child.start(folder, BookingLoop.class, file, "a", 1)) {
            child.await(2);
            StoreProblem problem = refused();
            assertThat(problem.kind()).isEqualTo(Kind.OWNED);
            assertThat(problem.owner().pid()).isEqualTo(child.pid());
            assertThat(problem.message()).contains(file.toString(), "process " + child.pid());
            try (LedgerFile reader = LedgerStore.openReadOnly(file, Books.options())) {
                assertThat(reader.owner().orElseThrow().pid()).isEqualTo(child.pid());
                assertThat(reader.book().position(Books.SPY)).isPresent();
            }
            child.kill();
        }
        try (LedgerStore store = Books.open(file)) {
            assertThat(store.owner().pid()).isEqualTo(ProcessHandle.current().pid());
        }
    }

    @Test
    void aSecondStoreInTheSameProcessIsRefusedAndDoesNotDisturbTheFirst() {
        try (LedgerStore store = Books.open(file)) {
            StoreProblem problem = refused();
            assertThat(problem.kind()).isEqualTo(Kind.OWNED);
            assertThat(refused().owner().pid()).isEqualTo(store.owner().pid());
            Books.buy(store, Books.SPY, "1", "1", "f1");
        }
        assertThat(LedgerStore.open(file, Books.options()))
                .isInstanceOfSatisfying(Opened.class, opened -> opened.store().close());
    }

    @Test
    void anOwnerElsewhereCountsUntilItsHeartbeatIsStale() {
        Books.open(file).close();
        owner("elsewhere", Books.NOON.minusSeconds(5));
        StoreProblem problem = refused();
        assertThat(problem.kind()).isEqualTo(Kind.OWNED);
        assertThat(problem.message()).contains("process 4711 on elsewhere");

        owner("elsewhere", Books.NOON.minusSeconds(31));
        Books.open(file).close();
    }

    @Test
    void aDeadProcessOfThisMachineIsSucceededAtOnce() throws IOException {
        Books.open(file).close();
        // Its lock file was deleted, so the lock alone proves nothing.
        Files.delete(folder.resolve("ledger.db.lock"));
        owner(Hosts.name(), Books.NOON);
        Books.open(file).close();
    }

    @Test
    void whoWasTakenOverCanNotWriteAgain() {
        StoreOptions quick = Books.options().withLease(Duration.ofMillis(50), Duration.ofSeconds(30));
        try (LedgerStore store = LedgerStore.open(file, quick).orThrow()) {
            Books.buy(store, Books.SPY, "1", "1", "f1");
            owner("elsewhere", Books.NOON);
            assertThatThrownBy(() -> Books.buy(store, Books.SPY, "1", "1", "f2"))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.problem().kind()).isEqualTo(Kind.LEASE_LOST))
                    .hasMessageContaining("elsewhere");
            assertThat(store.failure()).isPresent();
            assertThat(store.book().position(Books.SPY).orElseThrow().quantity())
                    .isEqualByComparingTo("1");
        }
    }

    @Test
    void closingGivesTheFileBack() {
        Books.open(file).close();
        try (LedgerFile reader = LedgerStore.openReadOnly(file, Books.options())) {
            assertThat(reader.owner()).isEmpty();
        }
    }

    private void owner(String host, Instant heartbeat) {
        try (Db db = Sqlite.writer(file, Duration.ofSeconds(1), true)) {
            OwnerTable.write(db, new Owner("other", 4711, host, Books.NOON, heartbeat, null), "another lock");
        }
    }
}
