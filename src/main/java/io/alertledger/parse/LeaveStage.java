package io.alertledger.parse;

import io.alertledger.model.Fraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stays: "leaving 1", "leave a runner", "leave the last con", "30% left", "keep 2 runners", "all but one". Never what was sold, though it
 * stands beside a selling verb.
 */
final class LeaveStage extends Stage {
    private final Sentences sentences;

    LeaveStage(List<Item> in, Page page) {
        super(in, page);
        this.sentences = new Sentences(in);
    }

    @Override
    protected void next() {
        Item item = in.get(at);
        boolean aimed = item.text().toLowerCase(Locale.ROOT).endsWith(" for");
        boolean stays = item.is(Meaning.LEAVE, Meaning.HOLD) && !aimed || isReducedTo(at);
        int amount = stays ? amountAfter(at + 1) : -1;
        if (amount >= 0) {
            keep(item, amount, afterNouns(amount + 1));
        } else if (item.is(Meaning.LEAVE, Meaning.HOLD) && runnerAfter(at + 1) >= 0) {
            int runner = runnerAfter(at + 1);
            put(kept(item, in.get(runner), BigDecimal.ONE), runner + 1);
        } else if (item.is(Meaning.LEAVE, Meaning.HOLD) && lastOneAfter(at + 1) >= 0) {
            int unit = lastOneAfter(at + 1);
            put(kept(item, in.get(unit), BigDecimal.ONE), unit + 1);
        } else if (item.is(Meaning.LEAVE, Meaning.HOLD) && runnersAfter(at + 1) >= 0) {
            int runners = runnersAfter(at + 1);
            page.because("'" + page.text(item.from(), in.get(runners).to()) + "' is what stays: a part is sold");
            put(item.through(in.get(runners), Meaning.SOME, null).as(Meaning.SOME, ""), runners + 1);
        } else if (amountOf(item) != null && leftAfter(at + 1) > 0) {
            keep(item, at, leftAfter(at + 1));
        } else {
            pass();
        }
    }

    private void keep(Item first, int amount, int end) {
        BigDecimal value = amountOf(in.get(amount));
        put(kept(first, in.get(end - 1), Objects.requireNonNull(value)), end);
    }

    private Item kept(Item first, Item last, BigDecimal value) {
        page.because("'" + page.text(first.from(), last.to()) + "' is what stays, not what is sold");
        return first.through(last, Meaning.KEEP, null).withNumber(value);
    }

    /** "Trim to 1 con": how many are left; "to 2.50" is a price. */
    private boolean isReducedTo(int index) {
        return isSaid(index, "to")
                && sentences.has(index, Meaning.TRIM)
                && is(index + 1, Meaning.NUMBER, Meaning.COUNT)
                && is(index + 2, Meaning.UNITS)
                && amountOf(peek(index + 1)) != null
                && !is(index - 1, Meaning.NUMBER, Meaning.MONEY);
    }

    /** The index of an amount after "leaving", small words skipped; -1 where there is none. */
    private int amountAfter(int index) {
        int i = index;
        while (i < index + 3
                && (is(i, Meaning.NOISE) && !isSaid(i, "to")
                        || is(i, Meaning.REST) && amountOf(peek(i + 1)) != null
                        || isSign(i, "~"))) {
            i++;
        }
        Item item = peek(i);
        boolean amount = amountOf(item) != null;
        boolean price = is(i - 1, Meaning.AT) || item != null && item.is(Meaning.MONEY);
        // "leaving 595c": a strike, no count; "leaving 1/28" is caught as a SLASH only where it can be a fraction.
        return amount && !price ? i : -1;
    }

    /** Where "the last con" ends, small words skipped; -1 where that is not said, or of several. */
    private int lastOneAfter(int index) {
        int i = index;
        while (i < index + 3 && is(i, Meaning.NOISE)) {
            i++;
        }
        if (!is(i, Meaning.REST)) {
            return -1;
        }
        int end = is(i + 1, Meaning.UNITS) ? i + 1 : i;
        String said = page.text(in.get(i).from(), in.get(end).to()).toLowerCase(Locale.ROOT);
        boolean one = said.startsWith("last ") || said.startsWith("final ");
        return one && !said.endsWith("s") && !said.endsWith(" of") ? end : -1;
    }

    private int runnerAfter(int index) {
        int runner = runnersAfter(index);
        return runner >= 0 && !in.get(runner).text().toLowerCase(Locale.ROOT).endsWith("s") ? runner : -1;
    }

    /** Where "runner" or "runners" stands, small words skipped; -1 where it does not. */
    private int runnersAfter(int index) {
        int i = index;
        while (i < index + 3 && is(i, Meaning.NOISE)) {
            i++;
        }
        Item item = peek(i);
        return item != null && item.is(Meaning.NICKNAME, "RUNNER") ? i : -1;
    }

    private int afterNouns(int index) {
        int i = index;
        while (i < index + 4
                && (is(i, Meaning.NICKNAME) || is(i, Meaning.UNITS, Meaning.LEFT) || is(i, Meaning.NOISE))) {
            i++;
        }
        while (i > index && is(i - 1, Meaning.NOISE)) {
            i--;
        }
        return i;
    }

    /** The index after "left" where it follows an amount and its nouns; 0 where it does not. */
    private int leftAfter(int index) {
        int i = index;
        while (i < index + 4
                && (is(i, Meaning.NICKNAME, Meaning.UNITS)
                        || is(i, Meaning.NOISE)
                        || is(i, Meaning.SIZE_NOUN)
                        || is(i, Meaning.TICKER_WORD))) {
            i++;
        }
        return is(i, Meaning.LEFT) || isSaid(i, "remaining") || isSaid(i, "running") ? i + 1 : 0;
    }

    private boolean isSaid(int index, String word) {
        Item item = peek(index);
        return item != null && item.text().equalsIgnoreCase(word);
    }

    private @Nullable BigDecimal amountOf(@Nullable Item item) {
        if (item == null || item.is(Meaning.NUMBER, "-") || item.is(Meaning.PERCENT, "-")) {
            return null;
        }
        return switch (item.meaning()) {
            case NUMBER, QUANTITY ->
                Numbers.isWhole(item.amount()) && item.amount().signum() > 0 ? item.amount() : null;
            case PERCENT -> Numbers.share(item.amount());
            case COUNT -> new BigDecimal(item.value());
            case FRACTION -> share(item.value());
            case SLASH -> share(item.text());
            default -> null;
        };
    }

    private static @Nullable BigDecimal share(String text) {
        Fraction fraction = Numbers.fraction(text);
        return fraction == null ? null : fraction.toDecimal();
    }
}
