package io.alertledger.parse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How much: counts beside contracts, percentages that are parts and percentages that are gains. */
final class AmountStage extends Stage {
    private static final BigDecimal MOST = new BigDecimal("1000000");

    private final Sentences sentences;

    AmountStage(List<Item> in, Page page) {
        super(in, page);
        this.sentences = new Sentences(in);
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        switch (item.meaning()) {
            case PERCENT -> percent(item);
            case NUMBER -> number(item);
            case COUNT -> count(item);
            case RANGE -> range(item);
            case QUANTITY -> quantity(item, item.amount(), at + 1);
            case BUY -> taken(item);
            default -> pass();
        }
    }

    /** "Took 50% at 3.10": of a part with a price and no contract between, taking is selling. */
    private void taken(Item verb) {
        boolean takes = verb.text().toLowerCase(Locale.ROOT).startsWith("t") && verb.is(Meaning.BUY, "WEAK");
        boolean part = is(at + 1, Meaning.PERCENT, Meaning.FRACTION) && is(at + 2, Meaning.AT);
        Item price = peek(at + 3);
        if (takes && part && price != null && price.isPlainNumber()) {
            put(verb.as(Meaning.TRIM, "STRONG"), at + 1);
        } else {
            pass();
        }
    }

    private void percent(Item item) {
        BigDecimal part = Numbers.share(item.amount());
        int size = sizeAfter(at + 1);
        if (size > 0) {
            sized(item, size);
            return;
        }
        if (isGain(item)) {
            page.because("'" + item.text() + "' is a gain, not a part of the position");
            put(item.as(Meaning.GAIN, ""), at + 1);
        } else if (isPart()) {
            part(item, part);
        } else if (sentences.leaves(at)) {
            put(item.as(Meaning.IMPOSSIBLE, "'" + item.text() + "' may be a gain or a part of the position"), at + 1);
        } else {
            put(item.as(Meaning.GAIN, ""), at + 1);
        }
    }

    /** The index of "size" after a percentage ("50% size", "50% of normal size"); 0 where it does not follow. */
    private int sizeAfter(int index) {
        int i = index;
        Item of = peek(i);
        if (of != null && of.text().equalsIgnoreCase("of")) {
            i++;
        }
        Item size = peek(i);
        boolean said = size != null
                && (size.is(Meaning.SIZE_WORD, "FULL")
                        || size.text().equalsIgnoreCase("size")
                        || size.text().equalsIgnoreCase("sized"));
        return said && !sentences.leaves(at) ? i : 0;
    }

    private void sized(Item item, int size) {
        String word = switch (item.amount().stripTrailingZeros().toPlainString()) {
            case "100" -> "FULL";
            case "50" -> "HALF";
            case "25" -> "QUARTER";
            default -> "";
        };
        Meaning meaning = word.isEmpty() ? Meaning.NOISE : Meaning.SIZE_WORD;
        put(item.through(in.get(size), meaning, null).as(meaning, word), size + 1);
    }

    private void part(Item item, BigDecimal part) {
        if (part.signum() <= 0 || part.compareTo(BigDecimal.ONE) > 0) {
            put(item.as(Meaning.IMPOSSIBLE, "'" + item.text() + "' is no part of a position"), at + 1);
        } else {
            put(item.as(Meaning.FRACTION, part.toPlainString()), at + 1);
        }
    }

    private boolean isGain(Item item) {
        boolean led = lastWord("up")
                || lastWord("down")
                || lastIs(Meaning.AT, Meaning.GAIN, Meaning.BEYOND, Meaning.ARROW)
                || item.value().equals("+")
                || item.value().equals("-")
                || lastIs(Meaning.SEPARATOR) && isOpen(last());
        Item next = peek(at + 1);
        return led || next != null && (next.is(Meaning.GAIN) || next.isSign("+") && next.glued());
    }

    private boolean lastWord(String word) {
        Item last = last();
        return last != null && last.text().equalsIgnoreCase(word);
    }

    private static boolean isOpen(@Nullable Item item) {
        return item != null && (item.isSign("(") || item.isSign("[") || item.isSign("~"));
    }

    private boolean isPart() {
        Item before = meaningful();
        Item next = peek(at + 1);
        if (next != null
                && (next.is(Meaning.OFF, Meaning.SIZE_NOUN, Meaning.LEFT, Meaning.REST)
                        || next.text().equalsIgnoreCase("of"))) {
            return true;
        }
        if (before == null) {
            return false;
        }
        return before.is(Meaning.TRIM, Meaning.SELL)
                || sentences.has(at, Meaning.TRIM)
                        && before.is(
                                Meaning.TICKER,
                                Meaning.TYPE,
                                Meaning.STRIKE,
                                Meaning.EXPIRATION,
                                Meaning.SYMBOL,
                                Meaning.SEPARATOR,
                                Meaning.NICKNAME);
    }

