package io.alertledger.ledger;

import io.alertledger.ledger.Booked.Code;
import io.alertledger.ledger.Booked.Planned;
import io.alertledger.ledger.Booked.Refused;
import io.alertledger.ledger.LedgerEvent.CostSpread;
import io.alertledger.ledger.LedgerEvent.Locked;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Released;
import io.alertledger.model.Decimals;
import io.alertledger.model.Fill;
import io.alertledger.model.Lot;
import io.alertledger.model.LotMethod;
import io.alertledger.model.LotShare;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a wish to events, or to a refusal. Pure functions of the book and the wish: whoever calls them
 * inside a transaction and appends what was planned has checked and booked in one step.
 *
 * <p>Nothing here knows of idempotency: the same fill planned twice gives events twice. Its id is the
 * key under which they are appended, and {@link LedgerTx#appended} is asked before planning.
 */
public final class Booking {
    private Booking() {}

    /** Opens a lot. */
    public static Booked open(Book book, Opening wish) {
        if (wish.quantity().signum() <= 0) {
            return invalid("a quantity above 0 is needed to open a lot, not " + Decimals.plain(wish.quantity()));
        }
        if (wish.multiplier().signum() <= 0 || wish.step().signum() <= 0) {
            return invalid("multiplier and step must be above 0, not " + Decimals.plain(wish.multiplier()) + " and "
                    + Decimals.plain(wish.step()));
        }
        BigDecimal gross = gross(wish);
        if (gross != null && gross.signum() < 0) {
            return invalid("a price of 0 or above is needed, not " + wish.amount());
        }
        Optional<Position> held = book.position(wish.key());
        if (held.isPresent() && held.get().multiplier().compareTo(wish.multiplier()) != 0) {
            return invalid("what is held of " + wish.key().instrument().id() + " has multiplier "
                    + Decimals.plain(held.get().multiplier()) + ", not " + Decimals.plain(wish.multiplier()));
        }
        String lotId = lotId(book, wish);
        if (held.isPresent()
                && held.get().lots().stream().anyMatch(lot -> lot.id().equals(lotId))) {
            return invalid("lot " + lotId + " of " + wish.key().instrument().id() + " is open already");
        }
        Provenance origin = wish.origin();
        return planned(new LotOpened(
                wish.key(),
                lotId,
                wish.quantity(),
                gross == null ? null : Money.opening(wish.key().side(), gross, wish.fee()),
                wish.fee(),
                wish.multiplier(),
                wish.step(),
                origin.clientOrderId(),
                origin.fillId(),
                origin.tradeId(),
                origin.channel(),
                origin.author(),
                origin.source(),
                origin.because(),
                wish.at()));
    }

    /** Price times quantity times multiplier; null when unknown. */
    private static @Nullable BigDecimal gross(Opening wish) {
        if (wish.amount() instanceof Amount.PerUnit unit) {
            return unit.price().multiply(wish.quantity()).multiply(wish.multiplier());
        }
        return wish.amount() instanceof Amount.Total total ? total.total().multiply(wish.multiplier()) : null;
    }

    /**
     * A lot is called after what opened it, so that its name does not depend on what arrived before;
     * only what has no name at all is numbered.
     */
    private static String lotId(Book book, Opening wish) {
        if (wish.lotId() != null) {
            return wish.lotId();
        }
        if (wish.origin().fillId() != null) {
            return wish.origin().fillId();
        }
        return wish.origin().tradeId() != null
                ? wish.origin().tradeId()
                : "L" + (book.totals(wish.key().account()).lots() + 1);
    }

    /** Closes lots; never more than is held. What is locked may be closed: it says what did happen. */
    public static Booked close(Book book, Closing wish) {
        if (wish.quantity().signum() < 0) {
            return invalid("a quantity of 0 or above is needed, not " + Decimals.plain(wish.quantity()));
        }
        if (wish.price() != null && wish.price().signum() < 0) {
            return invalid("a price of 0 or above is needed, not " + Decimals.plain(wish.price()));
        }
        if (wish.quantity().signum() == 0) {
            return new Planned(List.of());
        }
        Optional<Position> held = book.position(wish.key());
        List<Lot> lots = held.map(Position::lots).orElse(List.of());
        BigDecimal multiplier = held.map(Position::multiplier).orElse(BigDecimal.ONE);
        LotMatching.Match match =
                LotMatching.match(lots, multiplier, wish.quantity(), wish.method(), wish.selector(), wish.first());
        return match instanceof LotMatching.Taking taking ? closing(wish, multiplier, taking) : (Refused) match;
    }

    private static Booked closing(Closing wish, BigDecimal multiplier, LotMatching.Taking taking) {
        List<LedgerEvent> events = new ArrayList<>();
        if (!taking.spread().isEmpty()) {
            events.add(new CostSpread(wish.key(), taking.spread(), "average cost", wish.at()));
        }
        Side side = wish.key().side();
        BigDecimal proceeds = wish.price() == null
                ? null
                : Money.closing(side, wish.price().multiply(wish.quantity()).multiply(multiplier), wish.fee());
        BigDecimal realized =
                proceeds == null || taking.cost() == null ? null : Money.realized(side, taking.cost(), proceeds);
        Provenance origin = wish.origin();
        events.add(new LotsClosed(
                wish.key(),
                taking.taken(),
                wish.price(),
                wish.fee(),
                proceeds,
                realized,
                origin.clientOrderId(),
                origin.fillId(),
                origin.tradeId(),
                origin.source(),
                origin.because(),
                wish.at()));
        return new Planned(events);
    }

    /**
     * Books a fill: opens or closes as its side says.
     *
     * @param origin where it comes from; its fill id should be the fill's
     * @param method which lots leave, where it closes
     * @param first lots to take before all others, where it closes
     */
    public static Booked fill(Book book, Fill fill, Provenance origin, LotMethod method, List<String> first) {
        PositionKey key = fill.key();
        if (fill.side() == key.side().opening()) {
            Opening opening = Opening.of(key, fill.quantity(), Amount.at(fill.price()), origin, fill.at());
            BigDecimal multiplier = book.position(key).map(Position::multiplier).orElse(opening.multiplier());
            return open(book, opening.withFee(fill.fee()).withMultiplier(multiplier));
        }
        return close(
                book,
                Closing.of(key, fill.quantity(), fill.price(), origin, fill.at())
                        .withFee(fill.fee())
                        .by(method)
                        .taking(first));
    }

    /**
     * Which lots a closing by a method would take now.
     *
     * @return empty where the method does not settle it, or more is wanted than is held
     */
    public static List<LotShare> choose(Position position, BigDecimal quantity, LotMethod method) {
        LotMatching.Match match =
                LotMatching.match(position.lots(), position.multiplier(), quantity, method, Selector.ANY, List.of());
        return match instanceof LotMatching.Taking taking
                ? taking.taken().stream()
                        .map(taken -> new LotShare(taken.lotId(), taken.quantity()))
                        .toList()
                : List.of();
    }

    /**
     * Holds a quantity for an exit on its way. Of racing callers that want the same units one wins,
     * as each checks and appends inside a transaction.
     */
    public static Booked lock(
            Book book, PositionKey key, String clientOrderId, String decisionId, BigDecimal quantity, Instant at) {
        if (quantity.signum() <= 0) {
            return invalid("a quantity above 0 is needed to lock, not " + Decimals.plain(quantity));
        }
        Optional<Holding> holding = book.holding(key).filter(held -> !held.closed());
        if (holding.isEmpty()) {
            return new Refused(
                    Code.NO_MATCH,
                    null,
                    "nothing is held of " + key.instrument().id());
        }
        if (holding.get().locks().stream().anyMatch(lock -> lock.clientOrderId().equals(clientOrderId))) {
            return invalid("order " + clientOrderId + " holds a part of "
                    + key.instrument().id() + " already");
        }
        BigDecimal free = holding.get().position().free();
        if (quantity.compareTo(free) > 0) {
            return new Refused(
                    Code.INSUFFICIENT,
                    free,
                    Decimals.plain(quantity) + " are wanted, " + Decimals.plain(free) + " of "
                            + Decimals.plain(holding.get().position().quantity()) + " are free");
        }
        return planned(new Locked(key, clientOrderId, decisionId, Decimals.canonical(quantity), at));
    }

    /** Frees all that is still held for an order; nothing to do where nothing is. */
    public static Booked release(Book book, PositionKey key, String clientOrderId, String because, Instant at) {
        return book.holding(key).stream()
                .flatMap(holding -> holding.locks().stream())
                .filter(lock -> lock.clientOrderId().equals(clientOrderId))
                .findFirst()
                .map(lock -> planned(new Released(key, clientOrderId, lock.quantity(), because, at)))
                .orElse(new Planned(List.of()));
    }

    private static Planned planned(LedgerEvent event) {
        return new Planned(List.of(event));
    }

    private static Refused invalid(String message) {
        return new Refused(Code.INVALID, null, message);
    }
}
