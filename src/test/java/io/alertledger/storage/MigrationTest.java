package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Book;
import io.alertledger.storage.OpenResult.Opened;
import io.alertledger.storage.OpenResult.Refused;
import io.alertledger.storage.StoreProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one schema to the next: all of it or nothing, with a copy of what was. */
class MigrationTest {
    private static final Migration SECOND = new Migration(2, "notes", """
            CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT) STRICT;

            INSERT INTO notes (note) SELECT lot_id FROM book_lots;

            """);
    private static final Migration BROKEN = new Migration(2, "broken", """
            CREATE TABLE notes (id INTEGER PRIMARY KEY, note TEXT) STRICT;

            INSERT INTO no_such_table (note) VALUES ('x');

            """);

    /** Takes long enough to be killed in the middle. */
    private static final Migration SLOW = new Migration(2, "slow", """
            CREATE TABLE numbers (n INTEGER) STRICT;

            INSERT INTO numbers
            WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 1000000)
            SELECT n FROM count;

            """);

    @TempDir
    Path folder;

    private Path file;
    private Book book;

    @BeforeEach
    void firstVersion() {
        file = folder.resolve("ledger.db");
        try (LedgerStore store = Books.open(file)) {
            Books.buy(store, Books.SPY, "2", "1.50", "b1");
            book = store.book();
        }
    }

    private static List<Migration> with(Migration second) {
        return List.of(Migration.ALL.get(0), second);
    }

    private OpenResult open(List<Migration> known) {
        return new Opener(file, Books.options(), known).open();
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".backup")).toList();
        }
    }

    private static List<String> texts(LedgerStore store, String sql) {
        return store.readers.read(db -> db.query(sql, Row::text));
    }

    @Test
    void aNewFileNeedsNoBackup() throws IOException {
        assertThat(backups()).isEmpty();
    }

    @Test
    void anOlderFileIsCopiedAndBroughtUpToDate() throws IOException {
        try (LedgerStore store = ((Opened) open(with(SECOND))).store()) {
            assertThat(store.backups())
                    .isEqualTo(backups())
                    .singleElement()
                    .asString()
                    .contains("v1-before-v2");
            assertThat(store.book()).isEqualTo(book);
            assertThat(texts(store, "SELECT note FROM notes")).containsExactly("b1");
            assertThat(texts(store, "SELECT version FROM schema_migrations")).containsExactly("1", "2");
        }
        try (LedgerFile copy = LedgerStore.openReadOnly(backups().get(0), Books.options())) {
            assertThat(copy.book()).isEqualTo(book);
        }
    }

    @Test
    void aNewerFileIsRefusedByAnOlderProgram() {
        ((Opened) open(with(SECOND))).store().close();
        assertThat(open(Migration.ALL)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.problem().kind()).isEqualTo(Kind.NEWER_VERSION);
            assertThat(refused.problem().message()).contains("has schema version 2", "versions up to 1");
        });
    }

    @Test
    void aStepThatWasChangedAfterItRanIsRefused() {
        ((Opened) open(with(SECOND))).store().close();
        assertThat(open(with(SLOW)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().kind()).isEqualTo(Kind.CHANGED_SCHEMA));
    }

    @Test
    void aStepThatFailsLeavesTheOldVersion() {
        assertThat(open(with(BROKEN))).isInstanceOf(Refused.class);
        try (LedgerStore store = ((Opened) open(Migration.ALL)).store()) {
            assertThat(store.book()).isEqualTo(book);
            assertThat(texts(store, "SELECT name FROM sqlite_schema")).doesNotContain("notes");
        }
    }

    /** R12. */
    @Test
    void aKilledMigrationIsDoneAgain() throws IOException, InterruptedException {
        for (int round = 0; round < 2; round++) {
            try (Child child = Child.start(folder, MigrationTest.class, file)) {
                child.await(1);
                Thread.sleep(150L + 200L * round);
                child.kill();
            }
        }
        try (LedgerFile reader = LedgerStore.openReadOnly(file, Books.options())) {
            assertThat(reader.book()).as("the old version, whole").isEqualTo(book);
        } catch (StoreException finished) {
            assertThat(finished.problem().kind()).as("or the new one").isEqualTo(Kind.NEWER_VERSION);
        }
        try (LedgerStore store = ((Opened) open(with(SLOW))).store()) {
            assertThat(store.book()).isEqualTo(book);
            assertThat(store.verify().differences()).isEmpty();
            assertThat(texts(store, "SELECT count(*) FROM numbers")).containsExactly("1000000");
        }
        assertThat(backups()).isNotEmpty();
    }

    /** The child: migrates and is killed. */
    public static void main(String[] arguments) {
        System.out.println("migrating");
        StoreOptions options = StoreOptions.defaults(Clock.systemUTC());
        new Opener(Path.of(arguments[0]), options, with(SLOW)).open();
    }
}
