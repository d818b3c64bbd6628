package io.alertledger.parse;

import java.math.BigDecimal;
import java.util.List;

/** Strikes written apart: "595 calls", "$595 strike", "strike 595"; and pairs of strikes, which are spreads. */
final class StrikeStage extends Stage {
    /** Above this a number before "calls" is a strike even right after a verb: nobody types "bought 60 calls" of it. */
    private static final BigDecimal MOST_BY_COUNT = new BigDecimal("20");

    StrikeStage(List<Item> in, Page page) {
        super(in, page);
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        if (item.is(Meaning.SLASH, "/") && is(at + 1, Meaning.TYPE) && isStrikePair(item.text())) {
            put(item.through(in.get(at + 1), Meaning.UNSUPPORTED, null).as(Meaning.UNSUPPORTED, "VERB"), at + 2);
        } else if (item.is(Meaning.STRIKE)
                && isSign(at + 1, "/")
                && is(at + 2, Meaning.STRIKE)
                && in.get(at + 2).glued()) {
            put(item.through(in.get(at + 2), Meaning.UNSUPPORTED, null).as(Meaning.UNSUPPORTED, "VERB"), at + 3);
        } else if (item.isPlainNumber() && !item.is(Meaning.NUMBER, "ORDINAL")) {
            number(item);
        } else if (item.is(Meaning.STRIKE_WORD) && isPlain(at + 1)) {
            put(in.get(at + 1).as(Meaning.STRIKE, ""), at + 2);
        } else if (item.is(Meaning.STRIKE) && lastIs(Meaning.AT) && !lastIsLabel()) {
            // "@c1.3": a stray letter between sign and price.
            put(item.as(Meaning.NUMBER, ""), at + 1);
        } else {
            pass();
        }
    }

    private boolean lastIsLabel() {
        Item last = last();
        return last != null && last.is(Meaning.AT) && !last.value().equals("@");
    }

    private void number(Item item) {
        boolean priced = lastIs(Meaning.AT) || lastIs(Meaning.STOP) || lastIs(Meaning.TARGET);
        if (is(at + 1, Meaning.STRIKE_WORD) && !priced) {
            put(item.as(Meaning.STRIKE, ""), at + 2);
        } else if (is(at + 1, Meaning.TYPE) && !priced) {
            typed(item, in.get(at + 1));
        } else {
            pass();
        }
    }

    private void typed(Item number, Item type) {
        boolean counted = item(number) && !lastIsContract();
        if (counted) {
            put(number.as(Meaning.QUANTITY, ""), at + 1);
        } else {
            put(number.through(type, Meaning.STRIKE, null).as(Meaning.STRIKE, type.value()), at + 2);
        }
    }

    private static boolean item(Item number) {
        return number.is(Meaning.NUMBER)
                && Numbers.isWhole(number.amount())
                && number.amount().compareTo(MOST_BY_COUNT) <= 0;
    }

    /** Whether what stands before belongs to a contract, so that a number here is its strike. */
    private boolean lastIsContract() {
        return lastIs(
                Meaning.WORD,
                Meaning.TICKER,
                Meaning.TICKER_WORD,
                Meaning.COMMON,
                Meaning.SLASH,
                Meaning.DAY,
                Meaning.MONTH,
                Meaning.WEEKDAY,
                Meaning.EXPIRY_WORD,
                Meaning.NUMBER);
    }

    private boolean isPlain(int index) {
        Item item = peek(index);
        return item != null && item.isPlainNumber();
    }

    /** 595/600 before "c": numbers that no date has. */
    private static boolean isStrikePair(String text) {
        String[] parts = text.split("/", -1);
        return parts.length == 2 && Integer.parseInt(parts[0]) > 12 && Integer.parseInt(parts[1]) > 12;
    }
}
