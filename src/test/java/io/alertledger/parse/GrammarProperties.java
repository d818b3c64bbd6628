package io.alertledger.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Instruction;
import io.alertledger.model.Reading;
import io.alertledger.model.Span;
import io.alertledger.model.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text and every order. */
class GrammarProperties {
    @Property(tries = 3000)
    void anyTextGivesAVerdict(@ForAll("texts") String text) {
        Reading reading = Grammar.PARSER.parse(Grammar.message(text).holding("SPY", "IT"));

        assertThat(reading.reasons()).noneMatch(reason -> reason.startsWith(GrammarParser.FAULT));
        assertThat(MarkedText.of(text, reading)).isNotEmpty();
        for (Instruction instruction : reading.instructions()) {
            for (Span span : instruction.spans().values()) {
                assertThat(span.to()).isLessThanOrEqualTo(text.length());
            }
            if (reading.verdict().acts()) {
                assertThat(Checks.objections(instruction, Grammar.message(text)))
                        .isEmpty();
            }
        }
    }

    @Property(tries = 300)
    void workGrowsInProportionToLength(@ForAll("salads") String salad) {
        String once = salad.substring(0, Math.min(salad.length(), 900)) + " ";
        long steps = Grammar.PARSER.steps(Grammar.message(once.repeat(2)));
        long fourTimes = Grammar.PARSER.steps(Grammar.message(once.repeat(8)));

        assertThat(fourTimes).isLessThanOrEqualTo(5 * steps + 200);
    }

    @Property(tries = 5000)
    void whatIsPrintedIsReadBack(@ForAll("instructions") Instruction said) {
        String text = Phrasing.of(said);
        Reading reading = Grammar.PARSER.parse(Grammar.message(text));

        assertThat(reading.instructions())
                .as("%s%n%s", text, reading.reasons())
                .extracting(instruction -> instruction.withSpans(Map.of()))
                .containsExactly(said);
        assertThat(reading.verdict()).as(text).isEqualTo(said.action().protects() ? Verdict.MANAGE : Verdict.ORDER);
    }

    @Property(tries = 3000)
    void noiseAroundAnOrderChangesNothing(@ForAll("instructions") Instruction said, @ForAll("noises") Noise noise) {
        String text = Phrasing.of(said);
        Reading reading = Grammar.PARSER.parse(Grammar.message(noise.around(text)));

        assertThat(reading.instructions())
                .as("%s%n%s", noise.around(text), reading.reasons())
                .extracting(instruction -> instruction.withSpans(Map.of()))
                .containsExactly(said);
    }

    @Property(tries = 3000)
    void aNegationInFrontOfAnyOrderGivesNoOrder(
            @ForAll("instructions") Instruction said, @ForAll("negations") String negation) {
        String text = negation + " " + Phrasing.of(said);

        assertThat(Grammar.PARSER.parse(Grammar.message(text)).verdict().acts())
                .as(text)
                .isFalse();
    }

    @Property(tries = 1000)
    void whatIsStruckThroughOrQuotedIsNeverDone(
            @ForAll("instructions") Instruction said, @ForAll("withdrawals") String withdrawn) {
        String text = withdrawn.formatted(Phrasing.of(said));

        assertThat(Grammar.PARSER.parse(Grammar.message(text)).verdict().acts())
                .as(text)
                .isFalse();
    }

    @Property(tries = 1000)
    void aSpanHoldsTheWordsOfItsField(@ForAll("instructions") Instruction said, @ForAll("noises") Noise noise) {
        String text = noise.around(Phrasing.of(said));
        for (Instruction instruction :
                Grammar.PARSER.parse(Grammar.message(text)).instructions()) {
            Span ticker = instruction.spans().get("ticker");
            if (ticker != null && instruction.ticker() != null) {
                assertThat(text.substring(ticker.from(), ticker.to()).toUpperCase(Locale.ROOT))
                        .contains(instruction.ticker());
            }
            Span strike = instruction.spans().get("strike");
            if (strike != null) {
                String digits = text.substring(strike.from(), strike.to());
                assertThat(digits)
                        .contains(Objects.requireNonNull(instruction.contract().strike())
                                .toPlainString());
            }
        }
    }

    /**
     * What stands around an order.
     *
     * @param before in front of it
     * @param after behind it
     * @param small whether all letters are small
     */
    record Noise(String before, String after, boolean small) {
        String around(String text) {
            return before + (small ? text.toLowerCase(Locale.ROOT) : text) + after;
        }
    }

    @Provide
    Arbitrary<Noise> noises() {
        return Combinators.combine(
                        Arbitraries.of(
                                "",
                                "   ",
                                "🔥🔥 ",
                                "**",
                                "@everyone ",
                                "<@&123456> ",
                                "__",
                                "🚨 ALERT 🚨\n",
                                "\n\n",
                                "- ",
                                ":rocket: ",
                                "hey guys ",
                                "||"),
                        Arbitraries.of(
                                "",
                                "   ",
                                " 🔥",
                                "**",
                                " @here",
                                " <@123>",
                                "__",
                                "\n\nNot financial advice.",
                                "\n\n",
                                " :moneybag:",
                                " https://example.com/a/1/2",
                                "!",
                                "||"),
                        Arbitraries.of(true, false))
                .as(Noise::new);
    }

    @Provide
    Arbitrary<String> negations() {
        return Arbitraries.of(
                "not",
                "don't",
                "do not",
                "never",
                "didn't",
                "won't",
                "no",
                "NOT",
                "we're not",
                "I did not",
                "haven't",
                "Don’t",
                "not yet:",
                "can't");
    }

    @Provide
    Arbitrary<String> withdrawals() {
        return Arbitraries.of(
                "~~%s~~", "~~ %s ~~", "good morning ~~%s~~", "~~%s~~ have a nice day", "> %s\ngm", "gm\n> %s");
    }

    @Provide
    Arbitrary<Instruction> instructions() {
        return Instructions.anyTicker(Instructions.all());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(300),
                salads(),
                Arbitraries.strings().ascii().ofMaxLength(200));
    }

    @Provide
    Arbitrary<String> salads() {
        List<String> words = Grammar.WORDS.rows().stream().map(Word::phrase).toList();
        Arbitrary<String> pieces = Arbitraries.oneOf(
                Arbitraries.of(words),
                Arbitraries.of(
                        "SPY",
                        "$TSLA",
                        "595c",
                        "1/2",
                        "1/28",
                        "@",
                        "2.50",
                        "50%",
                        "SL",
                        "PT",
                        ",",
                        ".",
                        "\n",
                        "(",
                        ")",
                        "-",
                        "?",
                        "~~",
                        "**",
                        "SPY260128C00595000",
                        "2-3",
                        "13/45",
                        "0",
                        "-5",
                        "1e9",
                        "999999999999"));
        return pieces.list().ofMaxSize(60).map(list -> String.join(" ", list));
    }
}
