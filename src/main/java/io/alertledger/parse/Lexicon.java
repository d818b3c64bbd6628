package io.alertledger.parse;

import java.util.List;
import java.util.Locale;

/** Finds the longest phrase of the vocabulary that begins at a token. */
final class Lexicon {
    private static final int LONGEST_PHRASE = 6;

    private Lexicon() {}

    /**
     * Adds the piece that a phrase makes.
     *
     * @return how many tokens the phrase has; 0 where the table knows none
     */
    static int match(List<Token> tokens, int at, Vocabulary words, List<Item> items) {
        String first = tokens.get(at).text().toLowerCase(Locale.ROOT);
        int longest = Math.min(LONGEST_PHRASE, words.longest(first));
        int taken = 0;
        Word found = null;
        StringBuilder phrase = new StringBuilder();
        int length = 0;
        for (int i = at; i < tokens.size() && length < longest; i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.NEWLINE) {
                break;
            }
            boolean hyphen = token.is("-")
                    && token.glued()
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).glued()
                    && tokens.get(i + 1).kind() == Token.Kind.WORD;
            if (hyphen) {
                continue;
            }
            phrase.append(length == 0 ? "" : " ").append(token.text().toLowerCase(Locale.ROOT));
            length++;
            Word word = words.find(phrase.toString());
            Word label = words.label(phrase.toString());
            if (label != null && isBeforeColon(tokens, i)) {
                word = label;
            }
            if (word != null) {
                found = word;
                taken = i - at + 1;
            }
        }
        if (found == null) {
            return 0;
        }
        Token last = tokens.get(at + taken - 1);
        StringBuilder text = new StringBuilder();
        for (int i = at; i < at + taken; i++) {
            text.append(i > at && !tokens.get(i).glued() ? " " : "")
                    .append(tokens.get(i).text());
        }
        Item item = Item.of(found.meaning(), found.value(), text.toString(), null, tokens.get(at), last);
        items.add(new Item(
                item.meaning(),
                item.value(),
                item.text(),
                null,
                item.from(),
                item.to(),
                item.glued(),
                found.past(),
                null));
        return taken;
    }

    private static boolean isBeforeColon(List<Token> tokens, int at) {
        int next = at + 1;
        if (next < tokens.size()
                && tokens.get(next).kind() == Token.Kind.NUMBER
                && tokens.get(next).glued()
                && tokens.get(next).text().length() == 1) {
            // "TP1:", "PT 2:"
            next++;
        }
        return next < tokens.size()
                && (tokens.get(next).is(":") || tokens.get(next).is("="));
    }
}
