package io.alertledger.reconcile;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.Booking;
import io.alertledger.ledger.Closing;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Taken;
import io.alertledger.ledger.Provenance;
import io.alertledger.model.Decimals;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The book of the accounts in question while one reconciliation runs: every booking is an event that
 * is folded at once, so that what is answered is what the ledger will hold. Confined to one call.
 */
final class Books {
    private final Set<String> accounts;
    private Book book;

    Books(Book book, Set<String> accounts) {
        this.book = book;
        this.accounts = accounts;
    }

    Book book() {
        return book;
    }

    /** An open position, or null. */
    @Nullable
    Position held(PositionKey key) {
        return book.position(key).orElse(null);
    }

    BigDecimal quantity(PositionKey key) {
        return book.position(key).map(Position::quantity).orElse(BigDecimal.ZERO);
    }

    /** The sides held of an instrument. */
    List<Side> sides(AccountInstrument of) {
        return List.of(Side.values()).stream()
                .filter(side -> held(of.on(side)) != null)
                .toList();
    }

    /** What is held, by account, instrument and side. */
    List<Position> open() {
        return accounts.stream()
                .flatMap(account -> book.positions(account).stream())
                .sorted(Comparator.comparing((Position position) -> AccountInstrument.of(position.key()))
                        .thenComparing(Position::side))
                .toList();
    }

    Set<AccountInstrument> instruments() {
        Set<AccountInstrument> all = new TreeSet<>();
        open().forEach(position -> all.add(AccountInstrument.of(position.key())));
        return all;
    }

    /** Folds an event and gives it back. */
    LedgerEvent apply(LedgerEvent event) {
        book = book.apply(event).book();
        return event;
    }

    /** Folds what was planned and gives it back; null where it was refused. */
    @Nullable
    List<LedgerEvent> apply(Booked booked) {
        if (booked instanceof Booked.Planned planned) {
            planned.events().forEach(this::apply);
            return planned.events();
        }
        return null;
    }

    /** Takes lots first in, first out, at a price; null where the price is not known. */
    LedgerEvent take(PositionKey key, BigDecimal quantity, @Nullable BigDecimal price, Provenance origin, Instant at) {
        return apply(closing(key, quantity, price, origin, at));
    }

    /** Takes lots first in, first out, for what they cost: nothing is gained and nothing lost. */
    LedgerEvent takeAtCost(PositionKey key, BigDecimal quantity, Provenance origin, Instant at) {
        LotsClosed closed = closing(key, quantity, null, origin, at);
        BigDecimal cost = BigDecimal.ZERO;
        for (Taken taken : closed.taken()) {
            if (taken.cost() == null) {
                return apply(closed);
            }
            cost = cost.add(taken.cost());
        }
        BigDecimal multiplier = Objects.requireNonNull(held(key)).multiplier();
        return apply(new LotsClosed(
                key,
                closed.taken(),
                Decimals.quotient(cost, quantity.multiply(multiplier)),
                BigDecimal.ZERO,
                Decimals.canonical(cost),
                BigDecimal.ZERO,
                null,
                null,
                null,
                origin.source(),
                origin.because(),
                at));
    }

    private LotsClosed closing(
            PositionKey key, BigDecimal quantity, @Nullable BigDecimal price, Provenance origin, Instant at) {
        Booked booked = Booking.close(book, Closing.of(key, quantity, price, origin, at));
        if (booked instanceof Booked.Planned planned
                && planned.events().size() == 1
                && planned.events().get(0) instanceof LotsClosed closed) {
            return closed;
        }
        throw new IllegalArgumentException("can not take " + quantity + " of " + key + ": " + booked);
    }
}
