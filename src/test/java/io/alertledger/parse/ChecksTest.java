package io.alertledger.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Action;
import io.alertledger.model.Instruction;
import io.alertledger.model.Reading;
import io.alertledger.model.Span;
import io.alertledger.model.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last look at what would be acted on: what can not be meant is not done, and says why. */
class ChecksTest {
    private static final Message TEXT = Grammar.message("0123456789");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "fine", textBlock = """
            {"action":"buy","ticker":"SPY","strike":595,"right":"C","price":2.5}       | fine
            {"action":"buy","ticker":"SPY","strike":595,"right":"C","price":0}         | a price of zero buys nothing
            {"action":"sell","ticker":"SPY","strike":595,"right":"C","price":0}        | fine
            {"action":"buy","ticker":"SPY","strike":595,"right":"C","price":595}       | fine
            {"action":"buy","ticker":"SPY","strike":595,"right":"C","price":595.01}    | a price of 595.01 for a strike of 595 can not be
            {"action":"sell","ticker":"SPY","strike":595,"right":"C","price":595.01}   | fine
            {"action":"buy","ticker":"BTCUSDT","price":10000000}                       | fine
            {"action":"buy","ticker":"BTCUSDT","price":10000000.01}                    | a price of 10000000.01 can not be
            """)
    void aPriceThatCanNotBe(String order, String objection) {
        Instruction instruction = new WebhookReader(Grammar.WORDS, Grammar.SYMBOLS)
                .read(order)
                .instructions()
                .get(0);
        assertThat(Checks.objections(instruction, TEXT)).isEqualTo(objection == null ? List.of() : List.of(objection));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "fine", textBlock = """
            A              | fine
            Z              | fine
            0              | fine
            9              | fine
            BRK.B          | fine
            ABCDEFGHIJKLMN | fine
            ABCDEFGHIJKLMNO| 'ABCDEFGHIJKLMNO' is no ticker
            spy            | 'spy' is no ticker
            SP-Y           | 'SP-Y' is no ticker
            SP/Y           | 'SP/Y' is no ticker
            SP:Y           | 'SP:Y' is no ticker
            SP@Y           | 'SP@Y' is no ticker
            SP[Y           | 'SP[Y' is no ticker
            ``             | '' is no ticker
            """)
    void aTickerIsLettersDigitsAndDots(String ticker, String objection) {
        assertThat(Checks.objections(Instruction.of(Action.TRIM, ticker), TEXT))
                .isEqualTo(objection == null ? List.of() : List.of(objection));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "fine", textBlock = """
            BUY        | BUY names no ticker
            TRIM       | TRIM names no ticker
            EXIT       | EXIT names no ticker
            MOVE_STOP  | MOVE_STOP names no ticker, MOVE_STOP names no stop
            SET_TARGET | SET_TARGET names no ticker, SET_TARGET names no target
            """)
    void whatMustBeNamed(Action action, String objections) {
        assertThat(String.join(", ", Checks.objections(Instruction.of(action, null), TEXT)))
                .isEqualTo(objections);
    }

    @Test
    void aFieldStandsInTheText() {
        Instruction trim = Instruction.of(Action.TRIM, "SPY");
        assertThat(Checks.objections(trim.withSpans(Map.of("ticker", new Span(0, 10))), TEXT))
                .isEmpty();
        assertThat(Checks.objections(trim.withSpans(Map.of("ticker", new Span(0, 11))), TEXT))
                .containsExactly("a field stands outside of the text, at 11");
    }

    /** What is objected to is not done, with the objections first; a note is nobody's order and is left alone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            ORDER  | TRIM       | 20 | ORDER   | as read
            ORDER  | TRIM       | 21 | UNCLEAR | more than 20 instructions in one message, as read
            MANAGE | TRIM       | 1  | UNCLEAR | a message that only manages stops and targets can not trade, as read
            NOTE   | TRIM       | 21 | NOTE    | as read
            """)
    void aReadingIsJudgedWhole(Verdict read, Action action, int times, Verdict judged, String reasons) {
        Reading reading =
                new Reading(read, Collections.nCopies(times, Instruction.of(action, "SPY")), List.of("as read"));
        Reading after = Checks.judge(reading, TEXT);
        assertThat(after.verdict()).isEqualTo(judged);
        assertThat(String.join(", ", after.reasons())).isEqualTo(reasons);
        assertThat(after.instructions()).hasSize(times);
    }
}
