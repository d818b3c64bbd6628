package io.alertledger.storage;

import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import java.util.List;

/** The table {@code marks}: the newest price of each instrument. */
final class MarkTable {
    private MarkTable() {}

    /** Keeps a mark unless a newer one is kept. */
    static void put(Db db, Mark mark) {
        db.update(
                """
                INSERT INTO marks (instrument, ticker, price, bid, ask, at, source) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (instrument, ticker) DO UPDATE SET
                    price = excluded.price, bid = excluded.bid, ask = excluded.ask, at = excluded.at,
                    source = excluded.source
                WHERE excluded.at >= at""",
                Instruments.id(mark.instrument()),
                mark.instrument().ticker(),
                mark.price(),
                mark.bid(),
                mark.ask(),
                mark.at(),
                mark.source());
    }

    static List<Mark> all(Db db) {
        return db.query("SELECT ticker, instrument, price, bid, ask, at, source FROM marks ORDER BY 2, 1", row -> {
            Instrument instrument = Instruments.read(row.text(), row.text());
            return new Mark(
                    instrument,
                    row.optionalDecimal(),
                    row.optionalDecimal(),
                    row.optionalDecimal(),
                    row.time(),
                    row.text());
        });
    }
}
