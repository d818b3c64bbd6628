package io.alertledger.tuning;

import io.alertledger.formats.TradeRow;
import io.alertledger.formats.TradesCsv;
import io.alertledger.model.Symbols;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Real trades, and what of the file could not be used.
 *
 * @param trades in the order of the file
 * @param leftOut how many rows could not be used, by reason
 */
public record History(List<TradeRow> trades, Map<LeftOut, Integer> leftOut) {
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
        TradesCsv.read(csv, symbols, new TradesCsv.Sink() {
            @Override
            public void trade(TradeRow row) {
                trades.add(row);
            }

            @Override
            public void leftOut(TradesCsv.Problem problem) {
                leftOut.merge(LeftOut.valueOf(problem.reason().name()), 1, Integer::sum);
            }
        });
        return new History(trades, leftOut);
    }
}
