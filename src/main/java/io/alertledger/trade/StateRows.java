package io.alertledger.trade;

import io.alertledger.formats.ImportedRow;
import io.alertledger.formats.ImportedTrade;
import io.alertledger.formats.InputProblem;
import io.alertledger.formats.PositionsState;
import io.alertledger.ledger.Amount;
import io.alertledger.model.Decimals;
import io.alertledger.model.OptionContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A statement of what is held as rows to import: each position one lot. Stateless. */
public final class StateRows {
    private StateRows() {}

    /**
     * The rows: positions first, then what was left out. A row that was left out has no number of its own
     * in such a file; it comes after the others.
     *
     * @param now when a position was opened of which the file does not say it
     */
    public static List<ImportedRow> of(PositionsState state, Instant now) {
        List<ImportedRow> rows = new ArrayList<>();
        long number = 0;
        for (PositionsState.Row row : state.rows()) {
            rows.add(new ImportedRow.Trade(++number, trade(row, now), List.of()));
        }
        for (InputProblem problem : state.leftOut()) {
            if (!problem.code().equals(PositionsState.NO_COST)) {
                rows.add(new ImportedRow.Unusable(++number, problem));
            }
        }
        return rows;
    }

    /** Named by what it says, so that the same statement again is the same lot. */
    private static ImportedTrade trade(PositionsState.Row row, Instant now) {
        String name = row.key().instrument() instanceof OptionContract option
                ? option.rootId()
                : row.key().instrument().id();
        String when = row.createdAt() == null
                ? Decimals.plain(row.quantity()) + "@"
                        + (row.entryPrice() == null ? "unknown" : Decimals.plain(row.entryPrice()))
                : row.createdAt().toString();
        return new ImportedTrade(
                "state:" + name + ":" + row.key().side() + ":" + when,
                row.key().instrument(),
                row.key().side(),
                row.quantity(),
                row.entryPrice() == null ? Amount.UNKNOWN : Amount.at(row.entryPrice()),
                row.createdAt() == null ? now : row.createdAt(),
                null,
                null,
                List.of());
    }
}
