package io.alertledger.parse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Percentages: which are parts of a position, which are gains, which the size of an entry; what may be two of them is said to be. */
final class PercentStage extends Stage {
    /** What a percentage of is how much is put in. */
    private static final Set<String> OF_THE_ACCOUNT =
            Set.of("size", "sized", "risk", "account", "acct", "port", "portfolio", "capital");

    private final Sentences sentences;

    PercentStage(List<Item> in, Page page) {
        super(in, page);
        this.sentences = new Sentences(in);
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        switch (item.meaning()) {
            case PERCENT -> percent(item);
            case BUY -> taken(item);
            case NUMBER -> share(item);
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

    /** "0.5 of AMD" */
    private void share(Item item) {
        Item of = peek(at + 1);
        boolean share = of != null
                && of.text().equalsIgnoreCase("of")
                && item.amount().compareTo(BigDecimal.ONE) < 0
                && !lastIs(Meaning.AT)
                && sentences.leaves(at);
        if (share) {
            put(item.as(Meaning.IMPOSSIBLE, "'" + item.text() + " of' may be a part or a count"), at + 1);
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
                        || OF_THE_ACCOUNT.contains(size.text().toLowerCase(Locale.ROOT)));
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

    private static boolean isOpen(@Nullable Item item) {
        return item != null && (item.isSign("(") || item.isSign("[") || item.isSign("~"));
    }

    private boolean isPart() {
        Item before = meaningful();
        Item next = peek(is(at + 1, Meaning.UNITS) ? at + 2 : at + 1);
        if (next != null
                && (next.is(Meaning.OFF, Meaning.SIZE_NOUN, Meaning.LEFT, Meaning.REST)
                        || next.text().equalsIgnoreCase("of"))) {
            return true;
        }
        if (before == null) {
            return false;
        }
        boolean ofThing = next != null && next.is(Meaning.TICKER, Meaning.TYPE, Meaning.STRIKE, Meaning.SYMBOL);
        return before.is(Meaning.TRIM) && (before.is(Meaning.TRIM, "STRONG") || ofThing)
                || before.is(Meaning.SELL)
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
}
