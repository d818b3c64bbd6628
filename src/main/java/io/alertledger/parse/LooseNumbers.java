package io.alertledger.parse;

import io.alertledger.model.PriceHint;
import io.alertledger.model.PriceKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers that nothing marks: by where they stand they are a strike, a price, or two-faced. Never two things at once. */
final class LooseNumbers {
    /** A whole number from here up, right after a ticker, is a strike: no part of a book is sold in such numbers. */
    private static final BigDecimal LEAST_STRIKE = BigDecimal.TEN;

    private final List<Item> items;
    private final Slots slots;
    private final Page page;
    private final boolean coin;
    private int lastNumber = -1;
    private int unknownWords;
    private boolean leaves;

    private LooseNumbers(List<Item> items, Slots slots, Page page) {
        this.items = items;
        this.slots = slots;
        this.page = page;
        this.coin = slots.ticker != null && page.isCoin(slots.ticker);
        for (int i = 0; i < items.size(); i++) {
            page.step();
            lastNumber = items.get(i).isPlainNumber() ? i : lastNumber;
            unknownWords += items.get(i).is(Meaning.WORD) ? 1 : 0;
            leaves |= items.get(i).meaning().leaves();
        }
    }

    static void read(List<Item> items, Slots slots, Page page) {
        LooseNumbers numbers = new LooseNumbers(items, slots, page);
        for (int i = 0; i < items.size(); i++) {
            numbers.item(i, items.get(i));
        }
    }

    private void item(int index, Item item) {
        if (item.isPlainNumber() && !item.is(Meaning.NUMBER, "-") && !item.is(Meaning.NUMBER, "+")) {
            number(index, item);
        } else if (item.is(Meaning.BREAK_EVEN) && slots.stop == null && slots.price == null && leaves) {
            slots.price = new PriceHint(PriceKind.BREAK_EVEN, null, null);
            slots.place("price", item);
        } else if (item.is(Meaning.MARKET) && slots.price == null) {
            slots.price = new PriceHint(PriceKind.MARKET, null, null);
            slots.place("price", item);
        }
    }

    private void number(int index, Item item) {
        Item before = meaningfulBefore(index);
        boolean decimal = !Numbers.isWhole(item.amount()) || item.text().indexOf('.') >= 0;
        boolean linear = coin || slots.shares;
        if (before != null && before.is(Meaning.DIRECTION) && slots.strike != null) {
            page.because("'" + item.text()
                    + "' is where the underlying stands: it follows the direction, and the contract is named apart");
        } else if (slots.strike == null && !linear && !item.is(Meaning.MONEY) && isStrikePlace(index, before)) {
            strikeOrPrice(index, item, decimal);
        } else if (item.is(Meaning.MONEY) || linear || isBehindContract(before)) {
            price(item, item.is(Meaning.MONEY) ? "a $ stands before it" : "it follows what is traded");
        } else if (decimal && (before == null || isPricePlace(before))) {
            price(item, "it has decimals");
        } else if (before != null && before.meaning().leaves() || leaves && isBeforeStrike(index)) {
            stray(item);
        }
    }

    private boolean isBeforeStrike(int index) {
        return index + 1 < items.size() && items.get(index + 1).is(Meaning.STRIKE);
    }

    private void strikeOrPrice(int index, Item item, boolean decimal) {
        if (isStrike(index, item, decimal)) {
            strike(item);
        } else if (decimal) {
            price(item, "it has decimals and no strike has been named");
        } else {
            stray(item);
        }
    }

    private static boolean isBehindContract(@Nullable Item before) {
        return before != null
                && before.is(
                        Meaning.STRIKE,
                        Meaning.EXPIRATION,
                        Meaning.TYPE,
                        Meaning.SYMBOL,
                        Meaning.SHARES,
                        Meaning.QUANTITY,
                        Meaning.PRICE,
                        Meaning.SIZE_WORD,
                        Meaning.FRACTION);
    }

    private static boolean isPricePlace(Item before) {
        return before.meaning().isVerb()
                || before.is(
                        Meaning.TICKER, Meaning.NICKNAME, Meaning.REST, Meaning.ALL, Meaning.RANGE, Meaning.BREAK_EVEN);
    }

    private boolean isStrikePlace(int index, @Nullable Item before) {
        if (before == null) {
            return false;
        }
        boolean typed = index + 1 < items.size() && items.get(index + 1).is(Meaning.TYPE);
        return typed || before.is(Meaning.TICKER, Meaning.EXPIRATION, Meaning.TYPE);
    }

    private boolean isStrike(int index, Item item, boolean decimal) {
        boolean priced = slots.price != null && slots.price.price() != null || lastNumber > index;
        boolean large = item.amount().compareTo(LEAST_STRIKE) >= 0;
        boolean listed = !decimal || large && item.amount().stripTrailingZeros().scale() == 1;
        boolean afterType = index > 0 && items.get(index - 1).is(Meaning.TYPE);
        return listed && (priced || !afterType && !decimal && large);
    }

    private void strike(Item item) {
        BigDecimal strike = item.amount().stripTrailingZeros();
        if (strike.signum() > 0 && strike.precision() - strike.scale() <= 5) {
            slots.strike = strike;
            slots.place("strike", item);
            page.because("'" + item.text() + "' is the strike, not the price: it follows the ticker");
        }
    }

    private void price(Item item, String why) {
        slots.repriced |= slots.price != null;
        if (slots.price == null || slots.averagePrice) {
            slots.price = PriceHint.limit(item.amount());
            slots.averagePrice = false;
            slots.place("price", item);
            page.because("'" + item.text() + "' is the price, not a strike: " + why);
        }
    }

    /** A bare number in a short order may be a count or a price; among words it is a remark. */
    private void stray(Item item) {
        if (unknownWords <= 1 && slots.price == null) {
            slots.problems.add("'" + item.text() + "' may be a count or a price");
        }
    }

    private @Nullable Item meaningfulBefore(int index) {
        for (int i = index - 1; i >= 0 && i >= index - 4; i--) {
            if (!items.get(i).is(Meaning.NOISE)) {
                return items.get(i);
            }
        }
        return null;
    }
}
