package io.alertledger.storage;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a ledger file is opened.
 *
 * @param clock says when things are recorded
 * @param api the address of this process's API, written into the lease so that a second process finds it
 * @param sqlAccount the account that the views {@code positions} and {@code position_lots} show
 * @param busyTimeout how long a lock of a foreign program is waited for
 * @param startCheck most time that the check at start may take; zero leaves it out
 * @param heartbeat how often the owner says that it lives
 * @param staleAfter from which age on a heartbeat counts as that of a dead process
 * @param networkFilesystem whether a network file system is accepted (then without WAL, and said)
 */
public record StoreOptions(
        Clock clock,
        @Nullable String api,
        String sqlAccount,
        Duration busyTimeout,
        Duration startCheck,
        Duration heartbeat,
        Duration staleAfter,
        boolean networkFilesystem) {
    public static StoreOptions defaults(Clock clock) {
        return new StoreOptions(
                clock,
                null,
                "default",
                Duration.ofSeconds(5),
                Duration.ofMillis(250),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                false);
    }

    public StoreOptions withApi(String address) {
        return new StoreOptions(
                clock, address, sqlAccount, busyTimeout, startCheck, heartbeat, staleAfter, networkFilesystem);
    }

    public StoreOptions withStartCheck(Duration most) {
        return new StoreOptions(clock, api, sqlAccount, busyTimeout, most, heartbeat, staleAfter, networkFilesystem);
    }

    public StoreOptions withLease(Duration every, Duration stale) {
        return new StoreOptions(clock, api, sqlAccount, busyTimeout, startCheck, every, stale, networkFilesystem);
    }

    public StoreOptions withNetworkFilesystem(boolean accepted) {
        return new StoreOptions(clock, api, sqlAccount, busyTimeout, startCheck, heartbeat, staleAfter, accepted);
    }
}
