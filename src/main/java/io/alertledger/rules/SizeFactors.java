package io.alertledger.rules;

import io.alertledger.model.Fraction;
import io.alertledger.model.SizeWord;
import java.util.EnumMap;
import java.util.Map;

/**
 * What part of a full-size entry a size word means: the rows of {@code words.csv} whose meaning is {@code size}. Every
 * other row is the grammar's and is read by it. Immutable.
 */
final class SizeFactors {

    static final String FILE = "words.csv";

    /** Every size is a full one. */
    static final SizeFactors NONE = new SizeFactors(Map.of());

    private final Map<SizeWord, Fraction> factors;

    private SizeFactors(Map<SizeWord, Fraction> factors) {
        this.factors = Map.copyOf(factors);
    }

    static SizeFactors read(RuleFile file, TableReader reader) {
        Map<SizeWord, Fraction> factors = new EnumMap<>(SizeWord.class);
        for (TableRow row :
                reader.rows(file, java.util.List.of("word", "meaning", "value"), java.util.List.of("note"))) {
            if (row.text("meaning").equals("size")) {
                row.need("word", text -> TableRow.oneOf(SizeWord.class).apply(text.toUpperCase(java.util.Locale.ROOT)))
                        .ifPresent(word -> row.need("value", TableRow::fraction)
                                .ifPresent(factor -> factors.putIfAbsent(word, factor)));
            }
        }
        return new SizeFactors(factors);
    }

    /** All of it where the table does not say. */
    Fraction of(SizeWord word) {
        return factors.getOrDefault(word, Fraction.ONE);
    }
}
