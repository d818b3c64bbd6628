package io.alertledger.storage;

import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.Lock;
import io.alertledger.model.Instrument;
import io.alertledger.model.Lot;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Position;
import io.alertledger.model.PositionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the projections {@code book_…}, on the writer's connection, inside its transaction. */
final class BookTables implements BookSink {
    private static final String POSITION = """
            INSERT INTO book_positions
                (account, ticker, instrument, side, episode, kind, expiration, strike, option_type, status, quantity,
                 total_cost, locked, available, held_elsewhere, multiplier, step, managed, nickname, opened, realized,
                 closings, closings_unknown, pending_exit_since, opened_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, instrument, ticker, side, episode) DO UPDATE SET
                status = excluded.status, quantity = excluded.quantity, total_cost = excluded.total_cost,
                locked = excluded.locked, available = excluded.available, held_elsewhere = excluded.held_elsewhere,
                multiplier = excluded.multiplier, step = excluded.step, managed = excluded.managed,
                nickname = excluded.nickname, opened = excluded.opened, realized = excluded.realized,
                closings = excluded.closings, closings_unknown = excluded.closings_unknown,
                pending_exit_since = excluded.pending_exit_since, opened_at = excluded.opened_at,
                updated_at = excluded.updated_at""";
    private static final String LOT_OPENED = """
            INSERT INTO book_lots
                (account, lot_id, episode, opened_quantity, opened_cost, opened_fee, opened_at, trade_id, channel, author,
                 source, multiplier, opened_by, ticker, instrument, side, quantity, total_cost, place, status)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '0', NULL, 0, 'OPEN')""";
    private static final String LOT = """
            UPDATE book_lots
            SET ticker = ?, instrument = ?, side = ?, quantity = ?, total_cost = ?, status = ?, place = coalesce(?, place)
            WHERE account = ? AND lot_id = ?""";
    private static final String EXIT = """
            INSERT INTO book_exits (account, lot_id, closed_by, quantity, cost, price, realized, at, source)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UNDONE = "INSERT INTO book_undone (seq, undone_by) VALUES (?, ?)";
    private static final String NO_LOCKS =
            "DELETE FROM book_locks WHERE account = ? AND instrument = ? AND ticker = ? AND side = ?";
    private static final String LOCK = """
            INSERT INTO book_locks
                (account, instrument, ticker, side, client_order_id, decision_id, quantity, since, place)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String NO_GUARD =
            "DELETE FROM book_protections WHERE account = ? AND instrument = ? AND ticker = ? AND side = ?";
    private static final String GUARD = """
            INSERT OR REPLACE INTO book_protections
                (account, instrument, ticker, side, protection, source, suspended, because, since)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Db db;

    BookTables(Db db) {
        this.db = db;
    }

    @Override
    public void position(Holding holding) {
        Position position = holding.position();
        Instrument instrument = position.instrument();
        OptionContract option = instrument instanceof OptionContract contract ? contract : null;
        db.update(
                POSITION,
                position.account(),
                instrument.ticker(),
                Instruments.id(instrument),
                position.side(),
                holding.episode(),
                option == null ? "LINEAR" : "OPTION",
                option == null ? null : option.expiration().toString(),
                option == null ? null : option.strike(),
                option == null ? null : option.type(),
                position.status(),
                position.quantity(),
                position.totalCost(),
                position.locked(),
                position.available(),
                holding.heldElsewhere(),
                position.multiplier(),
                position.step(),
                position.managed(),
                position.nickname(),
                holding.opened(),
                holding.realized().known(),
                holding.realized().closings(),
                holding.realized().unknown(),
                holding.pendingExitSince(),
                position.openedAt(),
                position.updatedAt());
    }

    @Override
    public void opened(LotOpened event, long sequence, long episode) {
        Instrument instrument = event.key().instrument();
        db.update(
                LOT_OPENED,
                event.account(),
                event.lotId(),
                episode,
                canonical(event.quantity()),
                event.totalCost() == null ? null : canonical(event.totalCost()),
                canonical(event.fee()),
                event.at(),
                event.tradeId(),
                event.channel(),
                event.author(),
                event.source(),
                canonical(event.multiplier()),
                sequence,
                instrument.ticker(),
                Instruments.id(instrument),
                event.key().side());
    }

    @Override
    public void lot(LotState state) {
        PositionKey key = state.key();
        Lot lot = state.lot();
        db.update(
                LOT,
                key.instrument().ticker(),
                Instruments.id(key.instrument()),
                key.side(),
                lot == null ? java.math.BigDecimal.ZERO : lot.quantity(),
                lot == null ? null : lot.totalCost(),
                state.status(),
                state.place(),
                key.account(),
                state.lotId());
    }

    @Override
    public void exit(LotExit exit) {
        db.update(
                EXIT,
                exit.account(),
                exit.lotId(),
                exit.closedBy(),
                exit.quantity(),
                exit.cost(),
                exit.price(),
                exit.realized(),
                exit.at(),
                exit.source());
    }

    @Override
    public void undone(long sequence, long by) {
        db.update(UNDONE, sequence, by);
    }

    @Override
    public void locks(PositionKey key, List<Lock> locks) {
        String ticker = key.instrument().ticker();
        String instrument = Instruments.id(key.instrument());
        db.update(NO_LOCKS, key.account(), instrument, ticker, key.side());
        for (int i = 0; i < locks.size(); i++) {
            Lock lock = locks.get(i);
            db.update(
                    LOCK,
                    key.account(),
                    instrument,
                    ticker,
                    key.side(),
                    lock.clientOrderId(),
                    lock.decisionId(),
                    lock.quantity(),
                    lock.since(),
                    i);
        }
    }

    @Override
    public void guard(PositionKey key, @Nullable Guard guard) {
        String ticker = key.instrument().ticker();
        String instrument = Instruments.id(key.instrument());
        if (guard == null) {
            db.update(NO_GUARD, key.account(), instrument, ticker, key.side());
            return;
        }
        db.update(
                GUARD,
                key.account(),
                instrument,
                ticker,
                key.side(),
                ProtectionText.write(guard.protection()).toString(),
                guard.source(),
                guard.suspended(),
                guard.because(),
                guard.since());
    }

    private static java.math.BigDecimal canonical(java.math.BigDecimal value) {
        return io.alertledger.model.Decimals.canonical(value);
    }
}
