package io.alertledger.parse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The vocabulary: which phrase means what. It is data ({@code rules/words.csv}) so that a trader can teach the grammar a
 * room's own words. Immutable and safe to share.
 *
 * <p>A phrase has one meaning; besides it, the same phrase may have <em>asides</em>: {@link Meaning#LABEL} (which counts
 * before a colon only), {@link Meaning#COMMON} (a plain word that is also a ticker), {@link Meaning#COIN}, {@link
 * Meaning#MOMENT} and {@link Meaning#PERIOD} (which tell when), {@link Meaning#MARKET_MOVE}.
 */
public final class Vocabulary {
    /** The columns of the table, in this order; a fourth, {@code note}, may follow. */
    public static final List<String> COLUMNS = List.of("word", "meaning", "value");

    private final List<Word> rows;
    private final Map<String, Word> byPhrase = new HashMap<>();
    private final Map<String, Word> labels = new HashMap<>();
    private final Set<String> common = new HashSet<>();
    private final Set<String> coins = new HashSet<>();
    private final Map<String, Word> moments = new HashMap<>();
    private final Set<String> periods = new HashSet<>();
    private final Set<String> marketMoves = new HashSet<>();
    private final Map<String, Integer> longestByFirst = new HashMap<>();

    Vocabulary(List<Word> rows) {
        this.rows = List.copyOf(rows);
        for (Word row : rows) {
            index(row);
        }
        for (Word row : rows) {
            if (Misspellings.appliesTo(row)) {
                for (String spelling : Misspellings.of(row.phrase())) {
                    byPhrase.putIfAbsent(spelling, row);
                    longestByFirst.merge(spelling, 1, Math::max);
                }
            }
        }
    }

    private void index(Word row) {
        switch (row.meaning()) {
            case LABEL -> labels.put(row.phrase(), row);
            case COMMON -> common.add(row.phrase());
            case COIN -> coins.add(row.phrase());
            case MOMENT -> moments.put(row.phrase(), row);
            case PERIOD -> periods.add(row.phrase());
            case MARKET_MOVE -> marketMoves.add(row.phrase());
            case SIZE -> {}
            default -> {
                byPhrase.put(row.phrase(), row);
                List<String> pieces = pieces(row.phrase());
                longestByFirst.merge(pieces.get(0), pieces.size(), Math::max);
            }
        }
        if (row.meaning() == Meaning.LABEL) {
            List<String> pieces = pieces(row.phrase());
            longestByFirst.merge(pieces.get(0), pieces.size(), Math::max);
        }
    }

    /**
     * Reads the table.
     *
     * @param csv the text of {@code words.csv}
     * @throws VocabularyException naming every cell that is wrong
     */
    public static Vocabulary read(String csv) {
        return VocabularyReader.read(csv);
    }

    /** The meaning of a phrase, its pieces joined by one space, lower case; null where the table is silent. */
    @Nullable
    Word find(String phrase) {
        return byPhrase.get(phrase);
    }

    /** The field that a phrase names on a card, or null. */
    @Nullable
    Word label(String phrase) {
        return labels.get(phrase);
    }

    /** Whether a plain word is a ticker as well. */
    boolean isCommon(String word) {
        return common.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a ticker is a coin's short name. */
    boolean isCoin(String ticker) {
        return coins.contains(ticker.toLowerCase(Locale.ROOT));
    }

    /** The time that a phrase names behind "at" or "before", or null. */
    @Nullable
    Word moment(String phrase) {
        return moments.get(phrase.toLowerCase(Locale.ROOT));
    }

    /** Whether a word measures time. */
    boolean isPeriod(String word) {
        return periods.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a verb tells, behind a ticker, what the market does as likely as what is sold. */
    boolean isMarketMove(String verb) {
        return marketMoves.contains(verb.toLowerCase(Locale.ROOT));
    }

    /** How many pieces the longest phrase has that begins with a piece; 0 where none does. */
    int longest(String firstPiece) {
        return longestByFirst.getOrDefault(firstPiece, 0);
    }

    /** The rows, for showing. */
    public List<Word> rows() {
        return rows;
    }

    /** A phrase in the pieces that the tokenizer makes of it. */
    static List<String> pieces(String phrase) {
        List<String> pieces = new ArrayList<>();
        for (Token token : Tokenizer.tokens(phrase)) {
            pieces.add(token.text().toLowerCase(Locale.ROOT));
        }
        return pieces;
    }
}
