package io.alertledger.ledger;

import io.alertledger.model.Protection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What protects a position, and why it is so.
 *
 * @param protection the levels
 * @param source who set them; levels set by hand are never reseeded
 * @param suspended why they do not act until a person looks, or null where they act
 * @param because the reason given when they were set
 * @param since when they were set
 */
public record Guard(
        Protection protection,
        LedgerEvent.ProtectionSource source,
        @Nullable String suspended,
        String because,
        Instant since) {}
