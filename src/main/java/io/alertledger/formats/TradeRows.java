package io.alertledger.formats;

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
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One row of a trades CSV as a trade. A field that can't be read throws, naming it and what is allowed. */
final class TradeRows {
    /** {@code SPY_052223C420}: month, day, year. */
    private static final Pattern OPTION =
            Pattern.compile("([A-Z][A-Z0-9.]{0,11})_(\\d{6})([CP])(\\d{1,5}(?:\\.\\d{1,3})?)");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMdduu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private final Symbols symbols;
    private final Set<String> indices = new HashSet<>();

    TradeRows(Symbols symbols) {
        this.symbols = symbols;
        for (Symbols.Row row : symbols.rows()) {
            if (row.weekly()) {
                indices.add(row.ticker());
                indices.add(row.root());
            }
        }
    }

    /** An index that stands where a stock should. */
    static final class IndexException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        IndexException(String symbol) {
            super("Symbol: '" + symbol + "' is an index, which can not be held as a stock");
        }
    }

    TradeRow read(CSVRecord row, long line) {
        if (!row.isConsistent()) {
            throw new IllegalArgumentException("the row has " + row.size() + " cells and the header another number");
        }
        String symbol = text(row, "Symbol");
        String trader = text(row, "Trader");
        String date = text(row, "Date");
        BigDecimal quantity = positive(row, "Qty");
        return new TradeRow(
                line,
                date + "|" + symbol + "|" + trader,
                time("Date", date),
                instrument(symbol.toUpperCase(Locale.ROOT)),
                trader,
                side(text(row, "Type")),
                optional(row, "Price"),
                quantity,
                optional(row, "STC-Qty"),
                optional(row, "STC-Price"),
                row.get("STC-Date").isBlank() ? null : time("STC-Date", row.get("STC-Date")));
    }

    private Instrument instrument(String symbol) {
        Matcher option = OPTION.matcher(symbol);
        if (option.matches()) {
            return symbols.normalise(new OptionContract(
                    option.group(1),
                    option.group(1),
                    day(option.group(2), symbol),
                    new BigDecimal(option.group(4)),
                    OptionType.ofLetter(option.group(3).charAt(0))));
        }
        if (symbol.indexOf('_') >= 0) {
            throw new IllegalArgumentException("Symbol: '" + symbol
                    + "' is no contract; expected TICKER_MMDDYY, C or P, and the strike, such as SPY_052223C420");
        }
        if (indices.contains(symbol)) {
            throw new IndexException(symbol);
        }
        return LinearInstrument.of(symbol);
    }

    private static LocalDate day(String digits, String symbol) {
        try {
            return LocalDate.parse(digits, DAY);
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("Symbol: no such date in '" + symbol + "'", impossible);
        }
    }

    private static Side side(String type) {
        return switch (type) {
            case "BTO" -> Side.LONG;
            case "STO" -> Side.SHORT;
            default -> throw new IllegalArgumentException("Type: '" + type + "'; allowed are BTO and STO");
        };
    }

    private static Instant time(String field, String text) {
        try {
            TemporalAccessor time = TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) time).atZone(MarketCalendar.NEW_YORK).toInstant();
        } catch (DateTimeException bad) {
            throw new IllegalArgumentException(
                    field + ": '" + text + "' is no time; expected one such as 2023-05-10 11:02:56.26", bad);
        }
    }

    private static String text(CSVRecord row, String field) {
        String text = row.get(field).strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + ": nothing stands there");
        }
        return text;
    }

    private static BigDecimal positive(CSVRecord row, String field) {
        BigDecimal value = optional(row, field);
        if (value == null || value.signum() == 0) {
            throw new IllegalArgumentException(field + ": must be above 0, not '" + row.get(field) + "'");
        }
        return value;
    }

    private static @Nullable BigDecimal optional(CSVRecord row, String field) {
        String text = row.get(field).strip();
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return null;
        }
        BigDecimal value;
        try {
            value = Decimals.parse(text);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException(field + ": " + bad.getMessage(), bad);
        }
        if (value.signum() < 0) {
            throw new IllegalArgumentException(field + ": must not be negative: " + text);
        }
        return value;
    }
}
