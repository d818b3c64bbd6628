package io.alertledger.storage;

import io.alertledger.ledger.Book;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Side;
import io.alertledger.storage.Verification.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log from its beginning, checks that it is whole (numbers without gaps, each hash chained
 * to the one before) and folds it. Constant memory. For one thread.
 */
final class EventStream {
    private static final String ALL = """
            SELECT seq, account, type, ticker, instrument, side, to_ticker, to_instrument, to_side, at, recorded_at,
                   fill_id, idempotency_key, key_part, payload, book_seal, hash
            FROM ledger_events ORDER BY seq""";

    private final Hashes hashes = new Hashes();
    private final BookSink sink;
    private final Consumer<Difference> report;
    private final Consumer<LedgerEvent> folded;
    private Book book = Book.EMPTY;
    private Head head = Head.EMPTY;
    private String seal = Seal.EMPTY.text();
    private boolean stopped;

    /**
     * @param report is told of what is wrong
     * @param folded is told of every event once it is folded
     */
    EventStream(BookSink sink, Consumer<Difference> report, Consumer<LedgerEvent> folded) {
        this.sink = sink;
        this.report = report;
        this.folded = folded;
    }

    /** Folds all events; after one that can not be folded the rest is only counted. */
    void run(Db db) {
        db.forEach(ALL, this::event);
        String expected = Seal.of(book).text();
        if (!stopped && !expected.equals(seal)) {
            report.accept(new Difference("ledger_events " + head.sequence(), "book_seal", expected, seal));
        }
    }

    Book book() {
        return book;
    }

    Head head() {
        return head;
    }

    /** Whether every event could be folded. */
    boolean complete() {
        return !stopped;
    }

    /** The first of the newest events that is not what its hash says; empty where all are. */
    static Optional<Difference> brokenLink(Db db, int newest) {
        List<Difference> broken = new ArrayList<>();
        Hashes hashes = new Hashes();
        Head head = EventTable.head(db);
        long first = Math.max(1, head.sequence() - newest + 1);
        String[] previous = {EventTable.hash(db, first - 1).orElse(Hashes.START)};
        db.forEach(
                ALL.replace("ORDER BY", "WHERE seq >= ? ORDER BY"),
                row -> {
                    EventRow event = read(row);
                    String expected = event.hash(hashes, previous[0]);
                    previous[0] = row.text();
                    if (!expected.equals(previous[0])) {
                        broken.add(new Difference("ledger_events " + event.seq(), "hash", expected, previous[0]));
                    }
                },
                first);
        return broken.stream().findFirst();
    }

    private static EventRow read(Row row) {
        return new EventRow(
                row.integer(),
                row.text(),
                row.text(),
                row.optionalText(),
                row.optionalText(),
                row.optionalText(),
                row.optionalText(),
                row.optionalText(),
                row.optionalText(),
                row.text(),
                row.text(),
                row.optionalText(),
                row.optionalText(),
                row.optionalInteger(),
                row.text(),
                row.text());
    }

    private void event(Row row) {
        EventRow event = read(row);
        String hash = row.text();
        if (event.seq() != head.sequence() + 1) {
            report.accept(new Difference(
                    "ledger_events", "seq", Long.toString(head.sequence() + 1), Long.toString(event.seq())));
        }
        String expected = event.hash(hashes, head.hash());
        if (!expected.equals(hash)) {
            report.accept(new Difference("ledger_events " + event.seq(), "hash", expected, hash));
        }
        // The chain goes on from what stands there: one changed event is one difference, not all after it.
        head = new Head(event.seq(), hash);
        if (!stopped) {
            fold(event);
        }
    }

    private void fold(EventRow row) {
        try {
            LedgerEvent event = EventReader.read(
                    row.type(),
                    row.account(),
                    key(row.account(), row.ticker(), row.instrument(), row.side()),
                    key(row.account(), row.toTicker(), row.toInstrument(), row.toSide()),
                    Times.parse(row.at()),
                    row.payload());
            if (!Objects.equals(EventTable.fillId(event), row.fillId())) {
                report.accept(new Difference(
                        "ledger_events " + row.seq(), "fill_id", EventTable.fillId(event) + "", row.fillId() + ""));
            }
            Book.Step step = book.apply(event);
            Projector.project(book, step, row.seq(), event, sink);
            book = step.book();
            seal = row.seal();
            folded.accept(event);
        } catch (RuntimeException impossible) {
            stopped = true;
            report.accept(new Difference(
                    "ledger_events " + row.seq(),
                    "payload",
                    "an event that can follow from those before it",
                    String.valueOf(impossible.getMessage())));
        }
    }

    private static @Nullable PositionKey key(
            String account, @Nullable String ticker, @Nullable String instrument, @Nullable String side) {
        return ticker == null || instrument == null || side == null
                ? null
                : new PositionKey(account, Instruments.read(ticker, instrument), Side.valueOf(side));
    }
}
