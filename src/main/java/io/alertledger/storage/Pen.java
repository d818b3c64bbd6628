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
    private final UnitLog unit = new UnitLog();
    private Mark committed;
    private Mark working;
    private Mark beforeUnit;

    /**
     * The book and the event that it ends with.
     *
     * @param seal of the book; while a unit is under way, still of the book before it
     */
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
            Db fresh = Sqlite.writer(files.database(), options.busyTimeout(), true);
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
        unit.clear();
        db().execute("SAVEPOINT unit");
    }

    /**
     * Writes what the unit still holds back: its last event, which carries the seal, and the rows that
     * follow from all of its events.
     *
     * @throws IllegalStateException where a constraint forbids it; then the unit has to be undone
     */
    void finishUnit() {
        UnitLog.Held last = unit.held();
        if (last != null) {
            Seal seal = working.seal().after(beforeUnit.book(), working.book(), unit.touched());
            working = new Mark(working.book(), written(last, seal.text()), seal);
            unit.changes().writeTo(Objects.requireNonNull(tables, "no transaction is under way"));
        }
        unit.clear();
    }

    void keepUnit() {
        db().execute("RELEASE unit");
    }

    void undoUnit() {
        working = beforeUnit;
        unit.clear();
        db().execute("ROLLBACK TO unit");
        db().execute("RELEASE unit");
    }

    /** What the unit under way has appended so far; not all of it is in the database yet. */
    UnitLog unit() {
        return unit;
    }

    /** Takes an event with all that follows from it. It is written when the next one comes, or at the unit's end. */
    Entry append(LedgerEvent event, @Nullable String key, int part) {
        UnitLog.Held held = unit.held();
        Head head = held == null ? working.head() : written(held, Seal.NONE);
        Entry entry = new Entry(head.sequence() + 1, now(), event);
        Book before = working.book();
        Book.Step step = before.apply(event);
        unit.add(new UnitLog.Held(entry, key, part), step.touched());
        Projector.project(before, step, entry.sequence(), event, unit.changes());
        accounts.note(event);
        working = new Mark(step.book(), head, working.seal());
        return entry;
    }

    private Head written(UnitLog.Held held, String seal) {
        String hash =
                EventTable.insert(db(), hashes, working.head().hash(), held.entry(), held.key(), held.part(), seal);
        return new Head(held.entry().sequence(), hash);
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
