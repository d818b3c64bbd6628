package io.alertledger.formats;

import io.alertledger.ledger.Amount;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trade of somebody's list: one lot that was opened, and what was closed of it. Any values of its
 * types; booking judges.
 *
 * @param id the trade's id, the same across files and every time the file is read
 * @param quantity all that was opened
 * @param price per share or coin, or unknown
 * @param channel where the alert was posted, or null
 * @param author who posted it, or null
 * @param exits what was closed of this very lot, in order
 */
public record ImportedTrade(
        String id,
        Instrument instrument,
        Side side,
        BigDecimal quantity,
        Amount price,
        Instant openedAt,
        @Nullable String channel,
        @Nullable String author,
        List<Exit> exits) {
    public ImportedTrade {
        quantity = Decimals.canonical(quantity);
        exits = List.copyOf(exits);
    }

    /**
     * A closing of the lot.
     *
     * @param price per share or coin; null where the file does not know it
     * @param expired whether the contract had expired by then: nothing was traded
     */
    public record Exit(BigDecimal quantity, @Nullable BigDecimal price, Instant at, boolean expired) {
        public Exit {
            quantity = Decimals.canonical(quantity);
            price = price == null ? null : Decimals.canonical(price);
        }
    }

    /** The same with other closings. */
    ImportedTrade closed(List<Exit> other) {
        return new ImportedTrade(id, instrument, side, quantity, price, openedAt, channel, author, other);
    }
}
