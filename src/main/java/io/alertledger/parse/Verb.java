package io.alertledger.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verb of a chunk.
 *
 * @param item the piece that says what to do, or null where none does
 * @param index where it stands in the chunk; -1 where none does
 * @param clash why two verbs can not both be meant, or null
 * @param partly whether a second verb says that only a part is sold
 */
record Verb(@Nullable Item item, int index, @Nullable String clash, boolean partly) {
    static final Verb NONE = new Verb(null, -1, null, false);

    /** Finds the verb: strong before weak, the first before later ones; "that we bought" belongs to the thing, not to the order. */
    static Verb of(List<Item> items) {
        Verb found = NONE;
        for (int i = 0; i < items.size(); i++) {
            Item item = amountOff(items, i);
            if (item != null && !isSubordinate(items, i, found)) {
                found = found.and(item, i);
            }
        }
        return found;
    }

    /** "half off", "took 25% off": the amount makes "off" a verb. */
    /** Takes out of "the calls we bought yesterday at 2.50" what belongs to the buying: its time, its price, its count. */
    static Chunk withoutSubordinate(Chunk chunk) {
        List<Item> items = chunk.items();
        Verb found = NONE;
        for (int i = 0; i < items.size(); i++) {
            Item item = amountOff(items, i);
            if (item != null && isSubordinate(items, i, found)) {
                List<Item> kept = new ArrayList<>(items.subList(0, i));
                for (Item behind : items.subList(i + 1, items.size())) {
                    if (behind.is(
                            Meaning.TICKER,
                            Meaning.STRIKE,
                            Meaning.TYPE,
                            Meaning.EXPIRATION,
                            Meaning.SYMBOL,
                            Meaning.NEGATION,
                            Meaning.CONDITION,
                            Meaning.WORD)) {
                        kept.add(behind);
                    }
                }
                return new Chunk(kept, chunk.sentence(), chunk.opens(), chunk.asked(), chunk.before());
            }
            found = item == null ? found : found.and(item, i);
        }
        return chunk;
    }

    private static @Nullable Item amountOff(List<Item> items, int index) {
        Item item = items.get(index);
        if (!item.is(Meaning.OFF)) {
            return item.meaning().isVerb() ? item : null;
        }
        for (int i = index - 1; i >= 0 && i >= index - 6; i--) {
            if (items.get(i)
                    .is(
                            Meaning.FRACTION,
                            Meaning.SOME,
                            Meaning.QUANTITY,
                            Meaning.NUMBER,
                            Meaning.GAIN,
                            Meaning.REST,
                            Meaning.ALL)) {
                return item.as(Meaning.TRIM, "STRONG");
            }
        }
        return null;
    }

    private static boolean isSubordinate(List<Item> items, int index, Verb found) {
        Item verb = found.item;
        boolean told = index > 0 && items.get(index - 1).is(Meaning.NOISE, "PRONOUN");
        return verb != null
                && verb.meaning().leaves()
                && items.get(index).meaning().enters()
                && told;
    }

    private Verb and(Item next, int nextIndex) {
        Item mine = item;
        if (mine == null) {
            return new Verb(next, nextIndex, null, next.is(Meaning.TRIM));
        }
        if (mine.is(Meaning.DIRECTION) || next.is(Meaning.DIRECTION)) {
            return mine.is(Meaning.DIRECTION) ? new Verb(next, nextIndex, clash, next.is(Meaning.TRIM)) : this;
        }
        if (mine.meaning().leaves() != next.meaning().leaves()) {
            if (mine.value().equals("STRONG") != next.value().equals("STRONG")) {
                return mine.value().equals("STRONG") ? this : new Verb(next, nextIndex, clash, next.is(Meaning.TRIM));
            }
            return new Verb(mine, index, "'" + mine.text() + "' and '" + next.text() + "' in one breath", partly);
        }
        if (mine.meaning().enters()) {
            return mine.value().equals("STRONG") || !next.value().equals("STRONG")
                    ? this
                    : new Verb(next, nextIndex, clash, partly);
        }
        boolean part = partly || next.is(Meaning.TRIM);
        if (part
                && (mine.is(Meaning.EXIT) || next.is(Meaning.EXIT))
                && mine.value().equals("STRONG")
                && next.value().equals("STRONG")) {
            return new Verb(mine, index, "'" + mine.text() + "' and '" + next.text() + "' in one breath", part);
        }
        Item stronger = mine.value().equals("STRONG") || !next.value().equals("STRONG") ? mine : next;
        Item chosen = next.is(Meaning.EXIT) && next.value().equals("STRONG") && !part ? next : stronger;
        return new Verb(chosen, index, clash, part);
    }
}
