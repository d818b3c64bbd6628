package io.alertledger.rules;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a mistyped one most likely stands for. Stateless. */
public final class Suggestion {

    private Suggestion() {}

    /** The nearest known word, where it is near enough to be a slip of the finger: a third of its letters. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String word : known) {
            int distance = distance(written.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            boolean nearEnough = distance <= Math.max(1, word.length() / 3);
            if (nearEnough && (distance < bestDistance || (distance == bestDistance && word.compareTo(best) < 0))) {
                best = word;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Advice for a problem: the nearest word, else all that is allowed. */
    public static String advice(String written, Collection<String> known) {
        return nearest(written, known)
                .map(word -> "\"" + word + "\" is meant.")
                .orElseGet(() -> "one of: " + String.join(", ", known) + ".");
    }

    /** Levenshtein distance with neighbouring letters swapped counted as one slip. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                d[i][j] = swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
            }
        }
        return d[a.length()][b.length()];
    }
}
