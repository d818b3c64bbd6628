package io.alertledger.parse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Counts of contracts and shares: "2 cons", "sold 2 of 5", "5 AMD 170c", "a couple". */
final class CountStage extends Stage {
    private static final BigDecimal MOST = new BigDecimal("1000000");
    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    private final Sentences sentences;

    CountStage(List<Item> in, Page page) {
        super(in, page);
        this.sentences = new Sentences(in);
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        switch (item.meaning()) {
            case NUMBER -> number(item);
            case COUNT -> count(item);
            case RANGE -> range(item);
            case QUANTITY -> quantity(item, item.amount(), at + 1);
            case WORD -> thousands(item);
            default -> pass();
        }
    }

    private void number(Item item) {
        if (item.is(Meaning.NUMBER, "ORDINAL")) {
            Item verb = meaningful();
            if (verb != null && verb.meaning().leaves() && sentences.has(at, Meaning.UNITS)) {
                // "sold 2nd AMD con": one of them
                put(item.as(Meaning.QUANTITY, "").withNumber(BigDecimal.ONE), at + 1);
                return;
            }
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
        } else if (isCountOfVerb(item) || isCountBeforeSign(item)) {
            quantity(item, item.amount(), is(at + 1, Meaning.WORD) ? at + 2 : at + 1);
        } else {
            pass();
        }
    }

    /** "2 off", "2 of 3 off"; behind a contract "3 @ 1.5" and "3 x 1.5". */
    private boolean isCountBeforeSign(Item item) {
        if (!Numbers.isWhole(item.amount()) || !item.is(Meaning.NUMBER, "") || lastIs(Meaning.AT)) {
            return false;
        }
        Item price = peek(at + 2);
        boolean priced = price != null && price.isPlainNumber();
        boolean contract = lastIs(Meaning.STRIKE, Meaning.TYPE, Meaning.EXPIRATION, Meaning.SYMBOL);
        int total = afterTotal(at + 1, item.amount());
        boolean ofTotal = total > at + 1
                && sentences.leaves(at)
                && (peek(total) == null || is(total, Meaning.END, Meaning.SEPARATOR, Meaning.TICKER));
        return ofTotal
                || is(total, Meaning.OFF)
                || contract && priced && (is(at + 1, Meaning.AT) || is(at + 1, Meaning.WORD) && isText(at + 1, "x"));
    }

    private boolean isText(int index, String text) {
        Item item = peek(index);
        return item != null && item.text().equalsIgnoreCase(text);
    }

    /** "sold 1k AMD shares" is a count; "sold 2k of AMD" may be money. */
    private void thousands(Item item) {
        boolean thousands =
                item.number() != null && item.text().toLowerCase(Locale.ROOT).endsWith("k");
        Item before = meaningful();
        boolean counts = thousands && before != null && isOrderVerb(before) && !lastIs(Meaning.AT);
        if (thousands && (is(at + 1, Meaning.SHARES) || counts && sentences.has(at, Meaning.SHARES))) {
            quantity(item, item.amount().multiply(THOUSAND), at + 1);
        } else if (counts) {
            put(item.as(Meaning.IMPOSSIBLE, "'" + item.text() + "' may be a count or money"), at + 1);
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
                                || next.is(Meaning.SIZE_WORD)
                                || afterTotal(at + 1, item.amount()) > at + 1);
    }

    private static boolean isOrderVerb(Item item) {
        return item.meaning().isVerb() && !item.is(Meaning.DIRECTION);
    }

    private void count(Item item) {
        Item before = meaningful();
        Item next = peek(at + 1);
        boolean ofAnother = next != null
                && (next.meaning().isVerb()
                        || next.number() != null
                        || next.is(Meaning.FRACTION, Meaning.IMPOSSIBLE, Meaning.SOME, Meaning.REST, Meaning.COUNT));
        boolean counted = !ofAnother && before != null && isOrderVerb(before) || unitsAfter(at + 1) > 0;
        if (counted) {
            quantity(item, new BigDecimal(item.value()), Math.max(unitsAfter(at + 1), at + 1));
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
            int end = afterTotal(next, count);
            put(item.through(in.get(end - 1), Meaning.QUANTITY, null).withNumber(count), end);
        }
    }

    /** The index after "of 5", "of my 5", "out of the 5" contracts: how many there were is no price. */
    private int afterTotal(int index, BigDecimal count) {
        Item of = peek(index);
        boolean said =
                of != null && (of.text().equalsIgnoreCase("of") || of.text().equalsIgnoreCase("out of"));
        int i = index + 1;
        while (said && i < index + 3 && is(i, Meaning.NOISE)) {
            i++;
        }
        Item total = said ? peek(i) : null;
        boolean whole = total != null
                && total.is(Meaning.NUMBER, "")
                && Numbers.isWhole(total.amount())
                && total.amount().compareTo(count) >= 0;
        return whole ? Math.max(i + 1, unitsAfter(i + 1)) : index;
    }
}
