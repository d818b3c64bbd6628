package io.alertledger.formats;

import io.alertledger.model.Symbols;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a CSV of real trades with the columns of DiscordAlertsTrader: {@code Date, Symbol, Trader, Type,
 * Price, Qty, STC-Qty, STC-Price, STC-Date}; {@code Asset} where it is there, others are passed over.
 *
 * <p>Streams: memory holds one row, and the ids of the rows before it. A row that can't be used is
 * reported with its reason, and reading goes on. Times without a zone are New York's.
 */
public final class TradesCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private static final List<String> NEEDED =
            List.of("Date", "Symbol", "Trader", "Type", "Price", "Qty", "STC-Qty", "STC-Price", "STC-Date");

    private TradesCsv() {}

    /** Takes the rows in, in the order of the file. */
    public interface Sink {
        void trade(TradeRow row);

        /** A row was left out. */
        void leftOut(Problem problem);
    }

    /** Why a row can not be used. */
    public enum Reason {
        /** Something in it can not be read. */
        UNREADABLE,
        /** The same date, symbol and trader stood in a row before. */
        DUPLICATE,
        /** An index can not be held as a stock. */
        INDEX_AS_STOCK
    }

    /**
     * A row that was left out.
     *
     * @param line where it begins in the file, from 1
     * @param message which field, what stands there, what is allowed
     */
    public record Problem(long line, Reason reason, String message) {}

    /** Whether a header names the columns that are needed; for recognising the kind of a file. */
    public static boolean recognises(Set<String> header) {
        return header.containsAll(NEEDED);
    }

    /**
     * Reads all rows.
     *
     * @throws InputException if the header lacks a column; the message names it
     * @throws IOException if the source can not be read
     */
    public static void read(Reader in, Symbols symbols, Sink sink) throws IOException {
        try (CSVParser parser = open(in)) {
            requireColumns(parser);
            TradeRows rows = new TradeRows(symbols);
            Set<String> seen = new HashSet<>();
            Iterator<CSVRecord> records = parser.iterator();
            long line = parser.getCurrentLineNumber() + 1;
            while (records.hasNext()) {
                row(records.next(), line, rows, seen, sink);
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException failed) {
            // The parser reports both an unreadable source and a quote that is never closed in this way.
            throw new InputException(
                    "INVALID", "", "", "the CSV can not be read: " + String.valueOf(failed.getMessage()));
        }
    }

    private static CSVParser open(Reader in) throws IOException {
        try {
            return CSVParser.parse(in, FORMAT);
        } catch (IllegalArgumentException repeated) {
            throw new InputException("INVALID", "header", "", "the header can not be used: " + repeated.getMessage());
        }
    }

    private static void requireColumns(CSVParser parser) {
        for (String column : NEEDED) {
            if (!parser.getHeaderMap().containsKey(column)) {
                throw new InputException(
                        "MISSING",
                        column,
                        "",
                        "a trades CSV needs the columns " + String.join(", ", NEEDED) + "; this one has "
                                + String.join(", ", parser.getHeaderNames()));
            }
        }
    }

    private static void row(CSVRecord row, long line, TradeRows rows, Set<String> seen, Sink sink) {
        TradeRow trade;
        try {
            trade = rows.read(row, line);
        } catch (TradeRows.IndexException index) {
            sink.leftOut(new Problem(line, Reason.INDEX_AS_STOCK, String.valueOf(index.getMessage())));
            return;
        } catch (IllegalArgumentException bad) {
            sink.leftOut(new Problem(line, Reason.UNREADABLE, String.valueOf(bad.getMessage())));
            return;
        }
        if (seen.add(trade.id())) {
            sink.trade(trade);
        } else {
            sink.leftOut(new Problem(
                    line, Reason.DUPLICATE, "the row " + trade.id() + " (Date, Symbol, Trader) stood before"));
        }
    }
}
