package io.alertledger.ledger;

import java.time.Instant;

/**
 * An event as it stands in the log.
 *
 * @param sequence its place in the log: 1, 2, 3 … without gaps, over all accounts. Order is by this
 *     number alone, never by time
 * @param recordedAt when it was written; never used by the fold
 * @param event what happened
 */
public record Entry(long sequence, Instant recordedAt, LedgerEvent event) {}
