package io.alertledger.parse;

import io.alertledger.model.LinearInstrument;
import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Symbols;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the stages share while one message is read: the tables, the market's day, what is held, the reasons given so far,
 * and how many steps were taken (the measure of the work, since seconds depend on the machine). Confined to one call.
 */
final class Page {
    private static final int LONGEST_SYMBOL = 14;

    final Vocabulary words;
    final Symbols symbols;
    final Days days;
    final Message message;
    final boolean shouting;
    private final String text;
    private final Set<String> reasons = new LinkedHashSet<>();
    private long steps;
    private boolean stamped;

    Page(Vocabulary words, MarketCalendar calendar, Symbols symbols, Message message, CleanText clean) {
        this.words = words;
        this.symbols = symbols;
        this.days = new Days(calendar, MarketCalendar.dayOf(message.receivedAt()));
        this.message = message;
        this.text = clean.text();
        this.shouting = shouts(clean.text());
    }

    /** A text without small letters: there capitals say nothing about tickers. */
    private static boolean shouts(String text) {
        long small = text.chars().filter(Character::isLowerCase).count();
        long large = text.chars().filter(Character::isUpperCase).count();
        return large > 12 && small * 8 < large;
    }

    /** When the message was received, in New York. */
    LocalTime now() {
        return message.receivedAt().atZone(MarketCalendar.NEW_YORK).toLocalTime();
    }

    void because(String reason) {
        reasons.add(reason);
    }

    List<String> reasons() {
        return new ArrayList<>(reasons);
    }

    /** A piece of the cleaned text. */
    String text(int from, int to) {
        return text.substring(from, to);
    }

    /** Notes a machine's stamp. */
    void stamp() {
        stamped = true;
    }

    /** Whether a machine wrote this: then a price beside no contract is the underlying's. */
    boolean stamped() {
        return stamped;
    }

    void step() {
        steps++;
    }

    long steps() {
        return steps;
    }

    /** Whether a ticker is a coin's: traded by amount, with neither strike nor expiration. */
    boolean isCoin(String ticker) {
        String upper = ticker.toUpperCase(Locale.ROOT);
        boolean symbol = !upper.isEmpty()
                && upper.length() <= LONGEST_SYMBOL
                && upper.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
        return words.isCoin(upper) || symbol && symbols.isCoin(LinearInstrument.of(upper));
    }

    /** Whether a ticker, in any of its spellings, is held. */
    boolean holds(String ticker) {
        if (message.tickers().contains(ticker)) {
            return true;
        }
        for (String held : message.tickers()) {
            if (symbols.tickerOf(held).equals(ticker)
                    || symbols.spellings(ticker).contains(held)) {
                return true;
            }
        }
        return false;
    }
}
