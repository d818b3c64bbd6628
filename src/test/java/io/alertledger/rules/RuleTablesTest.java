package io.alertledger.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.alertledger.model.Fraction;
import io.alertledger.model.LinearInstrument;
import io.alertledger.model.OptionContract;
import io.alertledger.model.Policy;
import io.alertledger.model.SizeWord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables beside the rules. */
class RuleTablesTest {

    private final RuleTables tables = ExampleRules.set().tables();

    @Test
    void theShippedPolicyIsWhatThePackedTableSays() {
        List<RuleProblem> problems = new ArrayList<>();
        RuleTables packed = RuleTables.read(RuleSources.packed(), problems).tables();

        assertThat(problems).isEmpty();
        assertThat(packed.policy("any", "any", "SPY")).isEqualTo(Policy.SHIPPED);
    }

    @Test
    void theMostSpecificRowWinsColumnByColumn() {
        assertThat(tables.policy("default", null, null)).isEqualTo(Policy.SHIPPED);

        Policy index = tables.policy("default", "swings", "SPXW");
        assertThat(index.heuristics()).containsExactly("NEWEST_FIRST", "FIFO");
        assertThat(index.trimFraction()).isEqualTo(Fraction.HALF);

        Policy ira = tables.policy("ira", null, "SPY");
        assertThat(ira.trimFraction()).isEqualTo(Fraction.of(1, 3));
        assertThat(ira.minConfidence()).isEqualTo("0.8");
        assertThat(ira.buyBudgetOfEquity()).isEqualTo("0.05");

        Policy lotto = tables.policy("ira", "1002", "SPY");
        assertThat(lotto.heuristics()).containsExactly("LEARNED");
        assertThat(lotto.trimFraction()).isEqualTo(Fraction.of(1, 3));
        assertThat(lotto.minConfidence()).as("none lifts it").isNull();
        assertThat(lotto.buyBudget()).isEqualTo("200");
        assertThat(lotto.buyBudgetOfEquity()).as("money replaces a share").isNull();

        assertThat(tables.policy("default", null, "SPX").heuristics()).first().isEqualTo("NEWEST_FIRST");
        assertThat(tables.policy("ira", null, "SPX").heuristics())
                .as("of rows that name one thing, the ticker's goes first")
                .first()
                .isEqualTo("NEWEST_FIRST");
    }

    @Test
    void idsAndNamesAreOneChannel() {
        assertThat(List.of(tables.channels().of("1002"), tables.channels().of("LOTTO")))
                .containsOnly(new Channels.Channel("1002", "lotto", "ira", true));
        assertThat(tables.channels().of("archive").enabled()).isFalse();
        assertThat(tables.channels().of("elsewhere"))
                .isEqualTo(new Channels.Channel("elsewhere", "elsewhere", "default", true));
    }

    @Test
    void aSizeWordIsWorthWhatTheTableSays() {
        assertThat(tables.sizes().of(SizeWord.LOTTO)).isEqualTo(Fraction.of(1, 10));
        assertThat(tables.sizes().of(SizeWord.FULL)).as("not in the table").isEqualTo(Fraction.ONE);
    }

    @Test
    void symbolsKnowVariants() {
        assertThat(tables.symbols().tickerOf("SPXW")).isEqualTo("SPX");
        assertThat(tables.symbols().tickerOf("SPXS")).isEqualTo("SPXS");
    }

    @ParameterizedTest
    @CsvSource({
        "SPY_20260128_595_C, 7.00, 0.01",
        "SPX_20260128_6900_C, 2.99, 0.05",
        "SPX_20260128_6900_C, 3.00, 0.10",
        "XYZ_20260128_10_C, 2.99, 0.05",
        "XYZ_20260128_10_C, 3, 0.1",
        "AAPL, 190, 0.01",
        "DOGEUSDT, 0.08, 0.0001",
    })
    void ticksDependOnNameAndPrice(String id, BigDecimal price, BigDecimal tick) {
        var instrument = id.contains("_") ? OptionContract.parseCcid(id) : LinearInstrument.of(id);

        assertThat(tables.ticks().tick(instrument, LocalDate.of(2026, 1, 28), price))
                .isEqualByComparingTo(tick);
    }

