package io.alertledger.storage;

import io.alertledger.ledger.Book;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A ledger file that is only read: by a second process, by a report, after damage. Sees what its
 * owner has committed, at every call anew. Thread-safe.
 */
public final class LedgerFile extends StoredReads implements AutoCloseable {
    private final StoreFiles files;
    private volatile Book book = Book.EMPTY;

    private LedgerFile(StoreFiles files, Readers readers) {
        super(readers);
        this.files = files;
    }

    static LedgerFile open(Path file, StoreOptions options) {
        StoreFiles files = StoreFiles.existing(file);
        Readers readers = new Readers(files, options);
        try {
            readers.read(db -> new Migrations(Migration.ALL, options.clock()).checkReadable(db));
            return new LedgerFile(files, readers);
        } catch (RuntimeException refused) {
            readers.close();
            throw refused;
        }
    }

    /** The book as it is committed now. */
    public Book book() {
        Book known = book;
        Book now = readers.read(db -> EventTable.head(db).sequence() == known.version() ? known : BookLoader.load(db));
        book = now;
        return now;
    }

    /** Who owns the file for writing; empty where nobody does. */
    public Optional<Owner> owner() {
        return readers.read(OwnerTable::read);
    }

    /** The real path of the file. */
    public Path file() {
        return files.database();
    }

    @Override
    public void close() {
        readers.close();
    }
}
