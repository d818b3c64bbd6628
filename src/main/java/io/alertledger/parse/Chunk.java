package io.alertledger.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * The part of a sentence between two commas, brackets, dashes or "and"s.
 *
 * @param items its pieces; separators are gone
 * @param sentence the number of its sentence
 * @param opens whether it is the first of its sentence
 * @param asked whether its sentence ends with a question mark
 * @param before the sign or word that parts it from the one before; empty at the start of a sentence
 */
record Chunk(List<Item> items, int sentence, boolean opens, boolean asked, String before) {
    private static final String BORDERS = ",|()[]{}:&+/-";
    private static final int LONGEST_CONTRAST = 6;

    boolean has(Meaning meaning) {
        return items.stream().anyMatch(item -> item.is(meaning));
    }

    /** Whether a piece of a meaning stands in front of the piece at an index. */
    boolean hasBefore(int index, Meaning meaning) {
        return items.stream().limit(index).anyMatch(item -> item.is(meaning));
    }

    /** The chunks of a message, in order; empty ones are left out. */
    static List<Chunk> of(List<Item> items) {
        List<Chunk> chunks = new ArrayList<>();
        int sentence = 0;
        int first = 0;
        List<Item> current = new ArrayList<>();
        String before = "";
        boolean sells = false;
        boolean named = false;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean end = item.is(Meaning.END);
            boolean contrast = sells && named && isContrast(items, i);
            if (end || contrast || isBorder(items, i)) {
                if (!current.isEmpty()) {
                    chunks.add(new Chunk(current, sentence, chunks.size() == first, false, before));
                    current = new ArrayList<>();
                }
                before = end ? "" : contrast ? "not" : joint(item);
                sells = false;
                named = false;
                if (end) {
                    if (item.isSign("?")) {
                        ask(chunks, first);
                    }
                    sentence++;
                    first = chunks.size();
                }
            }
            if (contrast || !end && !isBorder(items, i) && !item.is(Meaning.SEPARATOR)) {
                current.add(item);
                sells |= item.meaning().leaves();
                named |= isThing(item);
            }
        }
        if (!current.isEmpty()) {
            chunks.add(new Chunk(current, sentence, chunks.size() == first, false, before));
        }
        return chunks;
    }

    private static void ask(List<Chunk> chunks, int first) {
        for (int i = first; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            chunks.set(i, new Chunk(chunk.items, chunk.sentence, chunk.opens, true, chunk.before));
        }
    }

    private static String joint(Item border) {
        return border.is(Meaning.LINK) ? "and" : border.is(Meaning.ARROW) ? "->" : border.value();
    }

    /** "Sell AMD calls not the puts", "… keep the puts": behind an order another thing, denied or kept, and nothing else said of it. */
    private static boolean isContrast(List<Item> items, int at) {
        if (!items.get(at).is(Meaning.NEGATION) && !items.get(at).is(Meaning.LEAVE, "")) {
            return false;
        }
        boolean thing = false;
        int bound = Math.min(items.size(), at + 1 + LONGEST_CONTRAST);
        for (int i = at + 1; i < bound; i++) {
            Item item = items.get(i);
            if (item.is(Meaning.END, Meaning.LINK, Meaning.SEPARATOR)) {
                return thing;
            }
            if (!isThing(item) && !item.is(Meaning.NOISE)) {
                return false;
            }
            thing |= isThing(item);
        }
        return thing && bound == items.size();
    }

    private static boolean isThing(Item item) {
        return item.is(
                Meaning.TICKER,
                Meaning.STRIKE,
                Meaning.TYPE,
                Meaning.SYMBOL,
                Meaning.NICKNAME,
                Meaning.SHARES,
                Meaning.EXPIRATION);
    }

    /** "AMD = sell": an equals sign before a verb parts what it is about from what is to be done with it. */
    private static boolean isEquation(List<Item> items, int at) {
        int next = at + 1;
        while (next < items.size() && items.get(next).is(Meaning.NOISE)) {
            next++;
        }
        return items.get(at).isSign("=")
                && next < items.size()
                && items.get(next).meaning().isVerb();
    }

    private static boolean isBorder(List<Item> items, int at) {
        Item item = items.get(at);
        if (item.is(Meaning.LINK, Meaning.ARROW) || isEquation(items, at)) {
            return true;
        }
        if (!item.is(Meaning.SEPARATOR)
                || item.value().isEmpty()
                || BORDERS.indexOf(item.value().charAt(0)) < 0) {
            return false;
        }
        boolean inside =
                item.glued() && at + 1 < items.size() && items.get(at + 1).glued();
        return !(item.isSign("-") && inside && !item.isSign("/"));
    }
}
