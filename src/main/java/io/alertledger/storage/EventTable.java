package io.alertledger.storage;

import io.alertledger.ledger.Entry;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.LedgerEvent.Adjusted;
import io.alertledger.ledger.LedgerEvent.LotOpened;
import io.alertledger.ledger.LedgerEvent.LotsClosed;
import io.alertledger.ledger.LedgerEvent.Noted;
import io.alertledger.ledger.LedgerEvent.OfPosition;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code ledger_events}. */
final class EventTable {
    private static final String INSERT = """
            INSERT INTO ledger_events
                (seq, account, type, ticker, instrument, side, to_ticker, to_instrument, to_side, at, recorded_at,
                 fill_id, idempotency_key, key_part, payload, book_seal, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** What {@link #entry} reads. */
    private static final String ENTRY = """
            SELECT seq, account, type, ticker, instrument, side, to_ticker, to_instrument, to_side, at, recorded_at,
                   payload
            FROM ledger_events
            """;

    private static final String USED = "SELECT 1 FROM ledger_events WHERE account = ? AND idempotency_key = ?";

    private EventTable() {}

    /**
     * Appends an event.
     *
     * @param previous hash of the event before it
     * @param key the idempotency key, or null
     * @param part its place among the events of that key
     * @param seal of the book after it, or {@link Seal#NONE}
     * @return its hash
     */
    static String insert(
            Db db, Hashes hashes, String previous, Entry entry, @Nullable String key, int part, String seal) {
        EventRow row = row(entry, key, part, seal);
        String hash = row.hash(hashes, previous);
        db.update(
                INSERT,
                row.seq(),
                row.account(),
                row.type(),
                row.ticker(),
                row.instrument(),
                row.side(),
                row.toTicker(),
                row.toInstrument(),
                row.toSide(),
                row.at(),
                row.recordedAt(),
                row.fillId(),
                row.key(),
                row.part(),
                row.payload(),
                row.seal(),
                hash);
        return hash;
    }

    /** An event as the columns of its row, all but the hash. */
    private static EventRow row(Entry entry, @Nullable String key, int part, String seal) {
        LedgerEvent event = entry.event();
        PositionKey position =
                event instanceof OfPosition of ? of.key() : event instanceof Noted noted ? noted.key() : null;
        PositionKey to = event instanceof Adjusted adjusted ? adjusted.to() : null;
        return new EventRow(
                entry.sequence(),
                event.account(),
                EventText.type(event),
                position == null ? null : position.instrument().ticker(),
                position == null ? null : Instruments.id(position.instrument()),
                position == null ? null : position.side().name(),
                to == null ? null : to.instrument().ticker(),
                to == null ? null : Instruments.id(to.instrument()),
                to == null ? null : to.side().name(),
                Times.text(event.at()),
                Times.text(entry.recordedAt()),
                fillId(event),
                key,
                key == null ? null : Long.valueOf(part),
                EventText.payload(event),
                seal);
    }

    static @Nullable String fillId(LedgerEvent event) {
        return event instanceof LotOpened opened
                ? opened.fillId()
                : event instanceof LotsClosed closed ? closed.fillId() : null;
    }

    static Entry entry(Row row) {
        long seq = row.integer();
        String account = row.text();
        String type = row.text();
        PositionKey key = position(account, row);
        PositionKey to = position(account, row);
        Instant at = row.time();
        Instant recordedAt = row.time();
        return new Entry(seq, recordedAt, EventReader.read(type, account, key, to, at, row.text()));
    }

    /** Three columns: ticker, instrument, side; null where there is no position. */
    private static @Nullable PositionKey position(String account, Row row) {
        String ticker = row.optionalText();
        String instrument = row.optionalText();
        String side = row.optionalText();
        return ticker == null || instrument == null || side == null
                ? null
                : new PositionKey(account, Instruments.read(ticker, instrument), Side.valueOf(side));
    }

    static List<Entry> after(Db db, long sequence, int most) {
        return db.query(ENTRY + "WHERE seq > ? ORDER BY seq LIMIT ?", EventTable::entry, sequence, most);
    }

    static List<Entry> of(Db db, PositionKey key) {
        String ticker = key.instrument().ticker();
        String instrument = Instruments.id(key.instrument());
        return db.query(
                ENTRY + """
                        WHERE seq IN (
                            SELECT seq FROM ledger_events
                            WHERE account = ? AND instrument = ? AND ticker = ? AND side = ?
                            UNION
                            SELECT seq FROM ledger_events
                            WHERE account = ? AND to_instrument = ? AND to_ticker = ? AND to_side = ?)
                        AND type <> 'Noted'
                        ORDER BY seq""",
                EventTable::entry,
                key.account(),
                instrument,
                ticker,
                key.side(),
                key.account(),
                instrument,
                ticker,
                key.side());
    }

    /** What was appended under a key; empty where it was never used. */
    static List<Entry> under(Db db, String account, String key) {
        // Most keys are new, and one column is found out ten times faster than twelve.
        if (db.queryOne(USED, Row::integer, account, key).isEmpty()) {
            return List.of();
        }
        return db.query(
                ENTRY + "WHERE account = ? AND idempotency_key = ? ORDER BY key_part", EventTable::entry, account, key);
    }

    static Head head(Db db) {
        return db.queryOne(
                        "SELECT seq, hash FROM ledger_events ORDER BY seq DESC LIMIT 1",
                        row -> new Head(row.integer(), row.text()))
                .orElse(Head.EMPTY);
    }

    /** The digest of the book that the newest event carries; a commit never ends with one that has none. */
    static String seal(Db db) {
        return db.queryOne("SELECT book_seal FROM ledger_events ORDER BY seq DESC LIMIT 1", Row::text)
                .orElse(Seal.EMPTY.text());
    }

    /** The hash of one event; empty where there is none of that number. */
    static Optional<String> hash(Db db, long sequence) {
        return db.queryOne("SELECT hash FROM ledger_events WHERE seq = ?", Row::text, sequence);
    }

    static boolean knowsLot(Db db, String account, String lotId) {
        return db.queryOne("SELECT 1 FROM book_lots WHERE account = ? AND lot_id = ?", Row::integer, account, lotId)
                .isPresent();
    }

    static boolean undone(Db db, long sequence) {
        return db.queryOne("SELECT 1 FROM book_undone WHERE seq = ?", Row::integer, sequence)
                .isPresent();
    }
}
