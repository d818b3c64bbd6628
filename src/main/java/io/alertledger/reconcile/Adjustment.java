package io.alertledger.reconcile;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a reconciliation did, left for later or merely saw, with its reason.
 *
 * @param id a function of the state that led to it: the same state gives the same id, two entries
 *     never share one. A booked fill's is the fill's own
 * @param kind what was done
 * @param key the position; for a flip, what is held afterwards
 * @param quantity what was booked or taken, or null where nothing was
 * @param price per share or coin; null where unknown or where there is none
 * @param fill the broker's trade that it is about, or null
 * @param because why, for people
 * @param events what the ledger books for it, in order; empty where there is nothing to remember. A
 *     fill's closing takes lots first in, first out
 */
public record Adjustment(
        String id,
        Kind kind,
        PositionKey key,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal price,
        Statement.@Nullable Execution fill,
        String because,
        List<LedgerEvent> events) {
    /** What a reconciliation does. */
    public enum Kind {
        /** Held there, not here: booked as an external lot. */
        ADOPT,
        /** Held here, missing there at two looks: closed. */
        CLOSE,
        /** More there: a lot is added. */
        INCREASE,
        /** Less there: lots are taken, first in first out. */
        REDUCE,
        /** The other side is held there. */
        FLIP,
        /** A real trade that was missing here. */
        FILL,
        /** The contract's last moment has passed. */
        EXPIRE,
        /** Seen and said; quantities and costs stay, unless a corporate action renamed or split the holding. */
        NOTE,
        /** Differs, and waits for a better look. */
        DEFER,
        /** Known already. */
        IGNORE
    }

    public Adjustment {
        events = List.copyOf(events);
    }

    Adjustment with(List<LedgerEvent> newEvents) {
        return new Adjustment(id, kind, key, quantity, price, fill, because, newEvents);
    }
}