    @Test
    void theCalendarKnowsHolidaysAndHalfDays() {
        assertThat(tables.calendar().isTradingDay(LocalDate.of(2026, 7, 3))).isFalse();
        assertThat(tables.calendar().closeOf(LocalDate.of(2026, 11, 27))).isEqualTo(LocalTime.of(13, 0));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("weights.csv", "rule,points\nfifo,much\n", 2, 6, "points: not a number: 'much'"),
                Arguments.of("weights.csv", "rule,points\nfifo,\n", 2, 6, "points is empty"),
                Arguments.of("weights.csv", "rule,points\nfifo,1e300000000\n", 2, 6, "points: number out of range"),
                Arguments.of(
                        "weights.csv", "rule,points\nfifo,1\nfifo,2\n", 3, 1, "already has points at weights.csv:2"),
                Arguments.of("weights.csv", "rule,points\nfifo,1,2,3\n", 2, 1, "the row has 4 cells and the header 2"),
                Arguments.of("weights.csv", "rule,pionts\nfifo,1\n", 1, 6, "there is no column \"pionts\""),
                Arguments.of("weights.csv", "rule\nfifo\n", 1, 1, "column \"points\" is missing"),
                Arguments.of("weights.csv", "rule,points\n\"fifo,1\n", 2, 1, "the row can't be read"),
                Arguments.of("weights.csv", "# nothing\n", 0, 0, "the table is empty"),
                Arguments.of("policy.csv", "account,channel,ticker,trimFraction\n*,*,*,3/2\n", 2, 7, "trimFraction: "),
                Arguments.of(
                        "policy.csv",
                        "account,channel,ticker,minConfidence\n*,*,*,80\n",
                        2,
                        7,
                        "minConfidence: \"80\" is not from 0 to 1"),
                Arguments.of(
                        "policy.csv",
                        "account,channel,ticker,onAmbiguous\n*,*,*,WAIT\n",
                        2,
                        7,
                        "onAmbiguous: \"WAIT\" is none of HOLD, HEURISTIC"),
                Arguments.of(
                        "policy.csv",
                        "account,channel,ticker,settleWithinSeconds\n*,*,*,5m\n",
                        2,
                        7,
                        "settleWithinSeconds: \"5m\" is no whole number"),
                Arguments.of(
                        "policy.csv",
                        "account,channel,ticker\n*,*,SPX\n*,*,spxw\n",
                        3,
                        1,
                        "the same account, channel and ticker stand at policy.csv:2"),
                Arguments.of(
                        "channels.csv",
                        "id,name,account,enabled\n1,a,default,maybe\n",
                        2,
                        13,
                        "enabled: \"maybe\" is neither true nor false"),
                Arguments.of(
                        "channels.csv",
                        "id,name,account,enabled\n1,a,default,true\n2,A,ira,true\n",
                        3,
                        3,
                        "name \"A\" already names the channel at channels.csv:2"),
                Arguments.of(
                        "ticks.csv",
                        "kind,ticker,expiry,from,tick\nOPTION,*,*,0,0\n",
                        2,
                        14,
                        "tick: \"0\" is not above 0"),
                Arguments.of("holidays.csv", "date,name,close\n2026-02-30,x,closed\n", 2, 1, "date: "),
                Arguments.of("holidays.csv", "date,name,close\n2026-02-03,\"a, b\",noon\n", 2, 19, "close: "),
                Arguments.of(
                        "symbols.csv",
                        "ticker,root,weekly\nSPX,SPXW,true\nSPY,SPXW,true\n",
                        3,
                        5,
                        "root \"SPXW\" already stands for SPX"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsNamedAtItsPlace(String file, String text, int line, int column, String what) {
        List<RuleProblem> problems = new ArrayList<>();
        RuleTables.read(ExampleRules.sources().with(new RuleFile(file, text)), problems);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains(what);
            assertThat(List.of(problem.line(), problem.column())).containsExactly(line, column);
        });
    }

    @Test
    void everyMistakeOfATableIsNamed() {
        List<RuleProblem> problems = new ArrayList<>();
        RuleTables.read(
                ExampleRules.sources()
                        .with(new RuleFile("holidays.csv", "date,name,close\n\n# x\n1,a,2\n2026-01-01,b,3\n")),
                problems);

        assertThat(problems)
                .extracting(RuleProblem::line, RuleProblem::column)
                .containsExactly(tuple(4, 1), tuple(4, 5), tuple(5, 14));
    }

    @Test
    void aTableNobodyKnowsIsAProblem() {
        List<RuleProblem> problems = new ArrayList<>();
        RuleTables.read(ExampleRules.sources().with(new RuleFile("weigths.csv", "rule,points\n")), problems);

        assertThat(problems)
                .singleElement()
                .hasToString("weigths.csv: no table of this name is known\n  Maybe \"weights.csv\" is meant.");
    }

    @Test
    void durationsAreSeconds() {
        List<RuleProblem> problems = new ArrayList<>();
        RuleTables own = RuleTables.read(
                        ExampleRules.sources()
                                .with(new RuleFile(
                                        "policy.csv", "account,channel,ticker,maxAlertAgeSeconds\n*,*,*,90\n")),
                        problems)
                .tables();

        assertThat(own.policy("a", null, null).maxAlertAge()).isEqualTo(Duration.ofSeconds(90));
    }
}
