package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.storage.OpenResult.Refused;
import io.alertledger.storage.StoreProblem.Kind;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite is told, and that it was heard. */
class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void theWriterIsDurableAndStrict() {
        try (Db db = Sqlite.writer(folder.resolve("x.db"), Duration.ofMillis(1234), true)) {
            assertThat(db.pragma("busy_timeout")).isEqualTo("1234");
            assertThat(db.pragma("journal_mode")).isEqualTo("wal");
            assertThat(db.pragma("synchronous")).isEqualTo("2");
            assertThat(db.pragma("foreign_keys")).isEqualTo("1");
            assertThat(db.pragma("trusted_schema")).isEqualTo("0");
        }
    }

    @Test
    void aReaderCanNotWrite() {
        Path file = folder.resolve("ledger.db");
        try (LedgerStore store = Books.open(file);
                Db db = Sqlite.reader(store.file(), Duration.ofMillis(100))) {
            assertThatThrownBy(() -> db.execute("DELETE FROM meta")).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void aSettingThatIsNotTakenIsAnError() {
        try (Db db = Sqlite.writer(folder.resolve("x.db"), Duration.ofMillis(100), true)) {
            db.execute("BEGIN");
            assertThatThrownBy(() -> db.setting("journal_mode", "DELETE"))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.problem().kind()).isIn(Kind.SETTING, Kind.UNREADABLE));
        }
    }

    /** The busy timeout comes first: without it the switch to WAL would fail at once. */
    @Test
    void aForeignLockIsWaitedForAndThenNamed() throws SQLException {
        Path file = folder.resolve("ledger.db");
        Books.open(file).close();
        try (Connection foreign = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = foreign.createStatement()) {
            statement.execute("PRAGMA locking_mode=EXCLUSIVE");
            statement.execute("BEGIN EXCLUSIVE");
            long start = System.nanoTime();
            OpenResult opening = LedgerStore.open(file, Books.options());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(400));
            assertThat(opening).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.problem().kind()).isEqualTo(Kind.LOCKED);
                assertThat(refused.problem().message()).contains(file.toString(), "locked by another program");
            });
        }
    }
}
