package io.alertledger.formats;

import io.alertledger.model.Symbols;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV of trades with DiscordAlertsTrader's columns, row by row in constant memory. A row is
 * identified by (Date, Symbol, Trader) and closes its own lot; a time without a zone is New York's; a
 * trade without a price is one of unknown cost.
 * The columns {@code Trade-Id} and {@code Channel} are ours and may be missing.
 *
 * <p>One instance reads one file.
 */
public final class TradesCsvReader {
    /** The columns as they are written, in order. */
    public static final List<String> COLUMNS = List.of(
            "Date",
            "Symbol",
            "Trader",
            "Asset",
            "Type",
            "Price",
            "Qty",
            "Prices",
            "Avged",
            "STC-Qty",
            "STC-Price",
            "STC-Prices",
            "STC-Date",
            "PnL",
            "Channel",
            "Trade-Id");

    private static final List<String> NEEDED = List.of("Date", "Symbol", "Price", "Qty");
    private final Map<String, Integer> places = new HashMap<>();
    private final TradeCells cells;

    private TradesCsvReader(Symbols symbols) {
        cells = new TradeCells(symbols, places);
    }

    /**
     * Reads a file and hands on every row as it comes.
     *
     * @throws InputException where the first line does not name the columns; then there are no rows
     * @throws IOException where the file can not be read
     */
    public static void read(Reader in, Symbols symbols, Consumer<? super ImportedRow> out) throws IOException {
        new TradesCsvReader(symbols).rows(new CsvRecords(in), out);
    }

    private void rows(CsvRecords records, Consumer<? super ImportedRow> out) throws IOException {
        header(records.next());
        records.columns(places.size());
        for (CsvRecords.Found found = records.next(); found != null; found = records.next()) {
            out.accept(row(found));
        }
    }

    private void header(CsvRecords.@Nullable Found first) {
        if (first == null || first.cells() == null) {
            throw new InputException("COLUMNS", "", first == null ? "" : first.text(), "expected a line of columns");
        }
        if (first.text().indexOf('\uFFFD') >= 0 || first.text().indexOf('\0') >= 0) {
            throw new InputException("NOT_UTF8", "", first.text(), "expected UTF-8; save the file as that");
        }
        if (first.text().indexOf(',') < 0 && first.text().indexOf(';') >= 0) {
            throw new InputException("COLUMNS", "", first.text(), "expected commas between columns, not semicolons");
        }
        for (String cell : first.cells()) {
            String name = cell.replace("\uFEFF", "").strip();
            if (places.putIfAbsent(name, places.size()) != null) {
                throw new InputException("COLUMNS", name, "", "this column stands there twice");
            }
        }
        for (String needed : NEEDED) {
            if (!places.containsKey(needed)) {
                throw new InputException(
                        "COLUMNS", needed, first.text(), "this column is missing; needed are " + NEEDED);
            }
        }
    }

    private static String unreadable(String text) {
        return text.length() >= CsvRecords.LONGEST_LINE
                ? "a line has at most " + CsvRecords.LONGEST_LINE + " characters"
                : "not a CSV record: a quote is not closed";
    }

    private ImportedRow row(CsvRecords.Found found) {
        try {
            List<String> cells = found.cells();
            if (cells == null) {
                throw new InputException("COLUMNS", "", found.text(), unreadable(found.text()));
            }
            if (cells.size() != places.size()) {
                throw new InputException(
                        "COLUMNS", "", found.text(), cells.size() + " cells, expected " + places.size());
            }
            if (found.text().indexOf('\uFFFD') >= 0) {
                throw new InputException("NOT_UTF8", "", found.text(), "holds bytes that are not UTF-8");
            }
            List<InputProblem> problems = new ArrayList<>(0);
            return new ImportedRow.Trade(found.line(), this.cells.trade(cells, problems), problems);
        } catch (InputException bad) {
            return new ImportedRow.Unusable(found.line(), bad.problem());
        }
    }
}
