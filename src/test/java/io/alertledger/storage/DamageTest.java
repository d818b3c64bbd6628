package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Book;
import io.alertledger.storage.OpenResult.Opened;
import io.alertledger.storage.OpenResult.Refused;
import io.alertledger.storage.StoreProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were hurt: flipped bits, a lost log, an old copy in the new one's place. */
class DamageTest {
    @TempDir
    Path folder;

    private Path file;
    private Book book;

    @BeforeEach
    void book() {
        file = folder.resolve("ledger.db");
        try (LedgerStore store = Books.open(file)) {
            for (int i = 0; i < 60; i++) {
                Books.buy(store, Books.SPY, "2", "1.50", "b" + i);
                Books.sell(store, Books.SPY, "1", "2.50", "s" + i);
            }
            book = store.book();
        }
    }

    /** R11: whatever bit flips, either the start refuses, or verify finds it, or nothing has changed. */
    @Test
    void aFlippedBitNeverPassesForAnotherBook() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(11);
        int found = 0;
        for (int round = 0; round < 30; round++) {
            byte[] hurt = whole.clone();
            hurt[random.nextInt(hurt.length)] ^= (byte) (1 << random.nextInt(8));
            Path copy = folder.resolve("hurt" + round + ".db");
            Files.write(copy, hurt);
            if (noticed(copy)) {
                found++;
            }
        }
        assertThat(found).isPositive();
    }

    private boolean noticed(Path copy) {
        OpenResult opening = LedgerStore.open(copy, Books.options());
        if (opening instanceof Refused refused) {
            assertThat(refused.problem().message()).contains(copy.toString());
            return true;
        }
        try (LedgerStore store = ((Opened) opening).store()) {
            Verification verification = store.verify();
            assertThat(!verification.agrees() || store.book().equals(book))
                    .as("a book that differs is found")
                    .isTrue();
            return !verification.agrees();
        } catch (StoreException damaged) {
            return true;
        }
    }

    /** A digit of an open lot: SQLite finds nothing wrong with the page, the seal does. */
    @Test
    void aChangedQuantityIsSeenAtTheStart() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE book_lots SET quantity = '7' WHERE lot_id = 'b59'");
        }
        assertThat(LedgerStore.open(file, Books.options())).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem().kind()).isEqualTo(Kind.CORRUPT);
            assertThat(refused.problem().message()).contains("what is open is not what was booked");
        });
        try (LedgerFile reader = LedgerStore.openReadOnly(file, Books.options())) {
            assertThat(reader.verify().differences())
                    .anyMatch(difference -> difference.toString().contains("quantity is '7', expected '2'"));
        }
    }

    /** R10: the log is deleted after a crash; what was acknowledged is gone, and that is said. */
    @Test
    void aLostLogMakesTheLedgerRed() throws IOException, InterruptedException {
        Path crashed = folder.resolve("crashed.db");
        try (Child child = Child.start(folder, BookingLoop.class, crashed, "a", 1)) {
            child.await(12);
            child.kill();
        }
        Files.delete(folder.resolve("crashed.db-wal"));
        try (LedgerStore store = Books.open(crashed)) {
            assertThat(store.distrust().of("default").orElseThrow())
                    .contains(crashed.toString(), "had been acknowledged", "-wal file was lost");
            assertThat(store.notices()).hasSize(1);
            Books.buy(store, Books.SPY, "1", "1", "f1");
        }
        try (LedgerStore store = Books.open(crashed)) {
            assertThat(store.distrust().of("default"))
                    .as("until somebody asked the broker")
                    .isPresent();
            store.reconciled("default");
            assertThat(store.distrust().of("default")).isEmpty();
        }
    }

    @Test
    void anOlderCopyInItsPlaceMakesTheLedgerRed() throws IOException {
        Path copy = folder.resolve("copy.db");
        Files.copy(file, copy);
        try (LedgerStore store = Books.open(file)) {
            Books.buy(store, Books.TSLA, "1", "9", "x1");
        }
        Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
        try (LedgerStore store = Books.open(file)) {
            assertThat(store.distrust().of("default").orElseThrow()).contains("ends with event 120, but event 121");
        }
    }

    @Test
    void anotherLedgerInItsPlaceMakesItRed() throws IOException {
        Path other = folder.resolve("other.db");
        try (LedgerStore store = Books.open(other)) {
            for (int i = 0; i < 200; i++) {
                Books.buy(store, Books.TSLA, "1", "9", "x" + i);
            }
        }
        Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
        try (LedgerStore store = Books.open(file)) {
            assertThat(store.distrust().of("default").orElseThrow()).contains("another ledger was put in its place");
        }
    }

    /** The start does not wait for a long check, says so, and the ledger works. */
    @Test
    void aStartCheckThatTakesTooLongIsLeftOff() {
        try (LedgerStore store = Books.open(file)) {
            store.onDatabase(db -> db.execute("""
                    INSERT INTO alerts (account, alert_id, content_hash, text_hash, json, received_at, row_hash)
                    WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 100000)
                    SELECT 'x', n, 'h', 't', '{}', '2026', 'h' FROM count"""));
        }
        StoreOptions hasty = Books.options().withStartCheck(Duration.ofMillis(1));
        try (LedgerStore store = LedgerStore.open(file, hasty).orThrow()) {
            assertThat(store.notices()).singleElement().asString().contains("was stopped after 1 ms");
            Books.buy(store, Books.TSLA, "1", "9", "x1");
            assertThat(store.failure()).isEmpty();
        }
    }

    /** R04: no space; each caller is told, the book stays, and it goes on by itself when space returns. */
    @Test
    void aFullDiskIsToldAndSurvived() {
        try (LedgerStore store = Books.open(file)) {
            int pages = store.readers.read(db -> Integer.parseInt(db.pragma("page_count")));
            store.onDatabase(db -> db.execute("PRAGMA max_page_count=" + pages));
            StoreProblem problem = null;
            int booked = 0;
            while (problem == null) {
                try {
                    Books.buy(store, Books.TSLA, "1", "9", "x" + booked);
                    booked++;
                } catch (StoreException full) {
                    problem = full.problem();
                }
            }
            assertThat(problem.kind()).isEqualTo(Kind.DISK_FULL);
            assertThat(problem.message()).contains(file.toString(), "no space left");
            assertThat(store.failure()).contains(problem);
            assertThat(store.book().version()).isEqualTo(120 + booked);
            // The next attempt is on a new connection, which knows no such limit: space has returned.
            Books.buy(store, Books.TSLA, "1", "9", "after");
            assertThat(store.failure()).isEmpty();
            assertThat(store.verify().differences()).isEmpty();
        }
    }
}
