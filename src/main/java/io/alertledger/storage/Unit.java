package io.alertledger.storage;

import io.alertledger.trade.OutboxTx;
import io.alertledger.trade.Written;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one caller wants written, and its answer. */
final class Unit<T> {
    private final Function<? super OutboxTx, ? extends T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Throwable refused;
    private @Nullable Written written;

    Unit(Function<? super OutboxTx, ? extends T> work) {
        this.work = work;
    }

    /**
     * Does the work on the writer's thread. If it throws, nothing of it remains and the other units are
     * not disturbed.
     *
     * @throws StoreException where the database failed, which ends the whole transaction
     */
    void run(Pen pen) {
        pen.beginUnit();
        StoreTx tx = new StoreTx(pen);
        try {
            result = work.apply(tx);
            if (tx.broken() == null) {
                pen.finishUnit();
            }
        } catch (RuntimeException | Error thrown) {
            if (pen.db().broken()) {
                throw thrown;
            }
            refused = thrown;
        } finally {
            tx.end();
        }
        if (refused == null) {
            refused = tx.broken();
        }
        if (pen.db().broken()) {
            throw new IllegalStateException("the work went on after the database had failed");
        }
        if (refused == null) {
            pen.keepUnit();
            written = tx.notes().written(pen.book().version());
        } else {
            pen.undoUnit();
        }
    }

    /** After the commit: the answer is true now. */
    void acknowledge() {
        if (refused != null) {
            answer.completeExceptionally(refused);
        } else {
            answer.complete(result);
        }
    }

    /** What it wrote; null where nothing of it was kept. */
    @Nullable
    Written written() {
        return written;
    }

    void fail(Throwable failed) {
        answer.completeExceptionally(failed);
    }

    /** Waits for the answer, whatever interrupts the caller: it has to know. */
    T await() {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }
}
