package io.alertledger.trade;

import io.alertledger.formats.ImportedRow;
import io.alertledger.formats.InputProblem;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.NotStoredException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Books a file's rows as they come, {@value #CHUNK} to a transaction: of a file of any length only
 * that many are in memory, and what was booked stays if the process ends. For one thread.
 */
public final class TradeImport implements Consumer<ImportedRow> {
    /** Rows that are committed together. */
    static final int CHUNK = 5_000;

    private final Ledger ledger;
    private final ImportBatch batch;
    private final boolean state;
    private final Consumer<? super Note> notes;
    private final List<ImportedRow> waiting = new ArrayList<>(CHUNK);
    private ImportTally tally = ImportTally.NONE;

    /**
     * Something about a row that a person should know.
     *
     * @param skipped whether nothing of the row was taken
     */
    public record Note(long row, boolean skipped, InputProblem problem) {}

    /**
     * @param state whether the rows say what is held, not what was traded: a position that is held
     *     already is left as it is
     * @param notes is told of every row that is not taken as it stands
     */
    public TradeImport(Ledger ledger, ImportBatch batch, boolean state, Consumer<? super Note> notes) {
        this.ledger = ledger;
        this.batch = batch;
        this.state = state;
        this.notes = notes;
    }

    /** Takes a row; it is booked with its chunk. */
    @Override
    public void accept(ImportedRow row) {
        waiting.add(row);
        if (waiting.size() == CHUNK) {
            flush();
        }
    }

    /** Books what still waits and says how it went. */
    public ImportTally finish() {
        flush();
        return tally;
    }

    /** How it went so far; rows that wait are not in it. */
    public ImportTally tally() {
        return tally;
    }

    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        List<ImportedRow> chunk = List.copyOf(waiting);
        waiting.clear();
        List<ImportedRow.Trade> trades = new ArrayList<>(chunk.size());
        for (ImportedRow row : chunk) {
            if (row instanceof ImportedRow.Trade trade) {
                trades.add(trade);
            }
        }
        Iterator<RowBooking.Result> results = taken(trades).iterator();
        for (ImportedRow row : chunk) {
            if (row instanceof ImportedRow.Unusable unusable) {
                tally = tally.skip();
                notes.accept(new Note(row.row(), true, unusable.problem()));
            } else {
                RowBooking.Result result = results.next();
                tally = tally.plus(result);
                result.problems().forEach(problem -> notes.accept(new Note(row.row(), !result.held(), problem)));
            }
        }
    }

    /** Where a row of them asks for something impossible, half of them at a time: only that row is lost. */
    private List<RowBooking.Result> taken(List<ImportedRow.Trade> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        try {
            return book(rows);
        } catch (NotStoredException disk) {
            throw disk;
        } catch (RuntimeException impossible) {
            if (rows.size() > 1) {
                int half = rows.size() / 2;
                List<RowBooking.Result> results = new ArrayList<>(taken(rows.subList(0, half)));
                results.addAll(taken(rows.subList(half, rows.size())));
                return results;
            }
            InputProblem problem =
                    new InputProblem("INVALID", "", rows.get(0).trade().id(), String.valueOf(impossible.getMessage()));
            return List.of(new RowBooking.Result(0, false, List.of(problem)));
        }
    }

    private List<RowBooking.Result> book(List<ImportedRow.Trade> chunk) {
        return ledger.transact(tx -> {
            List<RowBooking.Result> results = new ArrayList<>(chunk.size());
            for (ImportedRow.Trade row : chunk) {
                results.add(RowBooking.book(tx, batch, row, state));
            }
            return results;
        });
    }
}
