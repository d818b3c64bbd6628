package io.alertledger.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What traders' words mean: {@code words.csv} with the columns {@code word,meaning,value}. Immutable.
 */
public final class Words {

    static final String FILE = "words.csv";

    /** No word is listed. */
    public static final Words NONE = new Words(List.of());

    /**
     * A word, or several with single blanks between them.
     *
     * @param word lower case
     * @param meaning a kind of word that the parser knows
     * @param value depends on the meaning; empty where the meaning says all
     */
    public record Word(String word, String meaning, String value) {}

    private final List<Word> rows;
    private final Map<String, List<Word>> byWord = new HashMap<>();

    public Words(List<Word> rows) {
        this.rows = List.copyOf(rows);
        for (Word row : rows) {
            byWord.merge(row.word(), List.of(row), (a, b) -> {
                List<Word> both = new ArrayList<>(a);
                both.addAll(b);
                return List.copyOf(both);
            });
        }
    }

    /** Every meaning of a word in any case, in the order of the table; empty for one that is not listed. */
    public List<Word> of(String word) {
        return byWord.getOrDefault(word.toLowerCase(Locale.ROOT), List.of());
    }

    /** Every word with a meaning, in the order of the table. */
    public List<Word> meaning(String meaning) {
        return rows.stream().filter(row -> row.meaning().equals(meaning)).toList();
    }

    /** The table, in its order. */
    public List<Word> rows() {
        return rows;
    }

    static Words read(RuleFile file, TableReader reader) {
        List<Word> words = new ArrayList<>();
        Map<List<String>, String> taken = new HashMap<>();
        for (TableRow row : reader.rows(file, List.of("word", "meaning", "value"), List.of("note"))) {
            Optional<String> word = row.word("word").map(text -> text.toLowerCase(Locale.ROOT));
            Optional<String> meaning = row.word("meaning");
            if (word.isPresent() && meaning.isPresent()) {
                String before = taken.putIfAbsent(List.of(word.get(), meaning.get()), row.position());
                if (before != null) {
                    row.problem("word", "\"" + word.get() + "\" already means " + meaning.get() + " at " + before, "");
                }
                words.add(new Word(word.get(), meaning.get(), row.text("value")));
            }
        }
        return new Words(words);
    }
}
