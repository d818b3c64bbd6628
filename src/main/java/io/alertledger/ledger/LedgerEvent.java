package io.alertledger.ledger;

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
     * @param fillId the fill or trade that did it; null for an adjustment
     * @param source what opened it
     */
    record LotOpened(
            PositionKey key,
            String lotId,
            BigDecimal quantity,
            @Nullable BigDecimal totalCost,
            BigDecimal multiplier,
            BigDecimal step,
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
     * @param taken what was taken of which lots and at what cost
     * @param price per unit; null when unknown
     * @param proceeds money: price times quantity times multiplier, less fees for a long position, plus
     *     fees for a short one; null when unknown. For a long position this is the cash received, for a
     *     short one the cash paid
     * @param realized profit in money: proceeds less cost for a long position, cost less proceeds for a
     *     short one; null when price or a cost is unknown
     * @param fillId the fill or trade that did it; null for an adjustment
     */
    record LotsClosed(
            PositionKey key,
            List<Taken> taken,
            @Nullable BigDecimal price,
            @Nullable BigDecimal proceeds,
            @Nullable BigDecimal realized,
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
     * Under the AVERAGE method a closing spreads the cost of what remains: each lot's new total cost.
     * Sums are unchanged by it.
     */
    record CostSpread(PositionKey key, List<LotCost> lots, String because, Instant at) implements OfPosition {
        public CostSpread {
            lots = List.copyOf(lots);
        }
    }

    /** A lot's total cost in money. */
    record LotCost(String lotId, BigDecimal totalCost) {}

    /** A quantity is held for an order that leaves the position. */
    record Locked(PositionKey key, String clientOrderId, String decisionId, BigDecimal quantity, Instant at)
            implements OfPosition {}

    /** A held quantity, or what is left of it, is free again. */
    record Released(PositionKey key, String clientOrderId, BigDecimal quantity, String because, Instant at)
            implements OfPosition {}

    /** What the broker says is free to close; null withdraws what it said before. */
    record AvailableSeen(PositionKey key, @Nullable BigDecimal available, Instant at) implements OfPosition {}

    /** A person or policy takes a position under management, or gives it back. */
    record Claimed(PositionKey key, boolean managed, String by, Instant at) implements OfPosition {}

    /** What the trader calls the position; null takes the name away. */
    record Named(PositionKey key, @Nullable Nickname nickname, Instant at) implements OfPosition {}

    /** Protection was set, replaced or, with {@link Protection#NONE}, taken away. */
    record Protected(PositionKey key, Protection protection, ProtectionSource source, String because, Instant at)
            implements OfPosition {}

    /**
     * A corporate action turned one contract into another; the lots go over with their whole cost.
     *
     * @param to the contract after it
     * @param ratio new units per old unit
     * @param multiplier of the contract after it
     */
    record Adjusted(
            PositionKey key, PositionKey to, BigDecimal ratio, BigDecimal multiplier, String because, Instant at)
            implements OfPosition {}

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
        ASSIGNMENT,
        /** The reversal of an earlier event. */
        UNDO
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
