package io.alertledger.parse;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which words are tickers. Value of the piece: {@code $} where it was written so or labelled, {@code SURE} where the word
 * is known, held or stands before a contract, {@code MAYBE} where only its capitals say so.
 */
final class TickerStage extends Stage {
    private static final int LONGEST = 5;
    private static final int LONGEST_PAIR = 14;
    private static final List<String> QUOTES = List.of("USDT", "USDC", "BUSD", "USD", "PERP");

    private final Sentences sentences;

    TickerStage(List<Item> in, Page page) {
        super(in, page);
        this.sentences = new Sentences(in);
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        if (isPair(item)) {
            ticker(
                    item.through(in.get(at + 2), Meaning.TICKER, null),
                    item.text() + in.get(at + 2).text(),
                    "SURE",
                    at + 3);
        } else if (item.is(Meaning.TICKER)) {
            ticker(item, item.text(), "$", at + 1);
        } else if (item.is(Meaning.TICKER_WORD)) {
            known(item);
        } else if (isClassShare(item)) {
            ticker(
                    item.through(in.get(at + 2), Meaning.TICKER, null),
                    item.text() + "." + in.get(at + 2).text(),
                    "SURE",
                    at + 3);
        } else if (!item.text().isEmpty() && item.text().chars().allMatch(c -> c < 0x80 && Character.isLetter(c))) {
            word(item);
        } else {
            pass();
        }
    }

    private void known(Item item) {
        String nickname = page.message.nicknames().get(item.text().toLowerCase(Locale.ROOT));
        ticker(item, nickname != null ? nickname : item.value(), "SURE", at + 1);
    }

    private void word(Item item) {
        String nickname = page.message.nicknames().get(item.text().toLowerCase(Locale.ROOT));
        if (nickname != null && !item.is(Meaning.NICKNAME)) {
            ticker(item, nickname, "SURE", at + 1);
        } else if (item.is(Meaning.WORD)) {
            unknown(item);
        } else if (page.words.isCommon(item.text()) && isMeantAsTicker(item)) {
            page.because("'" + item.text() + "' is read as a ticker, though it is a plain word: "
                    + (contractFollows() ? "a contract follows" : "it is held"));
            ticker(item, item.text(), "SURE", at + 1);
        } else {
            pass();
        }
    }

    private void unknown(Item item) {
        String upper = item.text().toUpperCase(Locale.ROOT);
        boolean capitals = item.text().equals(upper);
        if (capitals && (isOfShares() || upper.length() <= LONGEST_PAIR && isCoinPair(upper))) {
            ticker(item, item.text(), "SURE", at + 1);
        } else if (upper.length() > LONGEST || page.words.isCommon(upper) && !isMeantAsTicker(item)) {
            pass();
        } else if (contractFollows() || page.holds(page.symbols.tickerOf(upper)) && (capitals || upper.length() > 2)) {
            ticker(item, item.text(), "SURE", at + 1);
        } else if (capitals && upper.length() > 1 && (!page.shouting || isTickersPlace())) {
            ticker(item, item.text(), "MAYBE", at + 1);
        } else {
            pass();
        }
    }

    private static boolean isCoinPair(String upper) {
        return QUOTES.stream().anyMatch(quote -> upper.endsWith(quote) && upper.length() > quote.length() + 1);
    }

    /** Where nothing but a ticker stands, even among shouted words: right after an order verb, an amount or "of". */
    private boolean isTickersPlace() {
        Item last = last();
        return last != null
                && (last.meaning().isVerb()
                        || last.is(
                                Meaning.FRACTION,
                                Meaning.QUANTITY,
                                Meaning.NUMBER,
                                Meaning.PERCENT,
                                Meaning.ALL,
                                Meaning.REST,
                                Meaning.SOME)
                        || last.text().equalsIgnoreCase("of"));
    }

    private boolean isMeantAsTicker(Item item) {
        boolean capital = Character.isUpperCase(item.text().charAt(0));
        boolean quantifier =
                item.is(Meaning.ALL, Meaning.REST, Meaning.SOME) && (!capital || page.shouting) && sentences.leaves(at);
        if (page.holds(item.text().toUpperCase(Locale.ROOT)) && capital && !(page.shouting && quantifier)) {
            return true;
        }
        if (capital && isOfShares()) {
            return true;
        }
        boolean otherTicker = sentences.has(at, Meaning.TICKER, Meaning.TICKER_WORD, Meaning.SYMBOL);
        return !quantifier && !otherTicker && contractFollows();
    }

    /** Whether a strike follows, a day in between or not; or an option word after a word that is nothing else. */
    private boolean contractFollows() {
        int next = at + 1;
        if (is(next, Meaning.EXPIRATION)) {
            next++;
        }
        boolean typed = in.get(at).is(Meaning.WORD)
                && is(next, Meaning.TYPE)
                && (next > at + 1 || last() == null || isTickersPlace() || isCapitals(in.get(at)));
        return is(next, Meaning.STRIKE) || typed;
    }

    /** "100 shares of F" */
    private boolean isOfShares() {
        Item last = last();
        boolean of = last != null && last.text().equalsIgnoreCase("of");
        Item before = of && out.size() > 1 ? out.get(out.size() - 2) : last;
        return before != null && before.is(Meaning.SHARES);
    }

    private static boolean isCapitals(Item item) {
        return item.text().equals(item.text().toUpperCase(Locale.ROOT));
    }

    /** BTC/USDT */
    private boolean isPair(Item item) {
        Item quote = peek(at + 2);
        return isSign(at + 1, "/")
                && in.get(at + 1).glued()
                && quote != null
                && quote.glued()
                && Set.copyOf(QUOTES).contains(quote.text().toUpperCase(Locale.ROOT))
                && item.text().chars().allMatch(c -> c < 0x80 && Character.isLetter(c));
    }

    /** BRK.B */
    private boolean isClassShare(Item item) {
        Item letter = peek(at + 2);
        return item.text().length() <= 4
                && isSign(at + 1, ".")
                && in.get(at + 1).glued()
                && letter != null
                && letter.glued()
                && letter.text().length() == 1
                && isCapitals(letter)
                && isCapitals(item)
                && Character.isLetter(letter.text().charAt(0))
                && Character.isLetter(item.text().charAt(0));
    }

    private void ticker(Item item, String written, String how, int next) {
        String word = written.toUpperCase(Locale.ROOT);
        if (!word.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.')) {
            put(item.as(Meaning.WORD, ""), next);
            return;
        }
        @Nullable String root = null;
        String ticker = word;
        if (!isCoinPair(word) && written.indexOf('.') < 0) {
            ticker = page.symbols.tickerOf(word);
            root = ticker.equals(word) ? null : word;
        }
        put(new Item(Meaning.TICKER, how, ticker, null, item.from(), item.to(), item.glued(), false, root), next);
    }
}
