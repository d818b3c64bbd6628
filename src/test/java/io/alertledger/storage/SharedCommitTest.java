package io.alertledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alertledger.ledger.Appended;
import io.alertledger.ledger.LedgerEvent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers, one writer: each is alone with its unit, whoever shares its commit. */
class SharedCommitTest {
    private static final int THREADS = 8;

    @TempDir
    Path folder;

    private LedgerStore store;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @BeforeEach
    void open() {
        store = Books.open(folder.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        store.close();
    }

    private void everywhere(ThrowingTask task) throws ExecutionException, InterruptedException {
        List<Future<?>> all = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            all.add(threads.submit(() -> {
                task.run(thread);
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
    }

    private interface ThrowingTask {
        void run(int thread) throws Exception;
    }

    @Test
    void acknowledgedMeansCommitted() throws ExecutionException, InterruptedException {
        everywhere(thread -> {
            try (Db other = Sqlite.reader(store.file(), Duration.ofSeconds(5))) {
                for (int i = 0; i < 30; i++) {
                    String fill = "f" + thread + "-" + i;
                    Books.buy(store, Books.SPY, "1", "1", fill);
                    assertThat(EventTable.under(other, "default", "fill:" + fill))
                            .hasSize(1);
                    assertThat(store.book().version()).isPositive();
                }
            }
        });
        assertThat(store.book().position(Books.SPY).orElseThrow().quantity()).isEqualByComparingTo("240");
        assertThat(store.verify().differences()).isEmpty();
    }

    @Test
    void aUnitThatThrowsLeavesNothingAndDisturbsNobody() throws ExecutionException, InterruptedException {
        AtomicInteger failed = new AtomicInteger();
        everywhere(thread -> {
            for (int i = 0; i < 20; i++) {
                String fill = "f" + thread + "-" + i;
                Books.buy(store, Books.SPY, "1", "1", fill);
                try {
                    store.transact(tx -> {
                        LedgerEvent event = new LedgerEvent.Noted("default", null, "never", Books.NOON);
                        tx.append("default", "never:" + fill, List.of(event));
                        throw new IllegalStateException("changed my mind");
                    });
                } catch (IllegalStateException expected) {
                    failed.incrementAndGet();
                }
            }
        });
        assertThat(failed).hasValue(THREADS * 20);
        assertThat(store.book().version()).isEqualTo(THREADS * 20);
        assertThat(store.events(0, 1000)).noneMatch(entry -> entry.event() instanceof LedgerEvent.Noted);
    }

    /** R17, R21: any number of racing sellers never sell more than is held; a fill counts once. */
    @Test
    void racingSellersNeverOversell() throws ExecutionException, InterruptedException {
        Books.buy(store, Books.SPY, "10", "1", "f0");
        AtomicInteger sold = new AtomicInteger();
        AtomicInteger again = new AtomicInteger();
        everywhere(thread -> {
            for (int i = 0; i < 5; i++) {
                try {
                    // Two threads at a time report the same fill.
                    Appended answer = Books.sell(store, Books.SPY, "1", "2", "s" + thread / 2 + "-" + i);
                    (answer.again() ? again : sold).incrementAndGet();
                } catch (IllegalStateException refused) {
                    assertThat(refused).hasMessageContaining("Refused");
                }
            }
        });
        assertThat(sold).hasValue(10);
        assertThat(again.get()).isBetween(0, 20);
        assertThat(store.book().position(Books.SPY)).isEmpty();
        assertThat(store.verify().differences()).isEmpty();
    }

    @Test
    void aFillIdIsBookedOnceWhateverTheKey() {
        Books.buy(store, Books.SPY, "1", "1", "f1");
        LedgerEvent event = store.events(0, 1).get(0).event();
        assertThatThrownBy(() -> store.transact(tx -> tx.append("default", "another key", List.of(event))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.book().version()).isEqualTo(1);
        Books.buy(store, Books.SPY, "1", "1", "f2");
        assertThat(store.verify().differences()).isEmpty();
    }

    @Test
    void aUnitThatGoesOnAfterAnImpossibleEventIsNotKept() {
        assertThatThrownBy(() -> store.transact(tx -> {
                    LedgerEvent impossible =
                            new LedgerEvent.CostSet(Books.SPY, "no lot", BigDecimal.ONE, "x", Books.NOON);
                    try {
                        tx.append("default", null, List.of(impossible));
                    } catch (IllegalStateException swallowed) {
                        return "kept?";
                    }
                    return "accepted?";
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.book().version()).isZero();
        assertThat(store.verify().differences()).isEmpty();
    }

    @Test
    void transactionsDoNotNest() {
        assertThatThrownBy(() -> store.transact(tx -> store.transact(inner -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("do not nest");
    }

    /** R07: exports read whole tables in a loop, and nothing is lost to a lock. */
    @Test
    void heavyReadersDoNotDisturbTheWriter() throws ExecutionException, InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        ConcurrentLinkedQueue<Long> read = new ConcurrentLinkedQueue<>();
        everywhere(thread -> {
            if (thread < 4) {
                for (int i = 0; i < 50; i++) {
                    Books.buy(store, Books.SPY, "1", "1", "f" + thread + "-" + i);
                }
                done.set(true);
            } else {
                while (!done.get()) {
                    read.add((long) store.events(0, Integer.MAX_VALUE).size());
                }
            }
        });
        assertThat(read).isNotEmpty();
        assertThat(store.book().version()).isEqualTo(200);
    }
}
