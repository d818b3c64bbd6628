package io.alertledger.parse;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads {@code words.csv} and says everything that is wrong with it at once. */
final class VocabularyReader {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    private static final Set<String> STRENGTHS = Set.of("STRONG", "WEAK");

    /** What the value of a meaning may be; a meaning that is absent takes none. */
    private static final Map<Meaning, Set<String>> VALUES = Map.ofEntries(
            Map.entry(Meaning.BUY, STRENGTHS),
            Map.entry(Meaning.ADD, STRENGTHS),
            Map.entry(Meaning.TRIM, STRENGTHS),
            Map.entry(Meaning.SELL, STRENGTHS),
            Map.entry(Meaning.EXIT, STRENGTHS),
            Map.entry(Meaning.CLOSE_SHORT, STRENGTHS),
            Map.entry(Meaning.DIRECTION, Set.of("LONG", "SHORT")),
            Map.entry(Meaning.TYPE, Set.of("CALL", "PUT")),
            Map.entry(Meaning.NICKNAME, Set.of("WEEKLY", "CORE", "RUNNER")),
            Map.entry(Meaning.SIZE_WORD, Set.of("FULL", "HALF", "QUARTER", "SMALL", "STARTER", "LOTTO")),
            Map.entry(Meaning.BEYOND, Set.of("ABOVE", "BELOW", "CLOSE")),
            Map.entry(Meaning.INTENT, Set.of("", "RESTING", "LATER", "WATCH", "CHOICE")),
            Map.entry(Meaning.NEGATION, Set.of("", "VOID")),
            Map.entry(Meaning.IRONY, Set.of("", "LEAVES", "ENTERS")),
            Map.entry(Meaning.AT, Set.of("", "ENTRY")),
            Map.entry(Meaning.MOMENT, Set.of("", "EVENT")),
            Map.entry(Meaning.STATUS, Set.of("", "REACHED")),
            Map.entry(Meaning.RECAP, Set.of("", "HEADING", "EVENT")),
            Map.entry(Meaning.UNSUPPORTED, Set.of("", "VERB", "TAG")),
            Map.entry(Meaning.ALL, Set.of("", "EVERYTHING", "LONG", "SHORT")),
            Map.entry(Meaning.CORRECTION, Set.of("", "APOLOGY")),
            Map.entry(Meaning.LEAVE, Set.of("", "EXCEPT", "ONLY")),
            Map.entry(Meaning.NOISE, Set.of("", "PRONOUN", "CAUTION")),
            Map.entry(
                    Meaning.DAY,
                    Set.of(
                            "TODAY",
                            "TOMORROW",
                            "THIS_WEEK",
                            "NEXT_WEEK",
                            "NEXT_FRIDAY",
                            "MONTHLY",
                            "LEAPS",
                            "MONTH_END")),
            Map.entry(
                    Meaning.LABEL,
                    Set.of(
                            "TICKER",
                            "STRIKE",
                            "EXPIRATION",
                            "TYPE",
                            "PRICE",
                            "STOP",
                            "TARGET",
                            "ACTION",
                            "SELL",
                            "QUANTITY",
                            "SIZE",
                            "CONTRACT",
                            "OTHER")));

    /** After a verb's strength: it tells of something done. */
    private static final String PAST = " PAST";

    private final List<VocabularyProblem> problems = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<Word> rows = new ArrayList<>();

    private VocabularyReader() {}

    static Vocabulary read(String csv) {
        VocabularyReader reader = new VocabularyReader();
        reader.readAll(csv);
        if (!reader.problems.isEmpty()) {
            throw new VocabularyException(reader.problems);
        }
        return new Vocabulary(reader.rows);
    }

