package io.alertledger.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pass over the pieces of a message that folds some of them into one. Reads left to right, looks a bounded way ahead,
 * and never twice at a piece that it has folded.
 */
abstract class Stage {
    /** The pieces as they come in. */
    protected final List<Item> in;

    protected final Page page;

    /** The pieces as they go out. */
    protected final List<Item> out = new ArrayList<>();

    /** The piece being looked at. */
    protected int at;

    Stage(List<Item> in, Page page) {
        this.in = in;
        this.page = page;
    }

    final List<Item> run() {
        while (at < in.size()) {
            page.step();
            int before = at;
            next();
            if (at == before) {
                throw new IllegalStateException(getClass().getSimpleName() + " stands still at piece " + at);
            }
        }
        return out;
    }

    /** Puts out at least one piece, or drops it, and moves on. */
    protected abstract void next();

    /** Puts the present piece out as it is. */
    protected final void pass() {
        out.add(in.get(at));
        at++;
    }

    protected final void put(Item item, int next) {
        out.add(item);
        at = next;
    }

    protected final @Nullable Item peek(int index) {
        return index < 0 || index >= in.size() ? null : in.get(index);
    }

    protected final boolean is(int index, Meaning first, Meaning... others) {
        Item item = peek(index);
        return item != null && item.is(first, others);
    }

    protected final boolean isSign(int index, String sign) {
        Item item = peek(index);
        return item != null && item.isSign(sign);
    }

    /** What was put out last, or null. */
    protected final @Nullable Item last() {
        return out.isEmpty() ? null : out.get(out.size() - 1);
    }

    protected final boolean lastIs(Meaning first, Meaning... others) {
        Item item = last();
        return item != null && item.is(first, others);
    }

    /** What was put out last, small words apart. */
    protected final @Nullable Item meaningful() {
        for (int i = out.size() - 1; i >= 0 && i >= out.size() - 4; i--) {
            if (!out.get(i).is(Meaning.NOISE)) {
                return out.get(i);
            }
        }
        return null;
    }

    protected final boolean lastWord(String word) {
        Item last = last();
        return last != null && last.text().equalsIgnoreCase(word);
    }

    /** The index after colons, equals signs, dashes and small words between a keyword and its number. */
    protected final int skipLinks(int index) {
        int i = index;
        int bound = index + 5;
        while (i < in.size() && i < bound) {
            Item item = in.get(i);
            boolean link = item.is(Meaning.AT, Meaning.NOISE, Meaning.MOVE)
                    || (item.is(Meaning.BEYOND) && !item.value().equals("CLOSE"))
                    || item.is(Meaning.STATUS)
                    || item.is(Meaning.INTENT, "")
                    || (item.is(Meaning.SEPARATOR) && ":=-~(".contains(item.value()))
                    || item.is(Meaning.ARROW);
            if (!link) {
                break;
            }
            i++;
        }
        return i;
    }
}
