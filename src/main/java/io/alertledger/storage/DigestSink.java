package io.alertledger.storage;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.Lock;
import io.alertledger.model.PositionKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the projections must be, as one digest per table. Keeps only what is open, so that a ledger of
 * any length is folded in constant memory.
 */
final class DigestSink implements BookSink {
    private final Map<BookTable, RowDigest> digests = new EnumMap<>(BookTable.class);
    private final Map<PositionKey, Holding> episodes = new HashMap<>();
    private final Map<PositionKey, List<Lock>> locks = new HashMap<>();
    private final Map<PositionKey, Guard> guards = new HashMap<>();

    /** Lots that are open or undone, with their places; the row of a closed one follows from its id. */
    private final Map<LotKey, LotRow> lots = new HashMap<>();

    private record LotKey(String account, String lotId) {}

    /**
     * @param state null until it is said
     */
    private record LotRow(@Nullable LotState state, long place) {}

    DigestSink() {
        for (BookTable table : BookTable.values()) {
            digests.put(table, new RowDigest());
        }
    }

    RowDigest of(BookTable table) {
        return Objects.requireNonNull(digests.get(table));
    }

    @Override
    public void position(Holding holding) {
        Holding before = episodes.put(holding.key(), holding);
        if (before != null && before.episode() != holding.episode()) {
            add(BookTable.POSITIONS, BookRows.position(before));
        }
        if (holding.closed() && holding.locks().isEmpty()) {
            episodes.remove(holding.key());
            add(BookTable.POSITIONS, BookRows.position(holding));
        }
    }

    @Override
    public void opened(LotOpened event, long sequence, long episode) {
        add(BookTable.LOTS_OPENED, BookRows.opened(event, sequence, episode));
        lots.put(new LotKey(event.account(), event.lotId()), new LotRow(null, 0));
    }

    @Override
    public void lot(LotState state) {
        LotKey key = new LotKey(state.key().account(), state.lotId());
        LotRow before = lots.remove(key);
        if (before == null) {
            // It was closed, and what closed it is taken back.
            LotState closed = new LotState(state.key(), state.lotId(), null, 0L, Status.CLOSED);
            of(BookTable.LOTS).remove(RowDigest.text(BookRows.lot(closed, 0)));
        }
        long place = state.place() != null ? state.place() : before == null ? 0 : before.place();
        if (state.status() == Status.CLOSED) {
            add(BookTable.LOTS, BookRows.lot(state, place));
        } else {
            lots.put(key, new LotRow(state, place));
        }
    }

    @Override
    public void exit(LotExit exit) {
        add(BookTable.EXITS, BookRows.exit(exit));
    }

    @Override
    public void undone(long sequence, long by) {
        add(BookTable.UNDONE, sequence, by);
    }

    @Override
    public void locks(PositionKey key, List<Lock> now) {
        locks.put(key, now);
    }

    @Override
    public void guard(PositionKey key, @Nullable Guard guard) {
        if (guard == null) {
            guards.remove(key);
        } else {
            guards.put(key, guard);
        }
    }

    /** After the last event: what is open is as it is now. */
    void finish(Book book) {
        episodes.values().forEach(holding -> add(BookTable.POSITIONS, BookRows.position(holding)));
        lots.values().forEach(row -> {
            if (row.state() != null) {
                add(BookTable.LOTS, BookRows.lot(row.state(), row.place()));
            }
        });
        locks.forEach((key, all) -> {
            for (int i = 0; i < all.size(); i++) {
                add(BookTable.LOCKS, BookRows.lock(key, all.get(i), i));
            }
        });
        guards.forEach((key, guard) -> add(BookTable.PROTECTIONS, BookRows.guard(key, guard)));
        for (String account : book.accounts()) {
            var totals = book.totals(account);
            add(BookTable.ACCOUNTS, BookRows.account(totals));
            totals.days().forEach((day, realized) -> add(BookTable.DAYS, BookRows.day(account, day, realized)));
        }
    }

    private void add(BookTable table, @Nullable Object... values) {
        of(table).add(RowDigest.text(values));
    }
}
