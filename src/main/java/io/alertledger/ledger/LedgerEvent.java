package io.alertledger.ledger;

import io.alertledger.model.Lot;
import io.alertledger.model.LotShare;
import io.alertledger.model.Nickname;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the books. Events are appended and never changed; every balance is a
 * fold over them. An event says all that the fold needs: which lots a sale took stands in the event,
 * so a changed policy never rewrites the past.
 */
public sealed interface LedgerEvent {
    /** When it happened, as its source says. */
    Instant at();

    /** The account whose books it changes. */
    String account();

    /** An event about one position. */
    sealed interface OfPosition extends LedgerEvent {
        PositionKey key();

        @Override
        default String account() {
            return key().account();
        }
    }

    /**
     * A lot was opened: a purchase, or for a short position a sale.
     *
     * @param lotId unique in the account
     * @param quantity above zero
     * @param totalCost money: price times quantity times multiplier, plus fees (for a short position what
     *     came in, less fees); null when unknown. For a long position this is the cash paid, for a short
     *     one the cash received
     * @param fee the part of {@code totalCost} that is fees; zero where there were none or none are known
     * @param clientOrderId our order that it filled, or null
     * @param fillId the fill or trade that did it; null for an adjustment
     * @param source what opened it
     */
    record LotOpened(
            PositionKey key,
            String lotId,
            BigDecimal quantity,
            @Nullable BigDecimal totalCost,
            BigDecimal fee,
            BigDecimal multiplier,
            BigDecimal step,
            @Nullable String clientOrderId,
            @Nullable String fillId,
            @Nullable String tradeId,
            @Nullable String channel,
            @Nullable String author,
            Source source,
            String because,
            Instant at)
            implements OfPosition {}

    /**
     * Lots were closed, in part or whole.
     *
     * <p>A closing by a fill of our own order names the order, and thereby takes its quantity off
     * what {@link Locked} held for that order: fill and lock change in one event. No {@link Released}
     * follows for what was filled, only for an unfilled rest.
     *
     * @param taken what was taken of which lots and at what cost
     * @param price per unit; null when unknown
     * @param proceeds money: price times quantity times multiplier, less fees for a long position, plus
     *     fees for a short one; null when unknown. For a long position this is the cash received, for a
     *     short one the cash paid
     * @param fee what {@code proceeds} was lessened by (for a short position, raised by); zero where
     *     there was none or none is known
     * @param clientOrderId our order that it filled, or null
     * @param realized profit in money: proceeds less cost for a long position, cost less proceeds for a
     *     short one; null when price or a cost is unknown
     * @param fillId the fill or trade that did it; null for an adjustment
     */
    record LotsClosed(
            PositionKey key,
            List<Taken> taken,
            @Nullable BigDecimal price,
            BigDecimal fee,
            @Nullable BigDecimal proceeds,
            @Nullable BigDecimal realized,
            @Nullable String clientOrderId,
            @Nullable String fillId,
            @Nullable String tradeId,
            Source source,
            String because,
            Instant at)
            implements OfPosition {
        public LotsClosed {
            taken = List.copyOf(taken);
        }
    }

    /**
     * What a closing took of one lot.
     *
     * @param cost money that what was taken had cost; null when unknown
     */
    record Taken(
            String lotId, BigDecimal quantity, @Nullable BigDecimal cost) {}

    /**
     * Under the AVERAGE method a closing first spreads the cost of all that is held: each lot's new
     * total cost, its share by quantity. The sum is unchanged by it; {@link LotsClosed} follows and
     * takes each lot at its own cost.
     */
    record CostSpread(PositionKey key, List<LotCost> lots, String because, Instant at) implements OfPosition {
        public CostSpread {
            lots = List.copyOf(lots);
        }
    }

    /** A lot's total cost in money. */
    record LotCost(String lotId, BigDecimal totalCost) {}

    /**
     * What an open lot cost became known, or was corrected by a person. No cash moves.
     *
     * @param totalCost money for what remains of the lot
     */
    record CostSet(PositionKey key, String lotId, BigDecimal totalCost, String because, Instant at)
            implements OfPosition {}

