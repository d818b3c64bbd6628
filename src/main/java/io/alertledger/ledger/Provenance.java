package io.alertledger.ledger;

import io.alertledger.ledger.LedgerEvent.Source;
import org.jspecify.annotations.Nullable;

/**
 * Where a booking comes from.
 *
 * @param source what kind of thing it is
 * @param clientOrderId our order that it fills, or null
 * @param fillId the fill's or trade's id, unique in the account; null for an adjustment
 * @param tradeId the trade that it belongs to, or null
 * @param channel where the alert was posted, or null
 * @param author who posted it, or null
 * @param because one sentence for people
 */
public record Provenance(
        Source source,
        @Nullable String clientOrderId,
        @Nullable String fillId,
        @Nullable String tradeId,
        @Nullable String channel,
        @Nullable String author,
        String because) {
    /** A trade made elsewhere and told to us; its id serves as the fill's. */
    public static Provenance trade(@Nullable String tradeId, String because) {
        return new Provenance(Source.TRADE, null, tradeId, tradeId, null, null, because);
    }

    /** A fill of an order of ours. */
    public static Provenance order(String clientOrderId, String fillId, String because) {
        return new Provenance(Source.ORDER, clientOrderId, fillId, null, null, null, because);
    }

    /** The same, with the alert's channel and author. */
    public Provenance by(@Nullable String newChannel, @Nullable String newAuthor) {
        return new Provenance(source, clientOrderId, fillId, tradeId, newChannel, newAuthor, because);
    }
}
