package io.alertledger.storage;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The writing connection and the book as it will be after the transaction that is under way. A
 * transaction holds units, each of which can be taken back alone. For the writer's thread alone.
 */
final class Pen implements AutoCloseable {
    private final StoreFiles files;
    private final StoreOptions options;
    private final OwnerLease lease;
    private final HeadFile headFile;
    private final Hashes hashes = new Hashes();
    private final AccountTables accounts = new AccountTables();
    private @Nullable Db db;
    private @Nullable BookTables tables;
    private Mark committed;
    private Mark working;
    private Mark beforeUnit;

    /** The book and the event that it ends with. */
    private record Mark(Book book, Head head, Seal seal) {}

    Pen(StoreFiles files, StoreOptions options, OwnerLease lease, HeadFile headFile, Db db) {
        this.files = files;
        this.options = options;
        this.lease = lease;
        this.headFile = headFile;
        this.db = db;
        this.tables = new BookTables(db);
        committed = load(db);
        working = committed;
        beforeUnit = committed;
    }

    private static Mark load(Db db) {
        db.execute("BEGIN");
        try {
            Book book = BookLoader.load(db);
            return new Mark(book, EventTable.head(db), Seal.of(book));
        } finally {
            db.execute("ROLLBACK");
        }
    }

    /** The connection, inside a transaction. */
    Db db() {
        return Objects.requireNonNull(db, "no transaction is under way");
    }

    /** As the unit under way sees it. */
    Book book() {
        return working.book();
    }

    Book committedBook() {
        return committed.book();
    }

    Head committedHead() {
        return committed.head();
    }

    Instant now() {
        return options.clock().instant();
    }

    /**
     * Begins a transaction, after a failure with a new connection. A commit that failed may have
     * reached the disk nevertheless: the book is then read again from there.
     */
    void begin() {
        if (db == null) {
            Db fresh = Sqlite.writer(files.database(), options.busyTimeout(), files.local());
            db = fresh;
            tables = new BookTables(fresh);
            if (!EventTable.head(fresh).equals(committed.head())) {
                committed = load(fresh);
            }
        }
        working = committed;
        accounts.forget();
        db.execute("BEGIN IMMEDIATE");
        lease.requireHeld(db);
    }

    void beginUnit() {
        beforeUnit = working;
        db().execute("SAVEPOINT unit");
    }

    void keepUnit() {
        db().execute("RELEASE unit");
    }

    void undoUnit() {
        working = beforeUnit;
        db().execute("ROLLBACK TO unit");
        db().execute("RELEASE unit");
    }

    /** Writes an event with all that follows from it. */
    Entry append(LedgerEvent event, @Nullable String key, int part) {
        Entry entry = new Entry(working.head().sequence() + 1, now(), event);
        Book before = working.book();
        Book.Step step = before.apply(event);
        Seal seal = working.seal().after(before, step);
        // The event's row first: rows that follow from it refer to it.
        String hash = EventTable.insert(db(), hashes, working.head().hash(), entry, key, part, seal);
        Projector.project(
                before, step, entry.sequence(), event, Objects.requireNonNull(tables, "no transaction is under way"));
        accounts.note(event);
        working = new Mark(step.book(), new Head(entry.sequence(), hash), seal);
        return entry;
    }

    void beat() {
        lease.beat(db());
    }

    /** Makes everything durable; only then does the book advance. */
    void commit() {
        accounts.write(db(), working.book());
        db().execute("COMMIT");
        boolean advanced = !working.head().equals(committed.head());
        committed = working;
        if (advanced) {
            headFile.write(committed.head());
        }
    }

    /** Gives the connection up, with all that was not committed: after an error of the disk none is trusted. */
    void abandon() {
        Db failed = db;
        db = null;
        tables = null;
        working = committed;
        if (failed != null) {
            try {
                failed.close();
            } catch (RuntimeException worse) {
                // It failed before; what it still has to say does not matter.
            }
        }
    }

    @Override
    public void close() {
        if (db != null) {
            lease.release(db);
            // Leaves one file behind; readers that are still there only make it wait for the next owner.
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            db.close();
            db = null;
        }
    }
}
