package io.alertledger.web;

import io.alertledger.AlertLedger;
import io.alertledger.model.Alert;
import io.alertledger.model.Execution;
import io.alertledger.trade.Written;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts whose sender is answered as soon as they are stored: what the broker says to their orders comes later. At
 * most so many are under way at once. Thread-safe.
 */
final class Arrivals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
    private static final int MOST = 256;
    private static final int THREADS = 8;

    private final AlertLedger ledger;
    private final Map<String, CompletableFuture<Void>> expected = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(MOST);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "alertledger-arrivals");
        thread.setDaemon(true);
        return thread;
    });

    Arrivals(AlertLedger ledger) {
        this.ledger = ledger;
    }

    /** Told of every transaction. */
    void written(Written written) {
        written.alerts().forEach(alert -> {
            CompletableFuture<Void> stored = expected.get(alert.id());
            if (stored != null) {
                stored.complete(null);
            }
        });
    }

    /**
     * Hands an alert in; completes once it is durable, or was before. Fails where it could not be stored.
     *
     * @throws ProblemException if too many are under way
     */
    CompletableFuture<Void> take(Alert alert) {
        if (!room.tryAcquire()) {
            throw Problem.of(503, "BUSY", "too many alerts are under way; send it again")
                    .thrown();
        }
        CompletableFuture<Void> stored = expected.computeIfAbsent(alert.id(), id -> new CompletableFuture<>());
        try {
            threads.execute(() -> handle(alert, stored));
        } catch (RejectedExecutionException closing) {
            room.release();
            stored.completeExceptionally(closing);
        }
        return stored;
    }

    private void handle(Alert alert, CompletableFuture<Void> stored) {
        try {
            ledger.handle(alert, Execution.BROKER);
            stored.complete(null);
        } catch (RuntimeException failed) {
            if (!stored.completeExceptionally(failed)) {
                LOG.error("alert {} was stored, and carrying it out failed", alert.id(), failed);
            }
        } finally {
            expected.remove(alert.id(), stored);
            room.release();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
