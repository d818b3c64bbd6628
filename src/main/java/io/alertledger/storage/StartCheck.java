package io.alertledger.storage;

import io.alertledger.storage.StoreProblem.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is looked at before a file is trusted, within a bound: a start must not take minutes. */
final class StartCheck {
    private static final int MOST_FINDINGS = 5;

    /** So many events are checked against their hashes at every start; 'ledger verify' checks all. */
    private static final int NEWEST_EVENTS = 500;

    private StartCheck() {}

    /**
     * SQLite's quick check, and the hashes of the newest events.
     *
     * @return a notice where the time did not suffice for the whole file
     * @throws StoreException CORRUPT
     */
    static Optional<String> run(StoreFiles files, StoreOptions options) {
        if (options.startCheck().isZero()) {
            return Optional.empty();
        }
        // Its own connection: one that was interrupted is not used again.
        try (Db db = Sqlite.copier(files.database(), options.busyTimeout())) {
            return run(db, options.startCheck());
        }
    }

    private static Optional<String> run(Db db, Duration most) {
        Optional<String> notice = Optional.empty();
        AtomicBoolean late = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(1);
        Thread alarm = new Thread(() -> ring(db, most, late, done), "alertledger-start-check");
        alarm.setDaemon(true);
        alarm.start();
        try {
            List<String> findings = db.query("PRAGMA quick_check(" + MOST_FINDINGS + ")", Row::text);
            if (!findings.equals(List.of("ok"))) {
                throw corrupt(db, String.join("; ", findings));
            }
            EventStream.brokenLink(db, NEWEST_EVENTS).ifPresent(broken -> {
                throw corrupt(db, broken.toString());
            });
        } catch (StoreException interrupted) {
            if (!late.get() || interrupted.problem().kind() == Kind.CORRUPT) {
                throw interrupted;
            }
            notice = Optional.of("the check at start was stopped after " + most.toMillis()
                    + " ms; 'ledger verify' checks all of " + db.file());
        } finally {
            done.countDown();
            join(alarm);
        }
        return notice;
    }

    private static void ring(Db db, Duration most, AtomicBoolean late, CountDownLatch done) {
        try {
            if (!done.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                db.interrupt();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread alarm) {
        try {
            alarm.join();
        } catch (InterruptedException later) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Why the database is not what was acknowledged last.
     *
     * @param seen what stands in the head file
     * @return empty where the database holds it
     */
    static Optional<String> missing(Db db, Head seen) {
        if (seen.sequence() == 0) {
            return Optional.empty();
        }
        Head newest = EventTable.head(db);
        if (newest.sequence() < seen.sequence()) {
            return Optional.of(db.file() + " ends with event " + newest.sequence() + ", but event " + seen.sequence()
                    + " had been acknowledged: its -wal file was lost, or an older copy was put in its place");
        }
        return EventTable.hash(db, seen.sequence())
                        .filter(hash -> hash.equals(seen.hash()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(db.file() + " holds another event " + seen.sequence()
                        + " than the one that had been acknowledged: another ledger was put in its place");
    }

    static StoreException corrupt(Db db, String what) {
        return new StoreException(StoreProblem.of(
                Kind.CORRUPT,
                db.file(),
                db.file() + " is damaged: " + what + "\nMaybe restore the newest backup with 'ledger restore'."));
    }
}
