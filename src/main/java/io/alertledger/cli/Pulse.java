package io.alertledger.cli;

import io.alertledger.AlertLedger;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a serving process does by itself: looks after working orders, and compares with the broker. */
final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final int ORDERS_SECONDS = 1;
    private static final int SYNC_SECONDS = 30;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "alertledger-pulse");
        thread.setDaemon(true);
        return thread;
    });

    private Pulse() {}

    static Pulse of(AlertLedger ledger) {
        Pulse pulse = new Pulse();
        pulse.every(ORDERS_SECONDS, ledger::tick);
        pulse.every(SYNC_SECONDS, () -> ledger.book().accounts().forEach(ledger::sync));
        return pulse;
    }

    /** One that failed is tried again at the next time: a broker that does not answer must not end it. */
    private void every(int seconds, Runnable work) {
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException failed) {
                        LOG.warn("looking after the ledger failed; it is tried again in {} s", seconds, failed);
                    }
                },
                seconds,
                seconds,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
