package io.alertledger.storage;

import io.alertledger.ledger.Book;
import io.alertledger.storage.StoreProblem.Kind;
import io.alertledger.trade.OutboxTx;
import io.alertledger.trade.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that writes for all callers. What waits in the queue is committed together, with one
 * sync of the disk; each caller's unit is atomic by itself and is acknowledged after the commit.
 *
 * <p>After an error of the disk every caller is told, the store is marked as failed, and each later
 * unit is a new attempt on a new connection: when space returns, the ledger goes on.
 */
final class Writer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerStore.class);

    /** Most units in one transaction, so that the first of them does not wait for ever. */
    private static final int MOST_UNITS = 256;

    private final Pen pen;
    private final StoreOptions options;
    private final BlockingQueue<Unit<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile Book book;
    private volatile Head head;
    private volatile @Nullable StoreProblem failure;
    private volatile boolean closing;
    private volatile Consumer<Written> watcher = written -> {};
    private final StoreProblem closed;

    Writer(Pen pen, StoreOptions options, StoreFiles files) {
        this.pen = pen;
        this.options = options;
        book = pen.committedBook();
        head = pen.committedHead();
        closed = StoreProblem.of(Kind.CLOSED, files.database(), files.database() + " was closed");
        thread = new Thread(this::run, "alertledger-writer");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Book book() {
        return book;
    }

    Head head() {
        return head;
    }

    /** Why nothing can be written at present; null while all is well. */
    @Nullable
    StoreProblem failure() {
        return failure;
    }

    /** Runs work in a transaction and returns what it returned once that is durable. */
    <T> T write(Function<? super OutboxTx, ? extends T> work) {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("transactions do not nest: use the one that is handed in");
        }
        Unit<T> unit = new Unit<>(work);
        queue.add(unit);
        if (closing && queue.remove(unit)) {
            throw new StoreException(closed);
        }
        return unit.await();
    }

    /** Writes what is no part of the book. */
    void onDatabase(Consumer<Db> work) {
        write(tx -> {
            work.accept(((StoreTx) tx).database());
            return true;
        });
    }

    private void run() {
        List<Unit<?>> batch = new ArrayList<>();
        long nextBeat = System.nanoTime() + options.heartbeat().toNanos();
        while (true) {
            batch.clear();
            try {
                Unit<?> first = queue.poll(Math.max(1, nextBeat - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MOST_UNITS - 1);
                }
            } catch (InterruptedException nobodyMayStopIt) {
                // Callers wait for an answer; close() ends the thread.
            }
            boolean beat = System.nanoTime() >= nextBeat;
            if (!batch.isEmpty() || beat) {
                commit(batch, beat);
                nextBeat = beat ? System.nanoTime() + options.heartbeat().toNanos() : nextBeat;
            }
            if (closing && queue.isEmpty()) {
                return; // Whoever comes now sees that it is closing and takes the unit back.
            }
        }
    }

    private void commit(List<Unit<?>> batch, boolean beat) {
        try {
            pen.begin();
            for (Unit<?> unit : batch) {
                unit.run(pen);
            }
            if (beat) {
                pen.beat();
            }
            pen.commit();
        } catch (RuntimeException | Error failed) {
            fail(batch, failed);
            return;
        }
        if (failure != null) {
            LOG.warn("the ledger can be written again");
            failure = null;
        }
        book = pen.committedBook();
        head = pen.committedHead();
        batch.forEach(Unit::acknowledge);
        batch.forEach(this::tell);
    }

    private void tell(Unit<?> unit) {
        Written written = unit.written();
        if (written != null && !written.isEmpty()) {
            try {
                watcher.accept(written);
            } catch (RuntimeException itsOwn) {
                LOG.error("a watcher of the ledger failed", itsOwn);
            }
        }
    }

    /** From now on told of every transaction after it was acknowledged, on the writer's thread. */
    void watch(Consumer<Written> told) {
        watcher = told;
    }

    private void fail(List<Unit<?>> batch, Throwable failed) {
        pen.abandon();
        if (failed instanceof StoreException known) {
            if (failure == null || failure.kind() != known.problem().kind()) {
                LOG.error(
                        "nothing can be written to the ledger: {}",
                        known.problem().message());
            }
            failure = known.problem();
        } else {
            LOG.error("a transaction broke the writer's rules; nothing of it was kept", failed);
        }
        batch.forEach(unit -> unit.fail(failed));
    }

    /** Finishes what was handed in, then stops. */
    @Override
    public void close() {
        closing = true;
        queue.add(new Unit<>(tx -> ""));
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
