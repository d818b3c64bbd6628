package io.alertledger.parse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is written otherwise where coins are traded: BTC is the coin and no "buy to close", {@code 97.5k} is a price,
 * {@code 10x} is how much is borrowed and no count.
 */
final class CoinStage extends Stage {
    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    private final Sentences sentences;
    private final boolean coins;

    CoinStage(List<Item> in, Page page) {
        super(in, page);
        this.sentences = new Sentences(in);
        boolean named = false;
        for (int i = 0; i < in.size() && !named; i++) {
            Item item = in.get(i);
            named = item.is(Meaning.CLOSE_SHORT) ? isMeantAsCoin(i) : isCoin(item);
        }
        this.coins = named;
    }

    private boolean isCoin(Item item) {
        return item.is(Meaning.WORD, Meaning.TICKER, Meaning.TICKER_WORD)
                && item.number() == null
                && (item.is(Meaning.TICKER_WORD)
                        || item.text().equals(item.text().toUpperCase(Locale.ROOT)))
                && page.isCoin(item.is(Meaning.TICKER_WORD) ? item.value() : item.text());
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        if (!coins) {
            pass();
        } else if (item.is(Meaning.CLOSE_SHORT) && isMeantAsCoin(at)) {
            page.because("'" + item.text() + "' is the coin here, not 'buy to close'");
            put(item.as(Meaning.TICKER_WORD, item.text().toUpperCase(Locale.ROOT)), at + 1);
        } else if (isThousands(item)) {
            put(item.as(Meaning.NUMBER, "").withNumber(item.amount().multiply(THOUSAND)), at + 1);
        } else if (item.is(Meaning.QUANTITY)
                && item.text().toLowerCase(Locale.ROOT).indexOf('x') >= 0) {
            page.because("'" + item.text() + "' is the leverage, not an amount");
            put(item.as(Meaning.NOISE, ""), at + 1);
        } else {
            pass();
        }
    }

    private static boolean isThousands(@Nullable Item item) {
        return item != null
                && item.is(Meaning.WORD)
                && item.number() != null
                && item.text().toLowerCase(Locale.ROOT).endsWith("k");
    }

    /** "close my BTC", "BTC long", "BTC 97,500", "BTC SL to BE"; a contract or another ticker beside it is bought back. */
    private boolean isMeantAsCoin(int index) {
        if (!page.words.isCoin(in.get(index).text())
                || sentences.has(
                        index, Meaning.STRIKE, Meaning.TYPE, Meaning.SYMBOL, Meaning.TICKER, Meaning.TICKER_WORD)) {
            return false;
        }
        boolean counted = peek(index - 1) != null && in.get(index - 1).isPlainNumber();
        Item before = beyondNoise(counted ? index - 1 : index, -1);
        Item after = beyondNoise(index, 1);
        boolean spokenOf = before != null && (before.meaning().isVerb() || before.is(Meaning.STOP, Meaning.TARGET));
        boolean done = after != null
                && (after.meaning().isVerb()
                        || after.is(Meaning.STOP, Meaning.TARGET, Meaning.STATUS, Meaning.RECAP)
                        || isThousands(after)
                        || after.isPlainNumber() && after.amount().compareTo(THOUSAND) >= 0);
        return spokenOf || done;
    }

    private @Nullable Item beyondNoise(int index, int direction) {
        for (int i = 1; i <= 4; i++) {
            Item item = peek(index + i * direction);
            if (item == null
                    || !item.is(Meaning.NOISE, Meaning.AT, Meaning.MARKET)
                            && !item.text().equalsIgnoreCase("in")) {
                return item;
            }
        }
        return null;
    }
}
