package io.alertledger.storage;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.ledger.Lock;
import io.alertledger.ledger.Realized;
import io.alertledger.model.Lot;
import io.alertledger.model.Nickname;
import io.alertledger.model.PositionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the book from the projections: what is open and the totals, so that a start takes as long
 * with a million closed lots as with none.
 */
final class BookLoader {
    private static final String COLUMNS = """
            SELECT p.account, p.ticker, p.instrument, p.side, p.multiplier, p.step, p.managed, p.nickname, p.opened_at,
                   p.updated_at, p.episode, p.opened, p.realized, p.closings, p.closings_unknown, p.held_elsewhere
            FROM book_positions p
            """;
    private static final String OPEN = COLUMNS + "WHERE p.status <> 'CLOSED'";

    /** Closed ones of which an order still holds something. */
    private static final String CLOSED_BUT_LOCKED = COLUMNS + """
                    JOIN (SELECT DISTINCT account, instrument, ticker, side FROM book_locks) k
                        USING (account, instrument, ticker, side)
                    WHERE p.episode = (
                        SELECT max(episode) FROM book_positions l
                        WHERE l.account = p.account AND l.instrument = p.instrument
                            AND l.ticker = p.ticker AND l.side = p.side)
                    AND p.status = 'CLOSED'""";

    private static final String LOTS = """
            SELECT account, ticker, instrument, side, lot_id, quantity, total_cost, opened_at, trade_id, channel, author
            FROM book_lots WHERE status = 'OPEN' ORDER BY opened_at, place""";
    private static final String LOCKS = """
            SELECT account, ticker, instrument, side, client_order_id, decision_id, quantity, since
            FROM book_locks ORDER BY account, instrument, ticker, side, place""";
    private static final String GUARDS = """
            SELECT account, ticker, instrument, side, protection, source, suspended, because, since
            FROM book_protections""";

    private final Map<PositionKey, List<Lot>> lots = new HashMap<>();
    private final Map<PositionKey, List<Lock>> locks = new HashMap<>();
    private final Map<PositionKey, Guard> guards = new HashMap<>();

    private BookLoader() {}

    /**
     * Reads one consistent book. In a transaction of the caller.
     *
     * @throws StoreException CORRUPT where what stands there can not be a book
     */
    static Book load(Db db) {
        try {
            Book book = new BookLoader().read(db);
            String expected = EventTable.seal(db);
            if (!Seal.of(book).text().equals(expected)) {
                throw StartCheck.corrupt(db, "what is open is not what was booked; 'ledger verify' says where");
            }
            return book;
        } catch (StoreException known) {
            throw known;
        } catch (RuntimeException impossible) {
            throw StartCheck.corrupt(db, "the book can not be read: " + impossible.getMessage());
        }
    }

    private Book read(Db db) {
        db.forEach(
                LOTS,
                row -> lots.computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(new Lot(
                                row.text(),
                                row.decimal(),
                                row.optionalDecimal(),
                                row.time(),
                                row.optionalText(),
                                row.optionalText(),
                                row.optionalText())));
        db.forEach(
                LOCKS,
                row -> locks.computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(new Lock(row.text(), row.text(), row.decimal(), row.time())));
        db.forEach(
                GUARDS,
                row -> guards.put(
                        row.key(),
                        new Guard(
                                ProtectionText.read(Text.read(row.text())),
                                row.constant(ProtectionSource.class),
                                row.optionalText(),
                                row.text(),
                                row.time())));
        List<Holding> holdings = new ArrayList<>(db.query(OPEN, this::holding));
        holdings.addAll(db.query(CLOSED_BUT_LOCKED, this::holding));
        return Book.of(EventTable.head(db).sequence(), holdings, AccountTables.read(db));
    }

    private Holding holding(Row row) {
        PositionKey key = row.key();
        return Holding.of(
                key,
                lots.getOrDefault(key, List.of()),
                row.decimal(),
                row.decimal(),
                row.flag(),
                row.optionalConstant(Nickname.class),
                row.time(),
                row.time(),
                row.integer(),
                row.decimal(),
                new Realized(row.decimal(), row.integer(), row.integer()),
                locks.getOrDefault(key, List.of()),
                row.optionalDecimal(),
                guards.get(key));
    }
}
