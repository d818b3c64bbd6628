package io.alertledger.storage;

import java.time.Clock;
import java.time.Duration;

/**
 * How a ledger file is opened.
 *
 * @param clock says when things are recorded
 * @param sqlAccount the account that the views {@code positions} and {@code position_lots} show
 * @param busyTimeout how long a lock of a foreign program is waited for
 * @param startCheck most time that the check at start may take; zero leaves it out
 * @param heartbeat how often the owner says that it lives
 * @param staleAfter from which age on a heartbeat counts as that of a dead process
 */
public record StoreOptions(
        Clock clock,
        String sqlAccount,
        Duration busyTimeout,
        Duration startCheck,
        Duration heartbeat,
        Duration staleAfter) {
    public static StoreOptions defaults(Clock clock) {
        return new StoreOptions(
                clock,
                "default",
                Duration.ofSeconds(5),
                Duration.ofMillis(250),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));
    }

    public StoreOptions withStartCheck(Duration most) {
        return new StoreOptions(clock, sqlAccount, busyTimeout, most, heartbeat, staleAfter);
    }

    public StoreOptions withLease(Duration every, Duration stale) {
        return new StoreOptions(clock, sqlAccount, busyTimeout, startCheck, every, stale);
    }
}
