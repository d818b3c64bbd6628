package io.alertledger.parse;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which sentence each piece stands in, and what each sentence holds: counted once, so that asking is free. */
final class Sentences {
    private final int[] sentenceOf;
    private final Map<Meaning, int[]> counts = new EnumMap<>(Meaning.class);
    private final Map<Meaning, int[]> lasts = new EnumMap<>(Meaning.class);
    private final int[] starts;
    private final boolean[] underWay;

    Sentences(List<Item> items) {
        sentenceOf = new int[items.size()];
        int sentences = 1;
        for (int i = 0; i < items.size(); i++) {
            sentenceOf[i] = sentences - 1;
            if (items.get(i).is(Meaning.END)) {
                sentences++;
            }
        }
        starts = new int[sentences];
        for (int i = items.size() - 1; i >= 0; i--) {
            starts[sentenceOf[i]] = i;
        }
        underWay = new boolean[sentences];
        for (int i = 0; i < items.size(); i++) {
            Meaning meaning = items.get(i).meaning();
            int total = sentences;
            underWay[sentenceOf[i]] |= meaning.isVerb()
                    && items.get(i).text().toLowerCase(Locale.ROOT).endsWith("ing");
            counts.computeIfAbsent(meaning, m -> new int[total])[sentenceOf[i]]++;
            lasts.computeIfAbsent(meaning, m -> new int[total])[sentenceOf[i]] = i;
        }
    }

    /** How many pieces of a meaning stand in the sentence of a piece. */
    int count(int index, Meaning meaning) {
        int[] perSentence = counts.get(meaning);
        return perSentence == null ? 0 : perSentence[sentenceOf[index]];
    }

    boolean has(int index, Meaning first, Meaning... others) {
        if (count(index, first) > 0) {
            return true;
        }
        for (Meaning other : others) {
            if (count(index, other) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a piece of a meaning follows in the same sentence. */
    boolean follows(int index, Meaning meaning) {
        int[] perSentence = lasts.get(meaning);
        return perSentence != null && count(index, meaning) > 0 && perSentence[sentenceOf[index]] > index;
    }

    /** Whether the sentence sells. */
    boolean leaves(int index) {
        return has(index, Meaning.SELL, Meaning.TRIM, Meaning.EXIT, Meaning.CLOSE_SHORT);
    }

    /** Whether the sentence says that something is being done: "selling". */
    boolean isUnderWay(int index) {
        return underWay[sentenceOf[index]];
    }

    /** Where the sentence of a piece begins. */
    int start(int index) {
        return starts[sentenceOf[index]];
    }
}
