package io.alertledger.parse;

import io.alertledger.model.Fraction;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether {@code N/M} is a date or a part. Next to an option word or a contract it is a date; right after a selling verb,
 * with a small denominator and no strike behind it, a part; where a strike follows, a date again, unless another date
 * stands in the sentence. What stays two-faced is said to be.
 */
enum SlashMeaning {
    DATE,
    FRACTION,
    BOTH,
    NEITHER;

    private static final Set<Integer> DENOMINATORS = Set.of(2, 3, 4, 5, 8);

    /** The part that two numbers can mean, or null. */
    static @Nullable Fraction fractionOf(int above, int below) {
        return above >= 1 && above < below && DENOMINATORS.contains(below) ? Fraction.of(above, below) : null;
    }

    static SlashMeaning of(
            DateStage stage, Sentences sentences, @Nullable Fraction fraction, @Nullable LocalDate date) {
        int at = stage.at();
        if (fraction == null) {
            Item verb = stage.before();
            boolean outOf = verb != null
                    && verb.meaning().leaves()
                    && date != null
                    && !stage.page().days.trades(date);
            // "sold 5/10" on a day without trading may be five of ten.
            return date == null ? NEITHER : outOf ? BOTH : DATE;
        }
        if (date == null || saysPart(stage, at)) {
            return FRACTION;
        }
        boolean dated = stage.hasDate() || sentences.count(at, Meaning.SLASH) > 1 || sentences.has(at, Meaning.MONTH);
        boolean sells = sentences.leaves(at);
        Item before = stage.before();
        boolean afterSelling = before != null && (before.meaning().leaves() || before.is(Meaning.REST));
        if (afterSelling) {
            return soldPart(stage, sentences, date, dated);
        }
        if (sells && dated) {
            return FRACTION;
        }
        if (isBesideContract(stage, at)) {
            return DATE;
        }
        return sells && !sentences.has(at, Meaning.STRIKE, Meaning.TYPE) ? BOTH : DATE;
    }

    private static SlashMeaning soldPart(DateStage stage, Sentences sentences, LocalDate date, boolean dated) {
        int at = stage.at();
        if (dated || !sentences.follows(at, Meaning.STRIKE)) {
            return FRACTION;
        }
        return stage.page().days.trades(date) ? DATE : BOTH;
    }

    /** "1/2 of", "1/2 size", "1/3 left", "leaving 1/4", "1/2 off". */
    private static boolean saysPart(DateStage stage, int at) {
        Item next = stage.item(at + 1);
        Item before = stage.before();
        boolean named = next != null
                && (next.is(Meaning.SIZE_NOUN, Meaning.LEFT, Meaning.OFF, Meaning.REST)
                        || next.text().equalsIgnoreCase("of")
                        || next.is(Meaning.SIZE_WORD));
        return named || before != null && before.is(Meaning.LEAVE);
    }

    private static boolean isBesideContract(DateStage stage, int at) {
        for (int step = -2; step <= 2; step++) {
            Item item = stage.item(at + step);
            if (step != 0 && item != null && item.is(Meaning.STRIKE, Meaning.TYPE, Meaning.EXPIRY_WORD)) {
                return true;
            }
        }
        return false;
    }
}