    private void readAll(String csv) {
        try (CSVParser parser = CSVParser.parse(new StringReader(csv), FORMAT)) {
            boolean header = true;
            for (CSVRecord row : parser) {
                int line = Math.toIntExact(parser.getCurrentLineNumber());
                if (header) {
                    header = false;
                    if (!isHeader(row.toList())) {
                        problem(
                                line,
                                1,
                                String.join(",", row.toList()),
                                "is not the header; expected " + String.join(",", Vocabulary.COLUMNS));
                        return;
                    }
                } else {
                    readRow(line, row);
                }
            }
            if (header) {
                problem(1, 1, "", "is empty; expected the header " + String.join(",", Vocabulary.COLUMNS));
            }
        } catch (IOException | RuntimeException broken) {
            problem(1, 1, "", "is not readable as CSV: " + broken.getMessage());
        }
    }

    private static boolean isHeader(List<String> cells) {
        int columns = Vocabulary.COLUMNS.size();
        boolean noted = cells.size() == columns + 1 && cells.get(columns).equals("note");
        return cells.equals(Vocabulary.COLUMNS)
                || noted && cells.subList(0, columns).equals(Vocabulary.COLUMNS);
    }

    private void readRow(int line, CSVRecord row) {
        if (row.size() < 2 || row.size() > Vocabulary.COLUMNS.size() + 1) {
            problem(
                    line,
                    1,
                    row.get(0),
                    "row has " + row.size() + " cells; expected phrase,meaning and up to three more");
            return;
        }
        String phrase = String.join(" ", Vocabulary.pieces(row.get(0)));
        Meaning meaning = meaning(line, row.get(1));
        String written = row.size() > 2 ? row.get(2) : "";
        boolean past = written.endsWith(PAST);
        String value = past ? written.substring(0, written.length() - PAST.length()) : written;
        if (phrase.isEmpty()) {
            problem(line, 1, row.get(0), "is no phrase; expected at least one word");
        }
        if (meaning == null || phrase.isEmpty()) {
            return;
        }
        checkValue(line, meaning, past && !meaning.isVerb() ? written : value);
        String slot = meaning.isAside() ? meaning.name() : "";
        Integer before = seen.putIfAbsent(slot + '\n' + phrase, line);
        if (before != null) {
            problem(line, 1, row.get(0), "has a meaning already, in line " + before);
        }
        rows.add(new Word(phrase, meaning, value, past, line));
    }

    private @Nullable Meaning meaning(int line, String name) {
        for (Meaning meaning : Meaning.values()) {
            if (meaning.isVocabulary() && meaning.written().equals(name)) {
                return meaning;
            }
        }
        problem(
                line,
                2,
                name,
                "is no meaning; allowed are "
                        + String.join(
                                ", ",
                                Arrays.stream(Meaning.values())
                                        .filter(Meaning::isVocabulary)
                                        .map(Meaning::written)
                                        .toList()));
        return null;
    }

    private void checkValue(int line, Meaning meaning, String value) {
        switch (meaning) {
            case FRACTION, SIZE -> number(line, value, Numbers.fraction(value) != null, "a fraction such as 3/4");
            case COUNT -> number(line, value, Numbers.whole(value, 1, 1000) != null, "a count from 1 to 1000");
            case MONTH -> number(line, value, Numbers.whole(value, 1, 12) != null, "a month from 1 to 12");
            case WEEKDAY -> number(line, value, Numbers.whole(value, 1, 5) != null, "a weekday from 1 (Monday) to 5");
            case TICKER_WORD ->
                number(
                        line,
                        value,
                        !value.isEmpty() && value.equals(value.toUpperCase(Locale.ROOT)),
                        "a ticker in capitals");
            default -> {
                Set<String> allowed = VALUES.getOrDefault(meaning, Set.of(""));
                if (!allowed.contains(value)) {
                    problem(
                            line,
                            3,
                            value,
                            "is no value of " + meaning.written() + "; allowed are "
                                    + allowed.stream().sorted().toList());
                }
            }
        }
    }

    private void number(int line, String value, boolean good, String expected) {
        if (!good) {
            problem(line, 3, value, "is not " + expected);
        }
    }

    private void problem(int line, int column, String value, String message) {
        problems.add(new VocabularyProblem(line, column, value, message));
    }
}
