package io.alertledger.storage;

import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.Lock;
import io.alertledger.model.Lot;
import io.alertledger.model.PositionKey;
import io.alertledger.storage.BookSink.LotExit;
import io.alertledger.storage.BookSink.LotState;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the projections {@code book_…}, inside a transaction of the caller. */
final class BookTables {
    private static final String LOT_OPENED = """
            INSERT INTO book_lots
                (account, lot_id, episode, opened_quantity, opened_cost, opened_fee, opened_at, trade_id, channel, author,
                 source, multiplier, opened_by, ticker, instrument, side, quantity, total_cost, place, status)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String LOT = """
            UPDATE book_lots
            SET ticker = ?, instrument = ?, side = ?, quantity = ?, total_cost = ?, status = ?, place = coalesce(?, place)
            WHERE account = ? AND lot_id = ?""";
    private static final String OF_POSITION = " WHERE account = ? AND instrument = ? AND ticker = ? AND side = ?";
    private static final String NO_LOCKS = "DELETE FROM book_locks" + OF_POSITION;
    private static final String NO_GUARD = "DELETE FROM book_protections" + OF_POSITION;

    /** Columns with which both halves of a lot's row begin. */
    private static final int LOT_KEYS = 2;

    private final Db db;

    BookTables(Db db) {
        this.db = db;
    }

    void position(Holding holding) {
        db.update(BookTable.POSITIONS.upsert(), BookRows.position(holding));
    }

    /** A new lot, with what remains of it at the end of the unit. */
    void opened(LotOpened event, long sequence, long episode, LotState now) {
        @Nullable Object[] opened = BookRows.opened(event, sequence, episode);
        @Nullable Object[] left = BookRows.lot(now, now.place() == null ? 0 : now.place());
        @Nullable Object[] row = Arrays.copyOf(opened, opened.length + left.length - LOT_KEYS);
        System.arraycopy(left, LOT_KEYS, row, opened.length, left.length - LOT_KEYS);
        db.update(LOT_OPENED, row);
    }

    void lot(LotState state) {
        PositionKey key = state.key();
        Lot lot = state.lot();
        db.update(
                LOT,
                key.instrument().ticker(),
                Instruments.id(key.instrument()),
                key.side(),
                lot == null ? BigDecimal.ZERO : lot.quantity(),
                lot == null ? null : lot.totalCost(),
                state.status(),
                state.place(),
                key.account(),
                state.lotId());
    }

    void exit(LotExit exit) {
        db.update(BookTable.EXITS.upsert(), BookRows.exit(exit));
    }

    void undone(long sequence, long by) {
        db.update(BookTable.UNDONE.upsert(), sequence, by);
    }

    void locks(PositionKey key, List<Lock> locks) {
        delete(NO_LOCKS, key);
        for (int i = 0; i < locks.size(); i++) {
            db.update(BookTable.LOCKS.upsert(), BookRows.lock(key, locks.get(i), i));
        }
    }

    void guard(PositionKey key, @Nullable Guard guard) {
        if (guard == null) {
            delete(NO_GUARD, key);
        } else {
            db.update(BookTable.PROTECTIONS.upsert(), BookRows.guard(key, guard));
        }
    }

    private void delete(String sql, PositionKey key) {
        db.update(
                sql,
                key.account(),
                Instruments.id(key.instrument()),
                key.instrument().ticker(),
                key.side());
    }
}
