package io.alertledger.tuning;

import io.alertledger.formats.ImportedRow;
import io.alertledger.formats.ImportedTrade;
import io.alertledger.formats.InputProblem;
import io.alertledger.formats.TradesCsvReader;
import io.alertledger.ledger.Amount;
import io.alertledger.model.Symbols;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Real trades, and what of the file could not be used.
 *
 * @param trades in the order of the file
 * @param leftOut how many rows could not be used, by reason
 * @param unreadable where the first row that could not be read begins and what is wrong with it; empty
 *     where every row could be read
 */
public record History(List<TradeRow> trades, Map<LeftOut, Integer> leftOut, Optional<String> unreadable) {
    /** Nothing at all. */
    public static final History EMPTY = new History(List.of(), Map.of(), Optional.empty());

    public History {
        trades = List.copyOf(trades);
        leftOut = Map.copyOf(leftOut);
    }

    /**
     * Reads a trades CSV.
     *
     * @throws io.alertledger.formats.InputException if its header lacks a column
     * @throws IOException if it can not be read
     */
    public static History read(Reader csv, Symbols symbols) throws IOException {
        List<TradeRow> trades = new ArrayList<>();
        Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
        Set<String> seen = new HashSet<>();
        List<String> unreadable = new ArrayList<>(1);
        TradesCsvReader.read(csv, symbols, row -> {
            Optional<LeftOut> reason = reason(row, seen);
            if (reason.isPresent()) {
                if (reason.get() == LeftOut.UNREADABLE && unreadable.isEmpty()) {
                    unreadable.add(sentence(row));
                }
                leftOut.merge(reason.get(), 1, Integer::sum);
            } else {
                trades.add(trade((ImportedRow.Trade) row));
            }
        });
        return new History(trades, leftOut, unreadable.stream().findFirst());
    }

    private static String sentence(ImportedRow row) {
        InputProblem problem = row instanceof ImportedRow.Unusable unusable
                ? unusable.problem()
                : ((ImportedRow.Trade) row)
                        .problems().stream()
                                .filter(each -> !each.code().equals(ImportedRow.NO_COST))
                                .findFirst()
                                .orElseThrow();
        return "line " + row.row() + (problem.field().isEmpty() ? "" : ", " + problem.field())
                + (problem.value().isEmpty() ? "" : " \"" + problem.value() + "\"") + ": " + problem.message();
    }

    private static Optional<LeftOut> reason(ImportedRow row, Set<String> seen) {
        if (row instanceof ImportedRow.Unusable unusable) {
            return Optional.of(
                    unusable.problem().code().equals(ImportedRow.INDEX) ? LeftOut.INDEX_AS_STOCK : LeftOut.UNREADABLE);
        }
        ImportedRow.Trade trade = (ImportedRow.Trade) row;
        for (InputProblem problem : trade.problems()) {
            if (problem.code().equals(ImportedRow.BEFORE_OPENING)) {
                return Optional.of(LeftOut.CLOSED_BEFORE_OPENED);
            }
            if (!problem.code().equals(ImportedRow.NO_COST)) {
                return Optional.of(LeftOut.UNREADABLE);
            }
        }
        return seen.add(trade.trade().id()) ? Optional.empty() : Optional.of(LeftOut.DUPLICATE);
    }

    private static TradeRow trade(ImportedRow.Trade row) {
        ImportedTrade trade = row.trade();
        // A row of this file closes once.
        Optional<ImportedTrade.Exit> exit = trade.exits().stream().findFirst();
        return new TradeRow(
                row.row(),
                trade.openedAt(),
                trade.instrument(),
                trade.author() == null ? "" : trade.author(),
                trade.side(),
                trade.price() instanceof Amount.PerUnit unit ? unit.price() : null,
                trade.quantity(),
                exit.map(ImportedTrade.Exit::price).orElse(null),
                exit.map(ImportedTrade.Exit::at).orElse(null));
    }
}
