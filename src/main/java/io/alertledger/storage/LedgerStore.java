package io.alertledger.storage;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.LedgerTx;
import io.alertledger.model.Mark;
import io.alertledger.model.PositionKey;
import io.alertledger.trade.ExitStates;
import io.alertledger.trade.FileHashes;
import io.alertledger.trade.Outbox;
import io.alertledger.trade.OutboxTx;
import io.alertledger.trade.Written;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A ledger on disk, owned by this process: the ports {@link Ledger}, {@link Outbox} and {@link
 * io.alertledger.journal.DecisionLog} on one SQLite file.
 *
 * <p>What was acknowledged is durable: WAL with {@code synchronous=FULL}. Transactions of many
 * callers share one sync. The book is in memory; deciding reads no disk. Thread-safe.
 */
public final class LedgerStore extends StoredReads implements Ledger, Outbox, ExitStates, FileHashes, AutoCloseable {
    private final Writer writer;
    private final Pen pen;
    private final OwnerLease lease;
    private final HeadFile headFile;
    private final StoreFiles files;
    private final List<String> notices;
    private final List<Path> backups;

    LedgerStore(Opener opener, Writer writer, Pen pen, Readers readers) {
        super(readers);
        this.writer = writer;
        this.pen = pen;
        this.lease = opener.lease();
        this.headFile = opener.headFile();
        this.files = opener.files();
        this.notices = opener.notices();
        this.backups = opener.backups();
    }

    /**
     * Opens a ledger file for writing; makes it where there is none.
     *
     * @return refused where another process owns it, it is damaged, newer or something else
     */
    public static OpenResult open(Path file, StoreOptions options) {
        return new Opener(file, options, Migration.ALL).open();
    }

    /**
     * Opens a ledger file for reading, whoever owns it.
     *
     * @throws StoreException where it is missing, damaged, newer or something else
     */
    public static LedgerFile openReadOnly(Path file, StoreOptions options) {
        return LedgerFile.open(file, options);
    }

    /**
     * Puts a backup in the place of a ledger that nobody has open. What stood there is kept under
     * another name, and the restored ledger is red until it was reconciled.
     */
    public static Restoration restore(Path backup, Path file, StoreOptions options) {
        return new Restore(backup, file, options).run();
    }

    @Override
    public Book book() {
        return writer.book();
    }

    @Override
    public <T> T transact(Function<? super LedgerTx, ? extends T> work) {
        return writer.write(work::apply);
    }

    @Override
    public <T> T write(Function<? super OutboxTx, ? extends T> work) {
        return writer.write(work);
    }

    /** Work on the writing connection itself; for tables that no port speaks of, and for tests. */
    void onDatabase(Consumer<Db> work) {
        writer.onDatabase(work);
    }

    /**
     * Tells of everything that is written from now on, transaction by transaction and in their order, after
     * it is durable and its caller was answered. One watcher at a time; it must return at once, for nothing
     * is written meanwhile.
     */
    public void watch(Consumer<Written> watcher) {
        writer.watch(watcher);
    }

    /** Keeps prices, each in place of the one that its instrument had. */
    public void putMarks(Collection<Mark> marks) {
        onDatabase(db -> marks.forEach(mark -> MarkTable.put(db, mark)));
    }

    @Override
    public void keepExits(Collection<Kept> kept, Collection<PositionKey> forgotten) {
        onDatabase(db -> {
            forgotten.forEach(key -> ExitStateTable.remove(db, key));
            kept.forEach(one -> ExitStateTable.put(db, one));
        });
    }

    @Override
    public void keepFileHash(String file, String hash) {
        onDatabase(db -> MetaTable.set(db, MetaTable.WRITTEN + file, hash));
    }

    /** The broker was asked about an account and agrees, or was followed: nothing stands against trading there. */
    public void reconciled(String account) {
        onDatabase(db -> MetaTable.trust(db, account));
    }

    /** Writes down where this process can be asked, for others who want the file. */
    public void servedAt(String address) {
        onDatabase(db -> lease.servedAt(db, address));
    }

    @Override
    public Head head() {
        return writer.head();
    }

    /**
     * Why nothing can be written at present: no space, an error of the disk, a lock, another owner.
     * Empty once a transaction or a heartbeat got through again.
     */
    public Optional<StoreProblem> failure() {
        return Optional.ofNullable(writer.failure());
    }

    /** The real path of the file. */
    public Path file() {
        return files.database();
    }

    /** This process as the file names it. */
    public Owner owner() {
        return lease.self();
    }

    /** What a person should know about how the file was found. */
    public List<String> notices() {
        return notices;
    }

    /** Copies that were made before migrating, in order; empty where nothing was migrated. */
    public List<Path> backups() {
        return backups;
    }

    /** Finishes what was handed in and gives the file back. */
    @Override
    public void close() {
        writer.close();
        readers.close();
        try {
            pen.close();
        } finally {
            headFile.close();
            lease.close();
        }
    }
}
