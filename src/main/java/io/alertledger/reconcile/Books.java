package io.alertledger.reconcile;

import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.Decimals;
import io.alertledger.model.Lot;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.PositionStatus;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The positions while one reconciliation runs. Every change gives the ledger event that books it.
 * Confined to one call.
 */
final class Books {
    private final Map<PositionKey, Position> positions = new LinkedHashMap<>();

    Books(List<Position> local) {
        local.forEach(position -> positions.put(position.key(), position));
    }

    /** What the books know of a position, a closed one included; null where they never held it. */
    @Nullable
    Position known(PositionKey key) {
        return positions.get(key);
    }

    /** An open position, or null. */
    @Nullable
    Position held(PositionKey key) {
        Position position = positions.get(key);
        return position == null || position.lots().isEmpty() ? null : position;
    }

    BigDecimal quantity(PositionKey key) {
        Position position = held(key);
        return position == null ? BigDecimal.ZERO : position.quantity();
    }

    /** The sides held of an instrument. */
    List<Side> sides(AccountInstrument of) {
        return List.of(Side.values()).stream()
                .filter(side -> held(of.on(side)) != null)
                .toList();
    }

    /** What is held, by account, instrument and side. */
    List<Position> open() {
        return positions.values().stream()
                .filter(position -> !position.lots().isEmpty())
                .sorted(Comparator.comparing((Position position) -> AccountInstrument.of(position.key()))
                        .thenComparing(Position::side))
                .toList();
    }

    Set<AccountInstrument> instruments() {
        Set<AccountInstrument> all = new TreeSet<>();
        open().forEach(position -> all.add(AccountInstrument.of(position.key())));
        return all;
    }

    /** Adds a lot, and opens the position where none is. */
    LedgerEvent open(PositionKey key, Lot lot, BigDecimal multiplier, Booking booking) {
        Position before = known(key);
        Position after = before == null || before.lots().isEmpty()
                ? opened(key, before, lot, multiplier, booking.at())
                : with(
                        before,
                        Stream.concat(before.lots().stream(), Stream.of(lot)).toList(),
                        booking.at());
        positions.put(key, after);
        return new LedgerEvent.LotOpened(
                key,
                lot.id(),
                lot.quantity(),
                lot.totalCost(),
                booking.fee(),
                after.multiplier(),
                after.step(),
                booking.clientOrderId(),
                booking.fillId(),
                null,
                null,
                null,
                booking.source(),
                booking.because(),
                booking.at());
    }

    private static Position opened(
            PositionKey key, @Nullable Position before, Lot lot, BigDecimal multiplier, Instant at) {
        return new Position(
                key,
                List.of(lot),
                PositionStatus.OPEN,
                BigDecimal.ZERO,
                null,
                multiplier,
                before == null ? key.instrument().defaultStep() : before.step(),
                before != null && before.managed(),
                null,
                lot.openedAt(),
                later(before == null ? null : before.updatedAt(), at));
    }

    /**
     * Takes lots first in, first out.
     *
     * @param quantity above zero, at most what is held
     * @param price per unit; null for the cost of what is taken, so that nothing is gained or lost
     * @param priced whether {@code price} stands, null then meaning that it is unknown
     */
    LedgerEvent take(
            PositionKey key, BigDecimal quantity, @Nullable BigDecimal price, boolean priced, Booking booking) {
        Position before = java.util.Objects.requireNonNull(held(key));
        List<LedgerEvent.Taken> taken = new ArrayList<>();
        List<Lot> left = new ArrayList<>();
        BigDecimal wanted = quantity;
        BigDecimal cost = BigDecimal.ZERO;
        for (Lot lot : before.lots()) {
            BigDecimal share = wanted.min(lot.quantity());
            if (share.signum() == 0) {
                left.add(lot);
                continue;
            }
            BigDecimal shareOfCost = shareOfCost(lot, share);
            taken.add(new LedgerEvent.Taken(lot.id(), Decimals.canonical(share), shareOfCost));
            cost = cost == null || shareOfCost == null ? null : cost.add(shareOfCost);
            if (share.compareTo(lot.quantity()) < 0) {
                left.add(rest(lot, share, shareOfCost));
            }
            wanted = wanted.subtract(share);
        }
        if (wanted.signum() > 0) {
            throw new IllegalArgumentException(
                    "can not take " + quantity + " of the " + before.quantity() + " held of " + key);
        }
        positions.put(key, with(before, left, booking.at()));
        BigDecimal money = quantity.multiply(before.multiplier());
        BigDecimal unit = priced ? price : cost == null ? null : Decimals.quotient(cost, money);
        BigDecimal proceeds;
        if (!priced) {
            proceeds = cost;
        } else if (price == null) {
            proceeds = null;
        } else {
            BigDecimal gross = price.multiply(money);
            proceeds = key.side() == Side.LONG ? gross.subtract(booking.fee()) : gross.add(booking.fee());
        }
        BigDecimal gain = proceeds == null || cost == null
                ? null
                : key.side() == Side.LONG ? proceeds.subtract(cost) : cost.subtract(proceeds);
        return new LedgerEvent.LotsClosed(
                key,
                taken,
                unit,
                booking.fee(),
                canonical(proceeds),
                canonical(gain),
                booking.clientOrderId(),
                booking.fillId(),
                null,
                booking.source(),
                booking.because(),
                booking.at());
    }

    /** Puts a changed position in the place of what was known; its key may be a new one. */
    void replace(PositionKey before, Position after) {
        positions.remove(before);
        positions.put(after.key(), after);
    }

    private static @Nullable BigDecimal shareOfCost(Lot lot, BigDecimal share) {
        BigDecimal total = lot.totalCost();
        if (total == null || share.compareTo(lot.quantity()) == 0) {
            return total;
        }
        return Decimals.canonical(
                total.multiply(share).divide(lot.quantity(), Decimals.SHARE_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static Lot rest(Lot lot, BigDecimal share, @Nullable BigDecimal shareOfCost) {
        BigDecimal total = lot.totalCost();
        return new Lot(
                lot.id(),
                lot.quantity().subtract(share),
                total == null || shareOfCost == null ? null : total.subtract(shareOfCost),
                lot.openedAt(),
                lot.tradeId(),
                lot.channel(),
                lot.author());
    }

    /** The same position with other lots; what is locked is never more than what is left. */
    static Position with(Position before, List<Lot> lots, Instant at) {
        BigDecimal left = lots.stream().map(Lot::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Position(
                before.key(),
                lots,
                lots.isEmpty() ? PositionStatus.CLOSED : before.status(),
                before.locked().min(left),
                before.available(),
                before.multiplier(),
                before.step(),
                before.managed(),
                before.nickname(),
                before.openedAt(),
                later(before.updatedAt(), at));
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    private static @Nullable BigDecimal canonical(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.canonical(value);
    }

    /**
     * What a booking comes from.
     *
     * @param fee in money; zero where none is known
     */
    record Booking(
            BigDecimal fee,
            @Nullable String clientOrderId,
            @Nullable String fillId,
            LedgerEvent.Source source,
            String because,
            Instant at) {
        static Booking synthetic(LedgerEvent.Source source, String because, Instant at) {
            return new Booking(BigDecimal.ZERO, null, null, source, because, at);
        }
    }
}
