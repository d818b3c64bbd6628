package io.alertledger.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which words mean the same underlying: the trader's word and the broker's roots (SPX, SPXW), and a
 * coin's short name and its symbol (SOL, SOLUSDT). Only what the table says is the same; SPXS is
 * never SPX.
 *
 * <p>A row {@code *,*USDT} says that a coin's short name and its symbol quoted in USDT are the same.
 */
public final class Symbols {
    /** A table that knows no variants. */
    public static final Symbols NONE = new Symbols(List.of());

    /**
     * A row of the table.
     *
     * @param ticker the trader's word
     * @param root another word for it
     * @param weekly whether contracts that do not expire on a third Friday carry this root
     */
    public record Row(String ticker, String root, boolean weekly) {}

    /** An underscore before a digit is a contract's; what is no whole contract then is no symbol either. */
    private static final Pattern HALF_A_CONTRACT = Pattern.compile("_\\d");

    private final Map<String, String> tickerByWord = new LinkedHashMap<>();
    private final Map<String, String> weeklyRoots = new LinkedHashMap<>();
    private final List<String> quotes = new ArrayList<>();
    private final List<Row> rows;

    /**
     * @param rows the table; a word may stand for one ticker only
     * @throws IllegalArgumentException if a word stands for two tickers
     */
    public Symbols(List<Row> rows) {
        this.rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.ticker().equals("*") && row.root().startsWith("*")) {
                quotes.add(row.root().substring(1));
                continue;
            }
            String before = tickerByWord.putIfAbsent(row.root(), row.ticker());
            if (before != null && !before.equals(row.ticker())) {
                throw new IllegalArgumentException(
                        "'" + row.root() + "' stands for both " + before + " and " + row.ticker());
            }
            if (row.weekly()) {
                weeklyRoots.put(row.ticker(), row.root());
            }
        }
    }

    /** The trader's word for a word; the word itself where the table does not know it. */
    public String tickerOf(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return tickerByWord.getOrDefault(upper, upper);
    }

    /** Every word of the table for the same underlying, the trader's first. */
    public List<String> variants(String word) {
        String ticker = tickerOf(word);
        List<String> words = new ArrayList<>(List.of(ticker));
        tickerByWord.forEach((each, trader) -> {
            if (trader.equals(ticker) && !each.equals(ticker)) {
                words.add(each);
            }
        });
        return words;
    }

    /**
     * Every ticker under which a position that {@link #matches} a word can stand in a book: the trader's
     * word first, then a coin's quoted symbols.
     */
    public List<String> spellings(String word) {
        String ticker = tickerOf(word);
        List<String> spellings = new ArrayList<>(quotes.size() + 1);
        spellings.add(ticker);
        for (String quote : quotes) {
            spellings.add(ticker + quote);
        }
        return spellings;
    }

    /** The root of a contract of which only ticker and expiration were said. */
    public String rootFor(String ticker, LocalDate expiration) {
        String trader = tickerOf(ticker);
        boolean thirdFriday = expiration.equals(MarketCalendar.thirdFriday(YearMonth.from(expiration)));
        return thirdFriday ? trader : weeklyRoots.getOrDefault(trader, trader);
    }

    /** The same contract under the trader's word, and under the root that its date calls for where none was written. */
    public OptionContract normalise(OptionContract written) {
        String ticker = tickerOf(written.root());
        String root = written.root().equals(ticker) ? rootFor(ticker, written.expiration()) : written.root();
        return new OptionContract(ticker, root, written.expiration(), written.strike(), written.type());
    }

    /**
     * Reads an instrument in any spelling: CCID, OCC symbol, or the symbol of a linear instrument.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public Instrument instrument(String spelling) {
        String text = spelling.strip();
        if (OptionContract.looksLikeCcid(text)) {
            return normalise(OptionContract.parseCcid(text));
        }
        if (OptionContract.looksLikeOcc(text)) {
            return normalise(OptionContract.parseOcc(text));
        }
        if (HALF_A_CONTRACT.matcher(text).find()) {
            return normalise(OptionContract.parseCcid(text));
        }
        return LinearInstrument.of(text);
    }

    /**
     * Whether a position can be meant by a word: the same underlying, or the coin whose quoted symbol it
     * is.
     */
    public boolean matches(String word, Instrument held) {
        String said = tickerOf(word);
        String ticker = tickerOf(held.ticker());
        if (said.equals(ticker)) {
            return true;
        }
        return held instanceof LinearInstrument && isQuoteOf(said, ticker);
    }

    private boolean isQuoteOf(String coin, String symbol) {
        for (String quote : quotes) {
            if (symbol.length() == coin.length() + quote.length()
                    && symbol.startsWith(coin)
                    && symbol.endsWith(quote)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a symbol is a coin quoted in a currency of the table: traded at all hours. */
    public boolean isCoin(LinearInstrument instrument) {
        for (String quote : quotes) {
            if (instrument.symbol().length() > quote.length()
                    && instrument.symbol().endsWith(quote)) {
                return true;
            }
        }
        return false;
    }

    /** The rows, for showing. */
    public List<Row> rows() {
        return rows;
    }
}
