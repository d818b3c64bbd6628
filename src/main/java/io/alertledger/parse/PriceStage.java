package io.alertledger.parse;

import io.alertledger.model.PriceHint;
import io.alertledger.model.PriceKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prices that say that they are: "@ 2.50", "for 2.4-2.5", "at BE", "2.00 -> 3.50", "from 2 to 3.5", "avg 1.45". */
final class PriceStage extends Stage {
    /** Two prices further apart than this are no range. */
    private static final BigDecimal WIDEST = new BigDecimal("1.6");

    private final Sentences sentences;

    PriceStage(List<Item> in, Page page) {
        super(in, page);
        this.sentences = new Sentences(in);
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        if (item.is(Meaning.AT) || item.is(Meaning.AVERAGE)) {
            marked(item);
        } else if (item.isPlainNumber() && is(at + 1, Meaning.ARROW) && isNumber(at + 2)) {
            moved(item, at + 2);
        } else if (item.text().equalsIgnoreCase("from")
                && isNumber(at + 1)
                && isWord(at + 2, "to")
                && isNumber(at + 3)) {
            moved(item, at + 3);
        } else if (item.text().equalsIgnoreCase("from") && isNumber(at + 1) && sentences.leaves(at)) {
            page.because("'" + page.text(item.from(), in.get(at + 1).to()) + "' is where it came from, no price");
            put(item.as(Meaning.NOISE, ""), at + 2);
        } else if (item.text().equalsIgnoreCase("from")
                && isNumber(at + 1)
                && !sentences.has(at, Meaning.BUY, Meaning.ADD)) {
            put(item.as(Meaning.STATUS, ""), at + 2);
        } else if (isDecimal(at) && isSign(at + 1, "/") && isDecimal(at + 2) && sentences.leaves(at)) {
            String both = page.text(item.from(), in.get(at + 2).to());
            put(item.as(Meaning.IMPOSSIBLE, "'" + both + "' may be two prices or where it came from and went"), at + 3);
        } else if (item.isPlainNumber()
                && isWord(at + 1, "to")
                && isNumber(at + 2)
                && sentences.leaves(at)
                && !(Numbers.isWhole(item.amount())
                        && Numbers.isWhole(in.get(at + 2).amount()))) {
            moved(item, at + 2);
        } else if (item.is(Meaning.MONEY) && lastIs(Meaning.SEPARATOR) && isSign(at - 1, "(")) {
            page.because("'" + item.text() + "' in brackets is a sum, not a price");
            put(item.as(Meaning.NOISE, ""), at + 1);
        } else if (item.is(Meaning.RANGE)) {
            put(range(item, item), at + 1);
        } else {
            pass();
        }
    }

    private void marked(Item mark) {
        int next = at + 1;
        while (next < at + 4
                && (isSign(next, ":")
                        || isSign(next, "=")
                        || isSign(next, "~")
                        || is(next, Meaning.AT, Meaning.AVERAGE))) {
            next++;
        }
        Item item = peek(next);
        if (mark.is(Meaning.AT, "ENTRY") && item != null && item.number() != null && sentences.leaves(at)) {
            page.because("'" + page.text(mark.from(), item.to()) + "' is where it was bought, not where it is sold");
            put(mark.through(item, Meaning.NOISE, null).as(Meaning.NOISE, ""), next + 1);
        } else if (item == null) {
            at++;
        } else if (item.isPlainNumber()
                && is(next + 1, Meaning.GAIN)
                && in.get(next + 1).number() == null) {
            page.because("'" + page.text(mark.from(), in.get(next + 1).to()) + "' is what was gained, no price");
            put(item.as(Meaning.GAIN, ""), next + 2);
        } else if (item.isPlainNumber() && is(next + 1, Meaning.ARROW) && isNumber(next + 2)) {
            at = next;
        } else if (item.isPlainNumber() && upperEnd(item, next) > 0) {
            spoken(mark, item, upperEnd(item, next));
        } else if (item.isPlainNumber()) {
            boolean average = mark.is(Meaning.AVERAGE);
            put(limit(mark, item, average ? "AVERAGE" : "MARKED"), next + 1);
        } else if (item.is(Meaning.RANGE)) {
            put(range(mark, item), next + 1);
        } else if (item.isEven()) {
            put(
                    mark.through(item, Meaning.PRICE, new PriceHint(PriceKind.BREAK_EVEN, null, null))
                            .as(Meaning.PRICE, "MARKED"),
                    next + 1);
        } else if (item.is(Meaning.MARKET)) {
            put(
                    mark.through(item, Meaning.PRICE, new PriceHint(PriceKind.MARKET, null, null))
                            .as(Meaning.PRICE, "MARKED"),
                    next + 1);
        } else if (mark.value().equals("@") || mark.value().equals("LABEL")) {
            at++;
        } else {
            put(mark.as(mark.is(Meaning.AVERAGE) ? Meaning.STATUS : Meaning.NOISE, ""), at + 1);
        }
    }

    /** "0.55 - 0.60", "0.55 to 0.60": the index of the upper end of a range with blanks in it, or -1. */
    private int upperEnd(Item low, int index) {
        Item high = peek(index + 2);
        boolean joined = isSign(index + 1, "-") || isWord(index + 1, "to");
        boolean near = high != null
                && high.isPlainNumber()
                && !Numbers.isWhole(high.amount())
                && high.amount().compareTo(low.amount()) > 0
                && high.amount().compareTo(low.amount().multiply(WIDEST)) <= 0;
        return joined && near ? index + 2 : -1;
    }

    private void spoken(Item mark, Item low, int upper) {
        Item high = in.get(upper);
        PriceHint range = new PriceHint(PriceKind.RANGE, low.amount(), high.amount());
        put(mark.through(high, Meaning.PRICE, range).as(Meaning.PRICE, "MARKED").withNumber(low.amount()), upper + 1);
    }

    /** A price that went from one number to another: what was got is the second. */
    private void moved(Item first, int second) {
        Item last = in.get(second);
        if (sentences.leaves(at)) {
            page.because("'" + page.text(first.from(), last.to()) + "' closes at " + last.text()
                    + ", the first number is where it came from");
            put(limit(last, last, "MARKED"), second + 1);
        } else {
            put(first.through(last, Meaning.RECAP, null).as(Meaning.RECAP, "EVENT"), second + 1);
        }
    }

    private Item limit(Item first, Item number, String how) {
        return first.through(number, Meaning.PRICE, PriceHint.limit(number.amount()))
                .as(Meaning.PRICE, how)
                .withNumber(number.amount());
    }

    private Item range(Item first, Item range) {
        BigDecimal low = range.amount();
        @Nullable Object content = range.content();
        if (!(content instanceof BigDecimal high) || high.compareTo(low) < 0) {
            return range.as(Meaning.IMPOSSIBLE, "'" + range.text() + "' is no range of prices");
        }
        return first.through(range, Meaning.PRICE, new PriceHint(PriceKind.RANGE, low, high))
                .as(Meaning.PRICE, "MARKED")
                .withNumber(low);
    }

    private boolean isDecimal(int index) {
        Item item = peek(index);
        return item != null && item.isPlainNumber() && !Numbers.isWhole(item.amount());
    }

    private boolean isNumber(int index) {
        Item item = peek(index);
        return item != null && item.isPlainNumber();
    }

    private boolean isWord(int index, String word) {
        Item item = peek(index);
        return item != null && item.text().equalsIgnoreCase(word);
    }
}
