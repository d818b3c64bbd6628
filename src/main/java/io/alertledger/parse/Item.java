package io.alertledger.parse;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a message with its meaning.
 *
 * @param meaning what it is
 * @param value what the meaning needs: the word's value from the table, a sign, the digits of a date
 * @param text as written, for reasons and tickers
 * @param number its number, or null
 * @param from first position in the cleaned text
 * @param to position after the last
 * @param glued whether nothing stands between it and the piece before
 * @param past whether it is a verb of something done
 * @param content what a stage made of it (a price, a stop, a day), or null
 */
record Item(
        Meaning meaning,
        String value,
        String text,
        @Nullable BigDecimal number,
        int from,
        int to,
        boolean glued,
        boolean past,
        @Nullable Object content) {

    static Item of(Meaning meaning, String value, String text, @Nullable BigDecimal number, Token first, Token last) {
        return new Item(meaning, value, text, number, first.from(), last.to(), first.glued(), false, null);
    }

    /** One piece made of this and what follows up to {@code last}. */
    Item through(Item last, Meaning newMeaning, @Nullable Object newContent) {
        return new Item(newMeaning, value, text, number, from, last.to, glued, past, newContent);
    }

    Item as(Meaning newMeaning) {
        return new Item(newMeaning, value, text, number, from, to, glued, past, content);
    }

    Item as(Meaning newMeaning, String newValue) {
        return new Item(newMeaning, newValue, text, number, from, to, glued, past, content);
    }

    Item withNumber(BigDecimal newNumber) {
        return new Item(meaning, value, text, newNumber, from, to, glued, past, content);
    }

    boolean is(Meaning first, Meaning... others) {
        if (meaning == first) {
            return true;
        }
        for (Meaning other : others) {
            if (meaning == other) {
                return true;
            }
        }
        return false;
    }

    boolean is(Meaning wanted, String wantedValue) {
        return meaning == wanted && value.equals(wantedValue);
    }

    /** Its number, where the meaning promises one. */
    BigDecimal amount() {
        return Objects.requireNonNull(number);
    }

    boolean isSign(String sign) {
        return (meaning == Meaning.SEPARATOR || meaning == Meaning.END) && value.equals(sign);
    }

    /** The position's own cost, in any of its words; "entry" is one where a level is asked for. */
    boolean isEven() {
        return meaning == Meaning.BREAK_EVEN || text.equalsIgnoreCase("entry") || text.equalsIgnoreCase("cost");
    }

    /** A number that could be anything: plain, or money. */
    boolean isPlainNumber() {
        return meaning == Meaning.NUMBER || meaning == Meaning.MONEY;
    }
}