    /**
     * A quantity is held for an order that leaves the position. Said again of the same order, the new
     * quantity replaces what is still held for it.
     */
    record Locked(PositionKey key, String clientOrderId, String decisionId, BigDecimal quantity, Instant at)
            implements OfPosition {}

    /** A held quantity, or what is left of it, is free again. */
    record Released(PositionKey key, String clientOrderId, BigDecimal quantity, String because, Instant at)
            implements OfPosition {}

    /**
     * What the broker says is free to close; null withdraws what it said before. The fold keeps what
     * this leaves unexplained by our own locks as held elsewhere, so that a later fill or release of
     * ours does not make an old report wrong.
     */
    record AvailableSeen(PositionKey key, @Nullable BigDecimal available, Instant at) implements OfPosition {}

    /** A person or policy takes a position under management, or gives it back. */
    record Claimed(PositionKey key, boolean managed, String by, Instant at) implements OfPosition {}

    /** What the trader calls the position; null takes the name away. */
    record Named(PositionKey key, @Nullable Nickname nickname, Instant at) implements OfPosition {}

    /**
     * Protection was set, replaced or, with {@link Protection#NONE}, taken away.
     *
     * @param suspended why it does not act until a person looks, such as "already crossed at 0.62"; null
     *     where it acts
     */
    record Protected(
            PositionKey key,
            Protection protection,
            ProtectionSource source,
            @Nullable String suspended,
            String because,
            Instant at)
            implements OfPosition {}

    /**
     * A corporate action turned one contract into another, or changed its multiplier. The lots go over
     * with their ids, times and whole cost; protection goes over suspended.
     *
     * @param to the position after it; may be {@code key} itself
     * @param lots the quantity of each lot after it, every open lot of {@code key} once
     * @param multiplier of the contract after it
     * @param step of the contract after it
     */
    record Adjusted(
            PositionKey key,
            PositionKey to,
            List<LotShare> lots,
            BigDecimal multiplier,
            BigDecimal step,
            String because,
            Instant at)
            implements OfPosition {
        public Adjusted {
            lots = List.copyOf(lots);
        }
    }

    /**
     * An earlier booking of this position was reversed. Says what is open after that, whole: nothing
     * about the earlier event has to be looked up.
     *
     * @param undoes sequence number of the event that was reversed
     * @param undoneAt when that event happened, so that the right day's result is corrected
     * @param closing whether that event was a closing
     * @param realized what that event had realized, taken back now; null where it realized nothing or
     *     the result was unknown
     * @param lots all lots of the position after the reversal, in the position's order; may be empty
     * @param by who asked for it
     */
    record Restored(
            PositionKey key,
            long undoes,
            Instant undoneAt,
            boolean closing,
            @Nullable BigDecimal realized,
            List<Lot> lots,
            BigDecimal multiplier,
            BigDecimal step,
            String by,
            String because,
            Instant at)
            implements OfPosition {
        public Restored {
            lots = List.copyOf(lots);
        }
    }

    /** Something worth knowing that changes no balance. */
    record Noted(String account, @Nullable PositionKey key, String note, Instant at) implements LedgerEvent {}

    /**
     * Trading was paused or resumed.
     *
     * @param entries whether BUY and ADD are refused from now on
     * @param exits whether exits asked for by alerts are refused too
     */
    record Paused(String account, boolean entries, boolean exits, String by, Instant at) implements LedgerEvent {}

    /** What a booking comes from. */
    enum Source {
        /** A fill of an order of ours. */
        ORDER,
        /** A trade made elsewhere and told to us. */
        TRADE,
        /** An import. */
        IMPORT,
        /** Adopted or adjusted to agree with the broker. */
        RECONCILE,
        /** The contract expired. */
        EXPIRY,
        /** Assignment or exercise. */
        ASSIGNMENT
    }

    /** Who set a protection. Levels set by hand are never reseeded. */
    enum ProtectionSource {
        SEED,
        ALERT,
        HAND,
        /** A stop that moved in the position's favour. */
        TRAIL
    }
}