    /** What was put out last, small words apart. */
    private @Nullable Item meaningful() {
        for (int i = out.size() - 1; i >= 0 && i >= out.size() - 4; i--) {
            if (!out.get(i).is(Meaning.NOISE)) {
                return out.get(i);
            }
        }
        return null;
    }

    private void number(Item item) {
        if (item.is(Meaning.NUMBER, "ORDINAL")) {
            put(item.as(Meaning.NOISE, ""), at + 1);
            return;
        }
        if ((lastWord("qty") || lastWord("quantity")) && Numbers.isWhole(item.amount())) {
            out.remove(out.size() - 1);
            quantity(item, item.amount(), at + 1);
            return;
        }
        int units = unitsAfter(at + 1);
        if (units > 0 && !lastIs(Meaning.AT) && Numbers.isWhole(item.amount())) {
            quantity(item, item.amount(), units);
        } else if (isCountOfContract(item)) {
            if (item.value().equals("-")) {
                put(item.as(Meaning.IMPOSSIBLE, "'" + item.text() + "' before a contract may be a sale"), at + 1);
            } else {
                quantity(item, item.amount(), at + 1);
            }
        } else if (isCountOfVerb(item)) {
            quantity(item, item.amount(), at + 1);
        } else {
            pass();
        }
    }

    private int unitsAfter(int index) {
        Item next = peek(index);
        if (next == null) {
            return 0;
        }
        if (next.is(Meaning.UNITS, Meaning.SHARES)) {
            return next.is(Meaning.UNITS) ? index + 1 : index;
        }
        return next.is(Meaning.NOISE) && is(index + 1, Meaning.UNITS) ? index + 2 : 0;
    }

    /** "5 AMD 170c at 1.50": a count that opens the sentence. */
    private boolean isCountOfContract(Item item) {
        boolean opens = last() == null || lastIs(Meaning.END);
        return opens
                && Numbers.isWhole(item.amount())
                && is(at + 1, Meaning.TICKER)
                && (is(at + 2, Meaning.STRIKE) || is(at + 2, Meaning.EXPIRATION) && is(at + 3, Meaning.STRIKE));
    }

    /** "BTO 2 SPY", "sold 2 of", "trim 1": a count right after the verb. */
    private boolean isCountOfVerb(Item item) {
        Item before = meaningful();
        if (before == null || lastIs(Meaning.AT) || !isOrderVerb(before)) {
            return false;
        }
        boolean whole = Numbers.isWhole(item.amount());
        Item next = peek(at + 1);
        if (next == null || next.is(Meaning.END)) {
            return whole && before.is(Meaning.TRIM, Meaning.SELL, Meaning.CLOSE_SHORT);
        }
        boolean thing = next.is(Meaning.TICKER, Meaning.SYMBOL);
        return thing
                || whole
                        && (next.is(Meaning.STRIKE, Meaning.EXPIRATION, Meaning.TYPE, Meaning.AT, Meaning.NOISE)
                                || next.is(Meaning.SEPARATOR)
                                        && !next.isSign("/")
                                        && before.is(Meaning.TRIM, Meaning.SELL)
                                || next.is(Meaning.SIZE_WORD));
    }

    private static boolean isOrderVerb(Item item) {
        return item.meaning().isVerb() && !item.is(Meaning.DIRECTION);
    }

    private void count(Item item) {
        Item before = meaningful();
        boolean counted = before != null && isOrderVerb(before) || unitsAfter(at + 1) > 0;
        if (counted) {
            int units = unitsAfter(at + 1);
            quantity(item, new BigDecimal(item.value()), units > 0 ? units : at + 1);
        } else {
            put(item.as(Meaning.NOISE, ""), at + 1);
        }
    }

    private void range(Item item) {
        if (unitsAfter(at + 1) > 0) {
            page.because("'" + item.text() + "' contracts is no count");
            put(item.as(Meaning.SOME, ""), unitsAfter(at + 1));
        } else {
            pass();
        }
    }

    private void quantity(Item item, BigDecimal count, int next) {
        boolean listDash = lastIs(Meaning.END) || last() == null || lastIs(Meaning.SEPARATOR);
        if (count.signum() <= 0
                || count.compareTo(MOST) > 0
                || item.value().equals("-") && !listDash && !is(at + 1, Meaning.UNITS)) {
            put(item.as(Meaning.IMPOSSIBLE, "'" + item.text() + "' is no number of contracts"), next);
        } else {
            int end = Math.max(next, at + 1);
            Item total = peek(end + 1);
            Item of = peek(end);
            if (of != null
                    && of.text().equalsIgnoreCase("of")
                    && total != null
                    && total.is(Meaning.NUMBER)
                    && Numbers.isWhole(total.amount())) {
                // "3 of 4": how many there are is no price.
                end += 2;
            }
            put(item.through(in.get(end - 1), Meaning.QUANTITY, null).withNumber(count), end);
        }
    }
}
