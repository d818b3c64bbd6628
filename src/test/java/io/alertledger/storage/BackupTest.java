package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.ledger.Book;
import io.alertledger.storage.StoreProblem.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies and their return. */
class BackupTest {
    @TempDir
    Path folder;

    private Path file;
    private Path backup;
    private Book saved;

    @BeforeEach
    void book() {
        file = folder.resolve("ledger.db");
        backup = folder.resolve("ledger.backup");
        try (LedgerStore store = Books.open(file)) {
            Books.buy(store, Books.SPY, "2", "1.50", "b1");
            saved = store.book();
            store.backup(backup);
            Books.sell(store, Books.SPY, "1", "2.50", "s1");
        }
    }

    @Test
    void aBackupIsAWholeLedgerThatNobodyOwns() {
        try (LedgerFile copy = LedgerStore.openReadOnly(backup, Books.options())) {
            assertThat(copy.book()).isEqualTo(saved);
            assertThat(copy.verify().differences()).isEmpty();
            assertThat(copy.owner()).isEmpty();
        }
    }

    /** R09: the copy is of one moment, whatever is being written. */
    @Test
    void aBackupWhileBookingIsConsistent() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        try (LedgerStore store = Books.open(file)) {
            Thread booking = new Thread(() -> {
                for (int i = 0; !done.get(); i++) {
                    Books.buy(store, Books.SPY, "1", "1.50", "x" + i);
                }
            });
            booking.start();
            for (int i = 0; i < 3; i++) {
                Path copy = folder.resolve("copy" + i);
                store.backup(copy);
                try (LedgerFile read = LedgerStore.openReadOnly(copy, Books.options())) {
                    assertThat(read.verify().differences()).isEmpty();
                }
            }
            done.set(true);
            booking.join();
        }
    }

    @Test
    void aBackupOverwritesNothing() {
        try (LedgerStore store = Books.open(file)) {
            assertThatThrownBy(() -> store.backup(backup))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.problem().kind()).isEqualTo(Kind.EXISTS));
        }
    }

    @Test
    void aRestoredLedgerIsRedUntilReconciledAndTheOldOneIsKept() {
        Restoration restoration = LedgerStore.restore(backup, file, Books.options());
        assertThat(restoration).isInstanceOfSatisfying(Restoration.Done.class, done -> {
            assertThat(done.head().sequence()).isEqualTo(1);
            try (LedgerFile kept = LedgerStore.openReadOnly(done.kept(), Books.options())) {
                assertThat(kept.book().version()).isEqualTo(2);
                assertThat(kept.verify().differences()).isEmpty();
            }
        });
        try (LedgerStore store = Books.open(file)) {
            assertThat(store.book()).isEqualTo(saved);
            assertThat(store.notices()).isEmpty();
            assertThat(store.distrust().of("default").orElseThrow()).contains("restored from", "ends with event 1");
            store.reconciled("default");
            assertThat(store.distrust().of("default")).isEmpty();
        }
    }

    @Test
    void aRestoreIsRefusedWhileSomebodyHasItOpen() {
        try (LedgerStore store = Books.open(file)) {
            assertThat(LedgerStore.restore(backup, file, Books.options()))
                    .isInstanceOfSatisfying(
                            Restoration.Refused.class,
                            refused -> assertThat(refused.problem().kind()).isEqualTo(Kind.OWNED));
            Books.buy(store, Books.SPY, "1", "1", "b2");
        }
    }

    @Test
    void aDamagedBackupIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(backup);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        // The lot's cost in the event: one digit of money.
        bytes[text.indexOf("\"totalCost\":\"300") + 13] = '4';
        Files.write(backup, bytes);
        assertThat(LedgerStore.restore(backup, file, Books.options()))
                .isInstanceOfSatisfying(Restoration.Refused.class, refused -> {
                    assertThat(refused.problem().kind()).isEqualTo(Kind.CORRUPT);
                    assertThat(refused.problem().message()).contains(backup.toString(), "ledger_events 1: hash");
                });
        try (LedgerStore store = Books.open(file)) {
            assertThat(store.book().version()).isEqualTo(2);
        }
    }

    @Test
    void aLedgerThatIsBeyondReadingCanBeReplaced() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 7);
        Files.write(file, bytes);
        assertThat(LedgerStore.open(file, Books.options())).isInstanceOf(OpenResult.Refused.class);
        assertThat(LedgerStore.restore(backup, file, Books.options())).isInstanceOf(Restoration.Done.class);
        try (LedgerStore store = Books.open(file)) {
            assertThat(store.book()).isEqualTo(saved);
        }
    }
}
