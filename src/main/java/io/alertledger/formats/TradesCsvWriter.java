package io.alertledger.formats;

import io.alertledger.ledger.LotStory;
import io.alertledger.model.Decimals;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes lots as {@link TradesCsvReader} reads them, one row each. For one thread. */
public final class TradesCsvWriter {
    private static final int PERCENT_DECIMALS = 15;

    private final Appendable out;

    /** Writes the line of columns. */
    public TradesCsvWriter(Appendable out) throws IOException {
        this.out = out;
        CsvText.write(out, TradesCsvReader.COLUMNS);
    }

    /** Writes a lot. An unknown price stays empty. */
    public void write(LotStory lot) throws IOException {
        BigDecimal price = lot.price();
        boolean closed = !lot.parts().isEmpty();
        BigDecimal closedAt = lot.closedAt();
        CsvText.write(
                out,
                List.of(
                        SeedTimes.newYork(lot.opened().at()),
                        CsvText.guarded(symbol(lot)),
                        CsvText.guarded(lot.opened().author()),
                        lot.key().instrument() instanceof OptionContract ? "option" : "stock",
                        lot.key().side() == Side.LONG ? "BTO" : "STO",
                        price == null ? "" : Decimals.plain(price),
                        Decimals.plain(lot.quantity()),
                        "",
                        "",
                        closed ? Decimals.plain(lot.closed()) : "",
                        closedAt == null ? "" : Decimals.plain(closedAt),
                        prices(lot),
                        closed
                                ? SeedTimes.newYork(
                                        lot.parts().get(lot.parts().size() - 1).at())
                                : "",
                        percent(lot, price, closedAt),
                        CsvText.guarded(lot.opened().channel()),
                        CsvText.guarded(lot.opened().lotId())));
    }

    private static String symbol(LotStory lot) {
        if (lot.key().instrument() instanceof OptionContract option) {
            return option.root() + "_" + TradeCells.EXPIRATION.format(option.expiration())
                    + option.type().letter() + Decimals.plain(option.strike());
        }
        return lot.key().instrument().id();
    }

    private static String prices(LotStory lot) {
        return lot.parts().stream()
                .map(part -> part.price() == null ? "" : Decimals.plain(part.price()))
                .collect(Collectors.joining("/"));
    }

    /** Profit of what was closed as a percentage of its opening price. */
    private static String percent(LotStory lot, @Nullable BigDecimal price, @Nullable BigDecimal closedAt) {
        if (price == null || closedAt == null || price.signum() == 0) {
            return "";
        }
        BigDecimal won = lot.key().side() == Side.LONG ? closedAt.subtract(price) : price.subtract(closedAt);
        return Decimals.plain(won.movePointRight(2).divide(price, PERCENT_DECIMALS, RoundingMode.HALF_EVEN));
    }
}
