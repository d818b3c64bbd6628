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

    boolean has(Meaning meaning) {
        return items.stream().anyMatch(item -> item.is(meaning));
    }

    /** The chunks of a message, in order; empty ones are left out. */
    static List<Chunk> of(List<Item> items) {
        List<Chunk> chunks = new ArrayList<>();
        int sentence = 0;
        int first = 0;
        List<Item> current = new ArrayList<>();
        String before = "";
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean end = item.is(Meaning.END);
            if (end || isBorder(items, i)) {
                if (!current.isEmpty()) {
                    chunks.add(new Chunk(current, sentence, chunks.size() == first, false, before));
                    current = new ArrayList<>();
                }
                before = end ? "" : item.is(Meaning.LINK) ? "and" : item.value();
                if (end) {
                    if (item.isSign("?")) {
                        ask(chunks, first);
                    }
                    sentence++;
                    first = chunks.size();
                }
            } else if (!item.is(Meaning.SEPARATOR)) {
                current.add(item);
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

    private static boolean isBorder(List<Item> items, int at) {
        Item item = items.get(at);
        if (item.is(Meaning.LINK, Meaning.ARROW)) {
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
