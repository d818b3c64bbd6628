package io.alertledger.formats;

import io.alertledger.ledger.Realization;
import io.alertledger.model.Decimals;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report that a tax form asks for: every closing lot by lot, with the days of acquiring and
 * selling in New York, proceeds, cost and gain in money, and whether it was held for more than a year.
 * For one thread.
 */
public final class LotReportCsv {
    private static final List<String> COLUMNS = List.of(
            "Account",
            "Instrument",
            "OCC",
            "Side",
            "Quantity",
            "Date-Acquired",
            "Date-Sold",
            "Proceeds",
            "Cost",
            "Gain",
            "Term",
            "Lot",
            "Trade-Id",
            "Channel",
            "Trader",
            "Reason",
            "Event");

    private final Appendable out;

    /** Writes the line of columns. */
    public LotReportCsv(Appendable out) throws IOException {
        this.out = out;
        CsvText.write(out, COLUMNS);
    }

    /** Writes one closing of one lot; what is unknown stays empty. */
    public void write(Realization part) throws IOException {
        LocalDate opened = MarketCalendar.dayOf(part.openedAt());
        boolean shorted = part.key().side() == Side.SHORT;
        BigDecimal cost = shorted ? part.proceeds() : part.cost();
        BigDecimal proceeds = shorted ? part.cost() : part.proceeds();
        CsvText.write(
                out,
                List.of(
                        CsvText.guarded(part.key().account()),
                        part.key().instrument().id(),
                        part.key().instrument() instanceof OptionContract option ? option.occUnpadded() : "",
                        part.key().side().name(),
                        Decimals.plain(part.quantity()),
                        (shorted ? part.day() : opened).toString(),
                        (shorted ? opened : part.day()).toString(),
                        number(proceeds),
                        number(cost),
                        number(part.realized()),
                        !shorted && part.day().isAfter(opened.plusYears(1)) ? "LONG" : "SHORT",
                        CsvText.guarded(part.lotId()),
                        CsvText.guarded(part.tradeId()),
                        CsvText.guarded(part.channel()),
                        CsvText.guarded(part.author()),
                        part.source().name(),
                        Long.toString(part.sequence())));
    }

    private static String number(@Nullable BigDecimal value) {
        return value == null ? "" : Decimals.plain(value);
    }
}
