package io.alertledger.parse;

import io.alertledger.model.LevelKind;
import io.alertledger.model.PriceHint;
import io.alertledger.model.PriceKind;
import io.alertledger.model.StopHint;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers that nothing marks: by where they stand they are a strike, a price, or two-faced. Never two things at once. */
final class LooseNumbers {
    /** A whole number from here up, right after a ticker, is a strike: no part of a book is sold in such numbers. */
    private static final BigDecimal LEAST_STRIKE = BigDecimal.TEN;

    private LooseNumbers() {}

    static @Nullable StopHint stopAt(Item level) {
        if (level.is(Meaning.BREAK_EVEN)) {
            return new StopHint(LevelKind.BREAK_EVEN, null, null);
        }
        if (level.is(Meaning.PERCENT)) {
            return new StopHint(LevelKind.PERCENT, Numbers.share(level.amount()), null);
        }
        if (level.isPlainNumber()) {
            return new StopHint(LevelKind.PRICE, level.amount(), null);
        }
        if (level.is(Meaning.PRICE) && level.content() instanceof PriceHint price) {
            return price.kind() == PriceKind.BREAK_EVEN
                    ? new StopHint(LevelKind.BREAK_EVEN, null, null)
                    : price.kind() == PriceKind.LIMIT ? new StopHint(LevelKind.PRICE, price.price(), null) : null;
        }
        return null;
    }

    static void read(List<Item> items, Slots slots, Page page) {
        boolean coin = slots.ticker != null && Coins.isCoin(slots.ticker, page);
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.isPlainNumber() && !item.is(Meaning.NUMBER, "-") && !item.is(Meaning.NUMBER, "+")) {
                number(items, i, slots, page, coin);
            } else if (item.is(Meaning.BREAK_EVEN) && slots.stop == null && slots.price == null && leaves(items)) {
                slots.price = new PriceHint(PriceKind.BREAK_EVEN, null, null);
                slots.place("price", item);
            } else if (item.is(Meaning.MARKET) && slots.price == null) {
                slots.price = new PriceHint(PriceKind.MARKET, null, null);
                slots.place("price", item);
            }
        }
    }

    private static void number(List<Item> items, int index, Slots slots, Page page, boolean coin) {
        Item item = items.get(index);
        Item before = index == 0 ? null : meaningfulBefore(items, index);
        boolean decimal = !Numbers.isWhole(item.amount());
        boolean behindContract = before != null
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
        if (before != null && before.is(Meaning.DIRECTION) && slots.strike != null) {
            page.because("'" + item.text()
                    + "' is where the underlying stands: it follows the direction, and the contract is named apart");
        } else if (slots.strike == null
                && !coin
                && !slots.shares
                && !item.is(Meaning.MONEY)
                && isStrikePlace(items, index, before)) {
            if (isStrike(items, index, slots, decimal)) {
                strike(item, slots, page);
            } else if (decimal) {
                price(item, slots, page, "it has decimals and no strike has been named");
            } else {
                stray(item, items, slots);
            }
        } else if (item.is(Meaning.MONEY) || behindContract || coin || slots.shares) {
            price(item, slots, page, item.is(Meaning.MONEY) ? "a $ stands before it" : "it follows the contract");
        } else if (decimal
                && before != null
                && (before.meaning().isVerb()
                        || before.is(
                                Meaning.TICKER,
                                Meaning.NICKNAME,
                                Meaning.REST,
                                Meaning.ALL,
                                Meaning.RANGE,
                                Meaning.BREAK_EVEN))) {
            price(item, slots, page, "it has decimals");
        } else if (before == null && decimal
                || before != null && before.meaning().leaves()) {
            strayOrPrice(item, items, slots, page, decimal);
        }
    }

    private static void strayOrPrice(Item item, List<Item> items, Slots slots, Page page, boolean decimal) {
        if (decimal) {
            price(item, slots, page, "it has decimals");
        } else {
            stray(item, items, slots);
        }
    }

    private static boolean isStrikePlace(List<Item> items, int index, @Nullable Item before) {
        if (before == null) {
            return false;
        }
        boolean typed = index + 1 < items.size() && items.get(index + 1).is(Meaning.TYPE);
        return typed || before.is(Meaning.TICKER) || before.is(Meaning.EXPIRATION) || before.is(Meaning.TYPE);
    }

    private static boolean isStrike(List<Item> items, int index, Slots slots, boolean decimal) {
        boolean priced = slots.price != null && slots.price.price() != null;
        for (int i = index + 1; i < items.size(); i++) {
            priced |= items.get(i).isPlainNumber();
        }
        Item before = items.get(Math.max(0, index - 1));
        boolean halves = !decimal
                || items.get(index).amount().stripTrailingZeros().scale() == 1
                        && items.get(index).amount().compareTo(LEAST_STRIKE) >= 0;
        if (before.is(Meaning.TYPE)) {
            return priced && halves;
        }
        return halves && (priced || !decimal && items.get(index).amount().compareTo(LEAST_STRIKE) >= 0);
    }

    private static void strike(Item item, Slots slots, Page page) {
        BigDecimal strike = item.amount().stripTrailingZeros();
        if (strike.signum() <= 0 || strike.precision() - strike.scale() > 5) {
            return;
        }
        slots.strike = strike;
        slots.place("strike", item);
        page.because("'" + item.text() + "' is the strike, not the price: it follows the ticker");
    }

    private static void price(Item item, Slots slots, Page page, String why) {
        if (slots.price == null || slots.averagePrice) {
            slots.price = PriceHint.limit(item.amount());
            slots.averagePrice = false;
            slots.place("price", item);
            page.because("'" + item.text() + "' is the price, not a strike: " + why);
        }
    }

    /** A bare number in a short order may be a count or a price; among words it is a remark. */
    private static void stray(Item item, List<Item> items, Slots slots) {
        boolean wordy = items.stream().filter(i -> i.is(Meaning.WORD)).count() > 1;
        if (!wordy && slots.price == null) {
            slots.problems.add("'" + item.text() + "' may be a count or a price");
        }
    }

    private static boolean leaves(List<Item> items) {
        return items.stream().anyMatch(item -> item.meaning().leaves());
    }

    private static @Nullable Item meaningfulBefore(List<Item> items, int index) {
        for (int i = index - 1; i >= 0 && i >= index - 4; i--) {
            if (!items.get(i).is(Meaning.NOISE)) {
                return items.get(i);
            }
        }
        return null;
    }
}
