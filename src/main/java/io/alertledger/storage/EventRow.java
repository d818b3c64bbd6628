package io.alertledger.storage;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ledger_events} as it is hashed: every column but the hash itself.
 *
 * @param key the idempotency key, or null
 * @param part its place among the events of that key; null without one
 * @param seal digest of the book after it; empty where it is not the last event of its unit
 */
record EventRow(
        long seq,
        String account,
        String type,
        @Nullable String ticker,
        @Nullable String instrument,
        @Nullable String side,
        @Nullable String toTicker,
        @Nullable String toInstrument,
        @Nullable String toSide,
        String at,
        String recordedAt,
        @Nullable String fillId,
        @Nullable String key,
        @Nullable Long part,
        String payload,
        String seal) {
    /** The hash that chains this row to the one before. */
    String hash(Hashes hashes, String previous) {
        return hashes.of(
                previous,
                Long.toString(seq),
                account,
                type,
                ticker,
                instrument,
                side,
                toTicker,
                toInstrument,
                toSide,
                at,
                recordedAt,
                fillId,
                key,
                part == null ? null : part.toString(),
                payload,
                seal);
    }
}
