package io.alertledger.storage;

import io.alertledger.model.Instrument;
import io.alertledger.model.Mark;
import java.util.List;

/** The table {@code marks}: the last price of each instrument. */
final class MarkTable {
    private MarkTable() {}

    static void put(Db db, Mark mark) {
        db.update(
                "INSERT OR REPLACE INTO marks (instrument, ticker, price, bid, ask, at, source)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
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
