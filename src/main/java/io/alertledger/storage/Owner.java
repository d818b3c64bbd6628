package io.alertledger.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The process that owns a ledger file for writing, as it wrote itself down.
 *
 * @param token random, one per opening
 * @param pid process id on {@code host}
 * @param host where it runs
 * @param startedAt when the process started, so that a reused pid is not taken for it; null where the
 *     system does not say
 * @param heartbeat when it last said that it lives
 * @param api the address of its API, or null where it serves none
 */
public record Owner(
        String token,
        long pid,
        String host,
        @Nullable Instant startedAt,
        Instant heartbeat,
        @Nullable String api) {
    Owner servedAt(String address) {
        return new Owner(token, pid, host, startedAt, heartbeat, address);
    }

    /** How people are told of it: {@code process 4711 on trader-1 (http://127.0.0.1:7777)}. */
    public String describe() {
        return "process " + pid + " on " + host + (api == null ? "" : " (" + api + ")");
    }
}
