package io.alertledger.formats;

import io.alertledger.ledger.Amount;
import io.alertledger.model.Decimals;
import io.alertledger.model.Instrument;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.OptionContract;
import io.alertledger.model.OptionType;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of one row of a trades CSV as a trade. One instance reads the rows of one file. */
final class TradeCells {
    private static final Pattern OPTION =
            Pattern.compile("([A-Z][A-Z0-9.]{0,11})_(\\d{6})([CP])(\\d{1,5}(?:\\.\\d{1,3})?)");
    static final DateTimeFormatter EXPIRATION =
            DateTimeFormatter.ofPattern("MMdduu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int LONGEST_NAME = 200;

    /** Contracts come again and again; a text is read once. */
    private static final int MOST_INSTRUMENTS = 20_000;

    private final Map<String, Instrument> instruments = new HashMap<>();
    private final Symbols symbols;
    private final Set<String> indices = new HashSet<>();
    private final Map<String, Integer> places;

    /** @param places of the columns by name; filled before the first row is read */
    TradeCells(Symbols symbols, Map<String, Integer> places) {
        this.symbols = symbols;
        this.places = places;
        for (Symbols.Row row : symbols.rows()) {
            if (row.weekly()) {
                indices.add(row.ticker());
                indices.add(row.root());
            }
        }
    }

    /**
     * What the row says.
     *
     * @param problems is told of what is left out of it
     * @throws InputException where nothing of it can be used
     */
    ImportedTrade trade(List<String> cells, List<InputProblem> problems) {
        ImportedTrade opened = opening(cells);
        if (opened.price() == Amount.UNKNOWN) {
            problems.add(ImportedRow.noCost("Price"));
        }
        try {
            ImportedTrade.Exit exit = exit(cells, opened);
            return exit == null ? opened : opened.closed(List.of(exit));
        } catch (InputException bad) {
            problems.add(bad.problem());
            return opened;
        }
    }

    private ImportedTrade opening(List<String> cells) {
        Instant at = time(cells, "Date");
        Instrument instrument = instrument(cells);
        Side side = side(cells);
        BigDecimal quantity = quantity(cells, "Qty", instrument);
        // Of a closing "nan" says that there is none; a price that is no number was meant to be one.
        Amount price = written(cells, "Price").isEmpty()
                ? Amount.UNKNOWN
                : Amount.at(number("Price", written(cells, "Price")));
        String trader = name(cells, "Trader");
        String given = name(cells, "Trade-Id");
        String id = given.isEmpty()
                ? at + " " + (instrument instanceof OptionContract option ? option.rootId() : instrument.id()) + " "
                        + trader
                : given;
        String channel = name(cells, "Channel");
        return new ImportedTrade(
                id.strip(),
                instrument,
                side,
                quantity,
                price,
                at,
                channel.isEmpty() ? null : channel,
                trader.isEmpty() ? null : trader,
                List.of());
    }

    /** What the row says of a closing; null where it says nothing. */
    private ImportedTrade.@Nullable Exit exit(List<String> cells, ImportedTrade held) {
        if (cell(cells, "STC-Qty").isEmpty()
                && cell(cells, "STC-Price").isEmpty()
                && cell(cells, "STC-Date").isEmpty()) {
            return null;
        }
        BigDecimal quantity = quantity(cells, "STC-Qty", held.instrument());
        BigDecimal price = cell(cells, "STC-Price").isEmpty() ? null : number(cells, "STC-Price");
        Instant at = time(cells, "STC-Date");
        if (at.isBefore(held.openedAt())) {
            throw new InputException(
                    ImportedRow.BEFORE_OPENING,
                    "STC-Date",
                    cell(cells, "STC-Date"),
                    "before Date; a lot is closed after it was opened");
        }
        boolean expired = held.instrument() instanceof OptionContract option
                && MarketCalendar.dayOf(at).isAfter(option.expiration());
        return new ImportedTrade.Exit(quantity, price, at, expired || midnightAfter(held.instrument(), at));
    }

    /** Programs that note an expiry write midnight UTC of the day after, which is the evening before in New York. */
    private static boolean midnightAfter(Instrument instrument, Instant at) {
        return instrument instanceof OptionContract option
                && at.isAfter(
                        MarketCalendar.WEEKDAYS.expiryOf(option.expiration()).plusSeconds(3600));
    }

    private Instrument instrument(List<String> cells) {
        String text = CsvText.plain(cell(cells, "Symbol")).toUpperCase(Locale.ROOT);
        String asset = cell(cells, "Asset");
        boolean stock = asset.isEmpty() ? text.indexOf('_') < 0 : asset.equalsIgnoreCase("stock");
        String key = stock ? text + "\n" : text;
        Instrument known = instruments.get(key);
        if (known == null) {
            known = stock ? stock(text) : contract(text);
            if (instruments.size() >= MOST_INSTRUMENTS) {
                instruments.clear();
            }
            instruments.put(key, known);
        }
        return known;
    }

    private Instrument stock(String text) {
        if (indices.contains(text)) {
            throw new InputException(ImportedRow.INDEX, "Symbol", text, "an index, which nobody can hold as a stock");
        }
        return linear(text);
    }

    private static Instrument linear(String text) {
        try {
            return LinearInstrument.of(text);
        } catch (IllegalArgumentException bad) {
            throw new InputException("INVALID", "Symbol", text, String.valueOf(bad.getMessage()));
        }
    }

    private Instrument contract(String text) {
        Matcher m = OPTION.matcher(text);
        try {
            if (m.matches()) {
                return symbols.normalise(new OptionContract(
                        m.group(1),
                        m.group(1),
                        LocalDate.parse(m.group(2), EXPIRATION),
                        new BigDecimal(m.group(4)),
                        OptionType.ofLetter(m.group(3).charAt(0))));
            }
            if (OptionContract.looksLikeCcid(text) || OptionContract.looksLikeOcc(text)) {
                return symbols.instrument(text);
            }
        } catch (DateTimeException | IllegalArgumentException bad) {
            throw new InputException("INVALID", "Symbol", text, String.valueOf(bad.getMessage()));
        }
        throw new InputException(
                "INVALID", "Symbol", text, "no option contract; expected TICKER_MMDDYY and C or P with the strike");
    }

    private Side side(List<String> cells) {
        String type = cell(cells, "Type").toUpperCase(Locale.ROOT);
        return switch (type) {
            case "", "BTO", "BUY" -> Side.LONG;
            case "STO", "SELL", "SHORT" -> Side.SHORT;
            default -> throw new InputException("INVALID", "Type", type, "expected BTO or STO");
        };
    }

    private BigDecimal quantity(List<String> cells, String column, Instrument instrument) {
        BigDecimal quantity = number(cells, column);
        if (quantity.signum() <= 0) {
            throw new InputException("INVALID", column, cell(cells, column), "expected a quantity above 0");
        }
        if (instrument instanceof OptionContract && quantity.scale() > 0) {
            throw new InputException("INVALID", column, cell(cells, column), "contracts are whole");
        }
        return quantity;
    }

    private BigDecimal number(List<String> cells, String column) {
        return number(column, cell(cells, column));
    }

    private static BigDecimal number(String column, String text) {
        if (text.isEmpty()) {
            throw new InputException("MISSING", column, "", "missing, and needed");
        }
        try {
            BigDecimal value = Decimals.parse(text);
            if (value.signum() < 0) {
                throw new IllegalArgumentException("expected 0 or above");
            }
            return value;
        } catch (IllegalArgumentException bad) {
            throw new InputException("INVALID", column, text, String.valueOf(bad.getMessage()));
        }
    }

    private Instant time(List<String> cells, String column) {
        String text = cell(cells, column);
        if (text.isEmpty()) {
            throw new InputException("MISSING", column, "", "missing, and needed");
        }
        try {
            return SeedTimes.parse(text, MarketCalendar.NEW_YORK);
        } catch (DateTimeException bad) {
            throw new InputException(
                    "INVALID", column, text, "expected a time such as 2023-05-10 11:02:56, with or without a zone");
        }
    }

    private String name(List<String> cells, String column) {
        String text = CsvText.plain(cell(cells, column));
        if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new InputException(
                    "INVALID", column, text, "expected at most " + LONGEST_NAME + " characters, no control characters");
        }
        return text;
    }

    private String written(List<String> cells, String column) {
        Integer place = places.get(column);
        return place == null ? "" : cells.get(place).strip();
    }

    private String cell(List<String> cells, String column) {
        String text = written(cells, column);
        return text.equalsIgnoreCase("nan") || text.equals("NaT") ? "" : text;
    }
}
