package io.alertledger.storage;

import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.Lock;
import io.alertledger.model.PositionKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work changes in the projections, gathered so that each row is written once however
 * often it changed: a lot that is opened and closed again in the same unit is one insert. For the
 * writer's thread alone.
 */
final class BookChanges implements BookSink {
    private final Map<Episode, Holding> positions = new LinkedHashMap<>();
    private final Map<LotKey, NewLot> opened = new LinkedHashMap<>();
    private final Map<LotKey, LotState> lots = new LinkedHashMap<>();
    private final List<LotExit> exits = new ArrayList<>();
    private final Map<Long, Long> undone = new LinkedHashMap<>();
    private final Map<PositionKey, List<Lock>> locks = new LinkedHashMap<>();
    private final Map<PositionKey, @Nullable Guard> guards = new LinkedHashMap<>();

    private record Episode(PositionKey key, long number) {}

    private record LotKey(String account, String lotId) {}

    private record NewLot(LotOpened event, long sequence, long episode) {}

    @Override
    public void position(Holding holding) {
        positions.put(new Episode(holding.key(), holding.episode()), holding);
    }

    @Override
    public void opened(LotOpened event, long sequence, long episode) {
        NewLot before = opened.put(new LotKey(event.account(), event.lotId()), new NewLot(event, sequence, episode));
        if (before != null) {
            throw new IllegalStateException("lot " + event.lotId() + " was opened before");
        }
    }

    @Override
    public void lot(LotState state) {
        LotKey key = new LotKey(state.key().account(), state.lotId());
        LotState before = lots.get(key);
        // Where the new state leaves the place as it is, that is the place it got before.
        lots.put(key, before == null || state.place() != null ? state : state.at(before.place()));
    }

    @Override
    public void exit(LotExit exit) {
        exits.add(exit);
    }

    @Override
    public void undone(long sequence, long by) {
        undone.put(sequence, by);
    }

    @Override
    public void locks(PositionKey key, List<Lock> now) {
        locks.put(key, now);
    }

    @Override
    public void guard(PositionKey key, @Nullable Guard guard) {
        guards.put(key, guard);
    }

    /** Whether a lot of this id is opened. */
    boolean opens(String account, String lotId) {
        return opened.containsKey(new LotKey(account, lotId));
    }

    /** Whether an event is taken back. */
    boolean undoes(long sequence) {
        return undone.containsKey(sequence);
    }

    /** Hands all on and forgets it. */
    void writeTo(BookTables tables) {
        positions.values().forEach(tables::position);
        opened.forEach((key, lot) ->
                tables.opened(lot.event(), lot.sequence(), lot.episode(), Objects.requireNonNull(lots.remove(key))));
        lots.values().forEach(tables::lot);
        exits.forEach(tables::exit);
        undone.forEach(tables::undone);
        locks.forEach(tables::locks);
        guards.forEach(tables::guard);
        forget();
    }

    void forget() {
        positions.clear();
        opened.clear();
        lots.clear();
        exits.clear();
        undone.clear();
        locks.clear();
        guards.clear();
    }
}
