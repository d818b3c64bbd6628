package io.alertledger.trade;

import io.alertledger.formats.ImportedRow;
import io.alertledger.formats.InputProblem;
import io.alertledger.ledger.Ledger;
import io.alertledger.ledger.NotStoredException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Books a file's rows as they come, {@value #CHUNK} to a transaction: of a file of any length only
 * that many are in memory, and what was booked stays if the process ends. For one thread.
 */
public final class TradeImport implements Consumer<ImportedRow> {
    /** Rows that are committed together. */
    static final int CHUNK = 1_000;

    private final Ledger ledger;
    private final ImportBatch batch;
    private final boolean state;
    private final Consumer<? super Note> notes;
    private final List<ImportedRow.Trade> waiting = new ArrayList<>(CHUNK);
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
        if (row instanceof ImportedRow.Unusable unusable) {
            tally = tally.skip();
            notes.accept(new Note(unusable.row(), true, unusable.problem()));
            return;
        }
        waiting.add((ImportedRow.Trade) row);
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
        List<ImportedRow.Trade> chunk = List.copyOf(waiting);
        waiting.clear();
        List<RowBooking.Result> results;
        try {
            results = book(chunk);
        } catch (NotStoredException disk) {
            throw disk;
        } catch (RuntimeException broken) {
            // One row of them asks for something impossible: each for itself, so that only that one is lost.
            results = chunk.stream().map(this::alone).toList();
        }
        for (int i = 0; i < chunk.size(); i++) {
            RowBooking.Result result = results.get(i);
            tally = tally.plus(result);
            long row = chunk.get(i).row();
            result.problems().forEach(problem -> notes.accept(new Note(row, !result.held(), problem)));
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

    private RowBooking.Result alone(ImportedRow.Trade row) {
        try {
            return book(List.of(row)).get(0);
        } catch (NotStoredException disk) {
            throw disk;
        } catch (RuntimeException impossible) {
            InputProblem problem =
                    new InputProblem("INVALID", "", row.trade().id(), String.valueOf(impossible.getMessage()));
            return new RowBooking.Result(0, false, List.of(problem));
        }
    }
}
