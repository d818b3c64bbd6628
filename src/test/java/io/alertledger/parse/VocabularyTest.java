package io.alertledger.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.alertledger.model.MarketCalendar;
import io.alertledger.model.Symbols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    @Test
    void theShippedTableIsWhole() {
        assertThat(Grammar.WORDS.rows()).hasSizeGreaterThan(2000);
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlace() {
        VocabularyException wrong = catchThrowableOfType(VocabularyException.class, () -> Vocabulary.read("""
                word,meaning,value
                ditch,sell,STRONG
                yeet,sel,STRONG
                dump,sell,LOUD
                most,fraction,3/2
                ditch,exit,STRONG
                friyay,weekday,6
                call,type,UP
                """));

        assertThat(wrong.problems())
                .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.value())
                .containsExactly("3:2 sel", "4:3 LOUD", "5:3 3/2", "6:1 ditch", "7:3 6", "8:3 UP");
        assertThat(wrong).hasMessageContaining("words.csv:3:2: 'sel' is no meaning; allowed are buy, add, trim, sell");
    }

    @Test
    void aWrongHeaderIsTold() {
        VocabularyException wrong =
                catchThrowableOfType(VocabularyException.class, () -> Vocabulary.read("word;meaning\n"));

        assertThat(wrong).hasMessageContaining("is not the header; expected word,meaning,value");
    }

    @Test
    void aRoomsOwnWordIsARow() {
        Vocabulary words = Vocabulary.read("word,meaning,value\nyeet,sell,STRONG\nthe,noise,\nhalfsies,fraction,1/2\n");
        GrammarParser parser = new GrammarParser(words, MarketCalendar.WEEKDAYS, Symbols.NONE);

        assertThat(Shown.reading(parser.parse(Grammar.message("yeet halfsies the NVDA"))))
                .isEqualTo("ORDER: TRIM NVDA part=1/2");
    }

    @ParameterizedTest
    @CsvSource({
        "trimmed, trimed",
        "trimmed, trimmmed",
        "trimmed, trmimed",
        "bought, boight",
        "closing, clsoing",
        "exiting, exitting"
    })
    void aSlipOfTheFingersIsTheSameWord(String word, String slip) {
        assertThat(Misspellings.of(word).contains(slip) || Grammar.WORDS.find(slip) != null)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"closing, losing", "closed, closer", "bought, brought", "selling, spelling", "trimmed, rimmed"})
    void anotherWordIsNoSlip(String word, String other) {
        assertThat(Misspellings.of(word)).doesNotContain(other);
    }
}
