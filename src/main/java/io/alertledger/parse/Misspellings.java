package io.alertledger.parse;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How hurried fingers write an order: two inner letters swapped, one dropped, one doubled, or a neighbour's key struck.
 * Only long, strong verbs are spelled so (a slip of "sold" is too often another word), and first and last letters are
 * kept, so that "closing" is never "losing" and "closed" never "closer". A word of the table is never overruled.
 */
final class Misspellings {
    private static final int SHORTEST = 6;
    private static final String[] KEYS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

    private Misspellings() {}

    static boolean appliesTo(Word word) {
        return word.strong()
                && word.meaning().isVerb()
                && word.phrase().length() >= SHORTEST
                && word.phrase().chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    static Set<String> of(String word) {
        Set<String> spellings = new LinkedHashSet<>();
        for (int i = 1; i < word.length() - 1; i++) {
            String head = word.substring(0, i);
            char letter = word.charAt(i);
            String tail = word.substring(i + 1);
            spellings.add(head + tail);
            spellings.add(head + letter + letter + tail);
            if (i < word.length() - 2) {
                spellings.add(head + tail.charAt(0) + letter + tail.substring(1));
            }
            for (char neighbour : neighbours(letter).toCharArray()) {
                spellings.add(head + neighbour + tail);
            }
        }
        spellings.remove(word);
        return spellings;
    }

    private static String neighbours(char letter) {
        StringBuilder out = new StringBuilder(6);
        for (int row = 0; row < KEYS.length; row++) {
            int at = KEYS[row].indexOf(letter);
            for (int other = Math.max(0, row - 1); at >= 0 && other <= Math.min(KEYS.length - 1, row + 1); other++) {
                for (int column = at - 1; column <= at + 1; column++) {
                    if (column >= 0 && column < KEYS[other].length() && (other != row || column != at)) {
                        out.append(KEYS[other].charAt(column));
                    }
                }
            }
        }
        return out.toString();
    }
}
