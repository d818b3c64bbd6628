package io.alertledger.reconcile;

import io.alertledger.ledger.Amount;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.Booking;
import io.alertledger.ledger.Closing;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.Opening;
import io.alertledger.ledger.Provenance;
import io.alertledger.model.Consistency;
import io.alertledger.model.LotMethod;
import io.alertledger.model.OrderSide;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.reconcile.Adjustment.Kind;
import io.alertledger.reconcile.Statement.Cause;
import io.alertledger.reconcile.Statement.Execution;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Books one real trade: finds the position that it changes, and opens or closes lots. Confined to one call. */
final class FillBooking {
    private final LotMethod method;
    private final Map<String, OwnOrder> orders;
    private final ReportIndex report;
    private final Books books;
    private final Findings findings;
    private final Map<String, BigDecimal> booked = new HashMap<>();

    FillBooking(LotMethod method, Map<String, OwnOrder> orders, ReportIndex report, Books books, Findings findings) {
        this.method = method;
        this.orders = orders;
        this.report = report;
        this.books = books;
        this.findings = findings;
    }

    /** What was booked of an order so far. */
    BigDecimal booked(String clientId) {
        return booked.getOrDefault(clientId, BigDecimal.ZERO);
    }

    /** Whether it could be booked now. */
    boolean book(Execution fill) {
        Side side = sideOf(fill);
        if (side == null) {
            return false;
        }
        PositionKey key = fill.accountInstrument().on(side);
        boolean opens = fill.side() == side.opening();
        OwnOrder order = fill.clientId() == null ? null : orders.get(fill.clientId());
        String because = because(fill);
        Provenance origin = order == null
                ? new Provenance(source(fill.cause()), null, fill.id(), fill.id(), null, null, because)
                : Provenance.order(order.clientId(), fill.id(), because).by(order.channel(), order.author());
        List<LedgerEvent> events = books.apply(opens ? open(key, fill, origin) : close(key, fill, origin, order));
        if (events == null) {
            return false;
        }
        if (order != null) {
            booked.merge(order.clientId(), fill.quantity(), BigDecimal::add);
        }
        boolean corporate = fill.cause() == Cause.EXERCISE || fill.cause() == Cause.ASSIGNMENT;
        findings.add(
                corporate ? Consistency.YELLOW : Consistency.GREEN,
                new Adjustment(
                        fill.id(),
                        fill.cause() == Cause.EXPIRATION ? Kind.EXPIRE : Kind.FILL,
                        key,
                        fill.quantity(),
                        fill.price(),
                        fill,
                        because,
                        events));
        return true;
    }

    private static String because(Execution fill) {
        return switch (fill.cause()) {
            case TRADE ->
                "fill " + fill.id() + " was missing here"
                        + (fill.clientId() == null ? "" : ", of order " + fill.clientId());
            case EXERCISE -> "exercised: " + fill.id();
            case ASSIGNMENT -> "assigned: " + fill.id();
            case EXPIRATION -> "expired, the broker says: " + fill.id();
            case CASH_SETTLEMENT -> "settled in cash: " + fill.id();
        };
    }

    private static LedgerEvent.Source source(Cause cause) {
        return switch (cause) {
            case TRADE -> LedgerEvent.Source.TRADE;
            case EXPIRATION, CASH_SETTLEMENT -> LedgerEvent.Source.EXPIRY;
            case EXERCISE, ASSIGNMENT -> LedgerEvent.Source.ASSIGNMENT;
        };
    }

    private Booked open(PositionKey key, Execution fill, Provenance origin) {
        Position held = books.held(key);
        return Booking.open(
                books.book(),
                Opening.of(key, fill.quantity(), Amount.at(fill.price()), origin, fill.at())
                        .withFee(fill.fee())
                        .withMultiplier(held == null ? report.multiplier(key) : held.multiplier()));
    }

    private Booked close(PositionKey key, Execution fill, Provenance origin, @Nullable OwnOrder order) {
        return Booking.close(
                books.book(),
                Closing.of(key, fill.quantity(), fill.price(), origin, fill.at())
                        .withFee(fill.fee())
                        .by(method)
                        .taking(order == null ? List.of() : order.lots()));
    }

    /**
     * The side that a trade changes: as it says, else the side held, else the side that it would open.
     * Null where that can not be told: both sides are held, or a sale of something that neither we nor
     * the broker hold would open a short position.
     */
    @Nullable
    Side sideOf(Execution fill) {
        if (fill.positionSide() != null) {
            return fill.positionSide();
        }
        AccountInstrument instrument = fill.accountInstrument();
        List<Side> held = books.sides(instrument);
        if (held.size() > 1) {
            return null;
        }
        if (held.size() == 1) {
            return held.get(0);
        }
        Side opened = fill.side() == OrderSide.BUY ? Side.LONG : Side.SHORT;
        boolean there = report.held(instrument.on(opened)) != null;
        boolean onlyOther = !there && report.held(instrument.on(opened == Side.LONG ? Side.SHORT : Side.LONG)) != null;
        return (opened == Side.LONG && !onlyOther) || there ? opened : null;
    }
}
