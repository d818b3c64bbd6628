package io.alertledger.storage;

import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.storage.Verification.Difference;
import io.alertledger.trade.ExitStates;
import java.util.List;
import java.util.function.Consumer;

/** The table {@code exit_states}. */
final class ExitStateTable {
    private static final CheckedRows ROWS = new CheckedRows(
            "exit_states", List.of("account", "instrument", "ticker", "side"), List.of("episode", "state"));

    private ExitStateTable() {}

    static void put(Db db, ExitStates.Kept kept) {
        PositionKey key = kept.key();
        ROWS.put(
                db,
                key.account(),
                Instruments.id(key.instrument()),
                key.instrument().ticker(),
                key.side().name(),
                kept.episode(),
                kept.json());
    }

    static void remove(Db db, PositionKey key) {
        db.update(
                "DELETE FROM exit_states WHERE account = ? AND instrument = ? AND ticker = ? AND side = ?",
                key.account(),
                Instruments.id(key.instrument()),
                key.instrument().ticker(),
                key.side().name());
    }

    static List<ExitStates.Kept> all(Db db) {
        return db.query(
                "SELECT account, ticker, instrument, side, episode, state FROM exit_states ORDER BY 1, 3, 2, 4",
                row -> new ExitStates.Kept(
                        new PositionKey(row.text(), Instruments.read(row.text(), row.text()), Side.valueOf(row.text())),
                        row.integer(),
                        row.text()));
    }

    static void verify(Db db, Consumer<Difference> report) {
        ROWS.verify(db, report);
    }
}
