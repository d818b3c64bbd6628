package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.storage.StoreProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which files are taken for a ledger, and in what state they are left. */
class FilesTest {
    @TempDir
    Path folder;

    private Kind refused(Path file) {
        OpenResult opening = LedgerStore.open(file, Books.options());
        assertThat(opening).isInstanceOf(OpenResult.Refused.class);
        StoreProblem problem = ((OpenResult.Refused) opening).problem();
        assertThat(problem.message()).contains(file.toString());
        return problem.kind();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "of POSIX permissions and links")
    void onlyTheOwnerMayRead() throws IOException {
        Path file = folder.resolve("new/folder/ledger.db");
        try (LedgerStore store = Books.open(file)) {
            Books.buy(store, Books.SPY, "1", "1", "f1");
            store.backup(folder.resolve("backup"));
            for (String name : new String[] {"", "-wal", "-shm", ".lock", ".head"}) {
                assertThat(rights(file.resolveSibling("ledger.db" + name)))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
        assertThat(rights(file.getParent())).isEqualTo("rwx------");
        assertThat(rights(folder.resolve("backup"))).isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Books.open(file).close();
        assertThat(rights(file)).isEqualTo("rw-------");
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "of POSIX permissions and links")
    void aSymbolicLinkIsFollowedAndSaid() throws IOException {
        Path file = folder.resolve("ledger.db");
        Books.open(file).close();
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);
        try (LedgerStore store = Books.open(link)) {
            assertThat(store.file()).isEqualTo(file.toRealPath());
            assertThat(store.notices()).singleElement().asString().contains("symbolic link");
            assertThat(refused(file)).as("the same ledger by its own name").isEqualTo(Kind.OWNED);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "of POSIX permissions and links")
    void aSecondNameIsRefused() throws IOException {
        Path file = folder.resolve("ledger.db");
        Books.open(file).close();
        Files.createLink(folder.resolve("second.db"), file);
        assertThat(refused(file)).isEqualTo(Kind.HARD_LINKED);
    }

    @Test
    void whatIsNoDatabaseIsLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "buy milk, and some more so that it is long");
        assertThat(refused(file)).isEqualTo(Kind.NOT_A_DATABASE);
        assertThat(file).hasContent("buy milk, and some more so that it is long");
        assertThat(refused(folder)).isEqualTo(Kind.NOT_A_DATABASE);
    }

    @Test
    void theDatabaseOfAnotherProgramIsLeftAsItIs() throws SQLException, IOException {
        Path file = folder.resolve("position_ledger.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE positions (id INTEGER)");
        }
        assertThat(refused(file)).isEqualTo(Kind.NOT_A_LEDGER);
        assertThatThrownBy(() -> LedgerStore.openReadOnly(file, Books.options()))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void readingNeedsAFile() {
        assertThatThrownBy(() -> LedgerStore.openReadOnly(folder.resolve("none.db"), Books.options()))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.problem().kind()).isEqualTo(Kind.MISSING));
        assertThat(folder.resolve("none.db")).doesNotExist();
    }

    @Test
    void namesThatAnAddressWouldMisreadWork() {
        Path file = folder.resolve("a?b=c %20#d'é.db");
        try (LedgerStore store = Books.open(file)) {
            Books.buy(store, Books.SPY, "1", "1", "f1");
            store.backup(folder.resolve("b'?&.db"));
        }
        assertThat(file).exists();
        assertThat(folder.resolve("b'?&.db")).exists();
    }

    @Test
    void whatIsClosedSaysSo() {
        LedgerStore store = Books.open(folder.resolve("ledger.db"));
        store.close();
        assertThatThrownBy(() -> Books.buy(store, Books.SPY, "1", "1", "f1"))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.problem().kind()).isEqualTo(Kind.CLOSED));
        assertThatThrownBy(() -> store.events(0, 1)).isInstanceOf(StoreException.class);
    }
}
