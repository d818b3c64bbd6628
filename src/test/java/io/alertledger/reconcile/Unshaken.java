package io.alertledger.reconcile;

import io.alertledger.broker.BrokerReport;
import io.alertledger.ledger.Amount;
import io.alertledger.ledger.Book;
import io.alertledger.ledger.Booked;
import io.alertledger.ledger.Booking;
import io.alertledger.ledger.Opening;
import io.alertledger.ledger.Provenance;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A report that an adapter let through must be comparable with any book, and once more with what came of that. */
public final class Unshaken {
    /** The moment of every look. */
    public static final Instant NOW = Instant.parse("2026-01-28T15:00:00Z");

    private static final Book HELD = held("SPY_20260320_595_C", "AAPL", "SOLUSDT");

    private Unshaken() {}

    /** Compares a report with an empty book and with one that holds something. */
    public static void by(BrokerReport report) {
        Statement statement = Statement.of(report);
        for (Book book : List.of(Book.EMPTY, HELD)) {
            Reconciled once = look(book, report.account(), statement);
            look(book.applyAll(once.events()), report.account(), statement);
        }
    }

    /** One look of the shipped settings, with nothing known but the book and the statement. */
    static Reconciled look(Book book, String account, Statement statement) {
        return Reconciliation.of(new ReconcileInput(
                book,
                Set.of(account),
                Map.of(),
                List.of(),
                statement,
                Map.of(),
                Set.of(),
                Map.of(),
                NOW,
                ReconcileSettings.DEFAULT));
    }

    private static Book held(String... instruments) {
        Book book = Book.EMPTY;
        for (String name : instruments) {
            PositionKey key = new PositionKey("default", Symbols.NONE.instrument(name), Side.LONG);
            Booked booked = Booking.open(
                    book,
                    Opening.of(
                            key,
                            BigDecimal.TEN,
                            Amount.at(BigDecimal.ONE),
                            Provenance.trade(null, "before"),
                            NOW.minusSeconds(3600)));
            book = book.applyAll(((Booked.Planned) booked).events());
        }
        return book;
    }
}
