package io.alertledger.storage;

import io.alertledger.storage.StoreProblem.Kind;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Reading connections, each used by one thread at a time. Nobody waits for one: where all are in use
 * another is opened, and closed again when enough are idle. Thread-safe.
 */
final class Readers implements AutoCloseable {
    private static final int MOST_IDLE = 4;

    private final StoreFiles files;
    private final StoreOptions options;
    private final ConcurrentLinkedQueue<Db> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger idleCount = new AtomicInteger();
    private volatile boolean closed;

    Readers(StoreFiles files, StoreOptions options) {
        this.files = files;
        this.options = options;
    }

    /** Reads in a transaction of its own: everything read in it is of one moment. */
    <T> T read(Function<Db, T> work) {
        Db db = take();
        boolean good = false;
        try {
            db.execute("BEGIN");
            T result;
            try {
                result = work.apply(db);
            } finally {
                db.execute("ROLLBACK");
            }
            good = true;
            return result;
        } finally {
            if (good && !closed && idleCount.incrementAndGet() <= MOST_IDLE) {
                idle.add(db);
            } else {
                if (good && !closed) {
                    idleCount.decrementAndGet();
                }
                db.close();
            }
        }
    }

    Verification verify() {
        return Verifier.run(files, options);
    }

    void backup(Path target) {
        try (Db db = Sqlite.copier(files.database(), options.busyTimeout())) {
            Backups.copy(db, target);
        }
    }

    private Db take() {
        if (closed) {
            throw new StoreException(StoreProblem.of(Kind.CLOSED, files.database(), files.database() + " was closed"));
        }
        Db db = idle.poll();
        if (db != null) {
            idleCount.decrementAndGet();
            return db;
        }
        return Sqlite.reader(files.database(), options.busyTimeout());
    }

    @Override
    public void close() {
        closed = true;
        for (Db db = idle.poll(); db != null; db = idle.poll()) {
            db.close();
        }
    }
}
