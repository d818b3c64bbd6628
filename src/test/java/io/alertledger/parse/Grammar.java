package io.alertledger.parse;

import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Symbols;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parser over the shipped vocabulary, on a Wednesday morning in New York. */
final class Grammar {
    /** Wednesday, 28 January 2026, 10:30 in New York. */
    static final Instant WEDNESDAY = Instant.parse("2026-01-28T15:30:00Z");

    static final Vocabulary WORDS = Vocabulary.read(file("rules/words.csv"));
    static final MarketCalendar CALENDAR = new MarketCalendar(holidays());
    static final Symbols SYMBOLS = new Symbols(List.of(
            new Symbols.Row("SPX", "SPXW", true),
            new Symbols.Row("NDX", "NDXP", true),
            new Symbols.Row("RUT", "RUTW", true),
            new Symbols.Row("*", "*USDT", false),
            new Symbols.Row("*", "*USD", false)));
    static final GrammarParser PARSER = new GrammarParser(WORDS, CALENDAR, SYMBOLS);

    private Grammar() {}

    static Message message(String text) {
        return Message.of(text, WEDNESDAY);
    }

    private static Map<LocalDate, Optional<LocalTime>> holidays() {
        Map<LocalDate, Optional<LocalTime>> closings = new TreeMap<>();
        for (String line : file("rules/holidays.csv").split("\n", -1)) {
            String[] cells = line.strip().split(",", -1);
            if (cells.length >= 3 && Character.isDigit(line.charAt(0))) {
                closings.put(
                        LocalDate.parse(cells[0]),
                        cells[2].equals("closed") ? Optional.empty() : Optional.of(LocalTime.parse(cells[2])));
            }
        }
        return closings;
    }

    private static String file(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
