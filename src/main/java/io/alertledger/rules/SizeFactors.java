package io.alertledger.rules;

import io.alertledger.model.Fraction;
import io.alertledger.model.SizeWord;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What part of a full-size entry each size word means: the rows of {@code words.csv} whose meaning is {@code size}. What
 * the other words mean is the parser's to know. Immutable.
 */
public final class SizeFactors {

    static final String FILE = "words.csv";

    private static final String SIZE = "size";

    /** Every size word means all of it. */
    public static final SizeFactors NONE = new SizeFactors(Map.of());

    private final Map<SizeWord, Fraction> factors;

    private SizeFactors(Map<SizeWord, Fraction> factors) {
        this.factors = Map.copyOf(factors);
    }

    /** The part that a size word means; all of it where the table is silent. */
    public Fraction of(SizeWord word) {
        return factors.getOrDefault(word, Fraction.ONE);
    }

    static SizeFactors read(RuleFile file, TableReader reader) {
        Map<SizeWord, Fraction> factors = new EnumMap<>(SizeWord.class);
        for (TableRow row : reader.rows(file, List.of("word", "meaning", "value"), List.of("note"))) {
            if (row.word("meaning").filter(SIZE::equals).isPresent()) {
                Optional<SizeWord> word = row.need("word", SizeFactors::sizeWord);
                Optional<Fraction> factor = row.need("value", TableRow::fraction);
                if (word.isPresent() && factor.isPresent()) {
                    factors.put(word.get(), factor.get());
                }
            }
        }
        return new SizeFactors(factors);
    }

    private static SizeWord sizeWord(String text) {
        for (SizeWord word : SizeWord.values()) {
            if (word.name().equalsIgnoreCase(text)) {
                return word;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is no size; allowed are "
                + Arrays.toString(SizeWord.values()).toLowerCase(Locale.ROOT));
    }
}
