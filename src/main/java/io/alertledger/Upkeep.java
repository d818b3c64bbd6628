package io.alertledger;

import io.alertledger.model.Alert;
import io.alertledger.model.Consistency;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a ledger that stays open does by itself: compares with the broker at once and then again and
 * again, looks after working orders and times every second, and asks what is held is worth. Three daemon
 * threads, so that neither a slow report nor slow quotes hold up orders.
 */
public final class Upkeep implements AutoCloseable {
    /** How often ledger and broker are compared, where nothing else is configured. */
    public static final Duration SYNC_EVERY = Duration.ofSeconds(60);

    /** How often the broker is asked for prices, where nothing else is configured. */
    public static final Duration QUOTES_EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration ORDERS_EVERY = Duration.ofSeconds(1);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3, work -> {
        Thread thread = new Thread(work, "alertledger-upkeep");
        thread.setDaemon(true);
        return thread;
    });

    private Upkeep() {}

    /**
     * Begins; the first comparison has been made when this returns.
     *
     * @param quotesEvery how often the broker is asked what is held is worth; zero for never
     */
    public static Upkeep of(AlertLedger ledger, Duration syncEvery, Duration quotesEvery) {
        Upkeep upkeep = new Upkeep();
        Runnable sync = () -> compare(ledger);
        guarded(sync).run();
        upkeep.every(syncEvery, sync);
        upkeep.every(ORDERS_EVERY, ledger::tick);
        if (!quotesEvery.isZero()) {
            upkeep.every(quotesEvery, ledger::quotes);
        }
        return upkeep;
    }

    /** Every account in which anything happened, and the default one: what is held must not go unnoticed there. */
    private static void compare(AlertLedger ledger) {
        Set<String> accounts = new LinkedHashSet<>(ledger.book().accounts());
        accounts.add(Alert.DEFAULT_ACCOUNT);
        accounts.forEach(account -> guarded(() -> compare(ledger, account)).run());
    }

    private static void compare(AlertLedger ledger, String account) {
        ledger.sync(account);
        if (ledger.standing(account).status() == Consistency.RED) {
            LOG.error(
                    "RED {}: {}",
                    account,
                    String.join("; ", ledger.standing(account).reasons()));
        }
    }

    private void every(Duration time, Runnable work) {
        threads.scheduleWithFixedDelay(guarded(work), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One that failed, however badly, is tried again at the next time: nothing may end it unnoticed. */
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error failed) {
                LOG.warn("looking after the ledger failed; it is tried again", failed);
            }
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
