package io.alertledger.storage;

import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.Lock;
import io.alertledger.model.Lot;
import io.alertledger.model.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what {@link Projector} makes of events, row by row: the tables while booking ({@link
 * BookChanges}), a running digest while verifying. Both see the same rows in the same order.
 */
interface BookSink {
    /** An episode of a position as it is now. */
    void position(Holding holding);

    /** A new lot, with what of it never changes. */
    void opened(LotOpened event, long sequence, long episode);

    /** What remains of a lot, and where it is held. */
    void lot(LotState state);

    /** What a closing took of a lot. */
    void exit(LotExit exit);

    /** An event was taken back by a later one. */
    void undone(long sequence, long by);

    /** All locks of a position as they are now. */
    void locks(PositionKey key, List<Lock> locks);

    /** What guards a position now, if anything. */
    void guard(PositionKey key, @Nullable Guard guard);

    /**
     * What remains of a lot.
     *
     * @param key the position that holds it, or held it last
     * @param lot what remains; null where nothing does
     * @param place its order among lots of the same time, 0 where nothing remains; null leaves it
     */
    record LotState(
            PositionKey key,
            String lotId,
            @Nullable Lot lot,
            @Nullable Long place,
            Status status) {
        /** The same in another place. */
        LotState at(@Nullable Long otherPlace) {
            return new LotState(key, lotId, lot, otherPlace, status);
        }
    }

    /** Whether something of a lot remains. */
    enum Status {
        OPEN,
        CLOSED,
        /** Its opening was taken back. */
        UNDONE
    }

    /**
     * What a closing took of a lot.
     *
     * @param closedBy the closing's sequence number
     * @param cost money that what was taken had cost; null when unknown
     * @param price per unit; null when unknown
     * @param realized the lot's share of the result; null when unknown. The shares of a closing sum to
     *     its result exactly
     */
    record LotExit(
            String account,
            String lotId,
            long closedBy,
            BigDecimal quantity,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal price,
            @Nullable BigDecimal realized,
            Instant at,
            String source) {}
}
