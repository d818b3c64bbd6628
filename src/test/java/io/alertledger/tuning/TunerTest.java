package io.alertledger.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.resolve.Resolver;
import io.alertledger.rules.CompileResult;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import io.alertledger.rules.RuleTables;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Measuring and tuning on the sample's trades, which are invented. */
class TunerTest {
    private static final RuleSet RULES =
            ((CompileResult.Compiled) RuleCompiler.compile(RuleSources.packed())).ruleSet();

    private static History sample() throws IOException {
        try (Reader csv = Files.newBufferedReader(Path.of("samples/analyst-trades/trades.csv"))) {
            return History.read(csv, RULES.tables().symbols());
        }
    }

    private static History history(String rows) throws IOException {
        return History.read(
                new StringReader("Date,Symbol,Trader,Type,Price,Qty,STC-Qty,STC-Price,STC-Date\n" + rows),
                RULES.tables().symbols());
    }

    @Test
    void aCaseIsAnExitWithAChoice() throws IOException {
        History history = history("""
                2026-01-28 10:00:00,SPY_013026C690,ann,BTO,1.00,2,2,1.30,2026-01-28 10:30:00
                2026-01-28 10:10:00,SPY_013026C695,ann,BTO,0.60,2,2,0.80,2026-01-28 10:40:00
                2026-01-28 10:20:00,SPY_012826P685,bob,BTO,0.40,2,2,0,2026-01-28 19:00:00
                2026-01-28 10:20:00,QQQ_012826P600,bob,BTO,0.40,2,,,
                """);
        Accuracy accuracy = Accuracy.of(history, new Resolver(RULES));
        assertThat(accuracy.sameAnalyst().cases()).isEqualTo(1);
        assertThat(accuracy.sameAnalyst().oneCandidate()).isEqualTo(1);
        assertThat(accuracy.wholeBook().cases())
                .as("bob's put is open at both exits")
                .isEqualTo(2);
        assertThat(accuracy.leftOut()).containsOnlyKeys(LeftOut.EXPIRED, LeftOut.NEVER_CLOSED);
        assertThat(accuracy.sameAnalyst().policies().get("FIFO"))
                .extracting(Scores::right)
                .isEqualTo(1);
        assertThat(accuracy.sameAnalyst().policies().get("NEWEST_FIRST"))
                .extracting(Scores::right)
                .isEqualTo(0);
    }

    @Test
    void learnedBeatsEveryPlainPolicyOnTheSample() throws IOException {
        Accuracy accuracy = Accuracy.of(sample(), new Resolver(RULES));
        for (Accuracy.Measured measured : List.of(accuracy.sameAnalyst(), accuracy.wholeBook())) {
            BigDecimal learned = accuracy(measured, "LEARNED");
            for (String policy : Accuracy.POLICIES) {
                assertThat(learned).as(policy).isGreaterThanOrEqualTo(accuracy(measured, policy));
            }
            assertThat(measured.calibration().bins().stream()
                            .mapToInt(Calibration.Bin::cases)
                            .sum())
                    .isEqualTo(measured.cases());
        }
    }

    private static BigDecimal accuracy(Accuracy.Measured measured, String policy) {
        Scores scores = measured.policies().get(policy);
        return scores == null ? BigDecimal.ZERO : scores.accuracy();
    }

    @Test
    void weightsThatDoWorseAreReplacedAndBetterOnesStay() throws IOException {
        RuleSet untaught = RULES.reweighed(WeightsText.in(RULES.sources())
                .with(rule -> rule.startsWith("learned-") ? Optional.of(BigDecimal.ZERO) : Optional.empty()));
        Tuning tuning = new Tuner(untaught).tune(sample(), List.of());
        assertThat(tuning).isInstanceOf(Tuning.Better.class);
        Tuning.Better better = (Tuning.Better) tuning;
        assertThat(better.weightsCsv())
                .startsWith("# tuned: learned weights fitted to ")
                .contains("held out in time order")
                .contains("strike-matches,100,");
        assertThat(new Tuner(untaught).tune(sample(), List.of()))
                .as("the same history gives the same bytes")
                .isEqualTo(tuning);

        RuleSet taught = RULES.reweighed(better.weightsCsv());
        assertThat(new Tuner(taught).tune(sample(), List.of())).isInstanceOf(Tuning.Kept.class);
    }

    @Test
    void aFoldIsFittedToNothingOfItsOwnTimeOrLater() throws IOException {
        List<Case> cases = Cases.of(
                        sample(),
                        View.WHOLE_BOOK,
                        RULES.tables().symbols(),
                        RULES.tables().calendar())
                .cases();
        List<Example> examples = Vectors.of(cases, RULES).examples();
        Instant from = examples.get(examples.size() / 2).at();
        List<Example> fitted = Tuner.before(examples, from);
        assertThat(fitted).isNotEmpty().allMatch(example -> example.at().isBefore(from));
        assertThat(examples)
                .filteredOn(example -> !fitted.contains(example))
                .noneMatch(example -> example.at().isBefore(from));
    }

    @Test
    void aHandfulOfTradesTeachesNothing() throws IOException {
        assertThat(new Tuner(RULES).tune(history(""), List.of())).isEqualTo(new Tuning.TooFew(0, Tuner.LEAST_CASES));
    }

    @Test
    void rulesThatFailAreRightAboutNothing() throws IOException {
        RuleSources packed = RuleSources.packed();
        RuleFile weights = packed.file(WeightsText.FILE).orElseThrow();
        RuleFile failing = new RuleFile("matching/own.drl", """
                package rules.matching;
                import io.alertledger.model.Candidate;
                global io.alertledger.rules.Scoreboard scoreboard;
                rule "Fails without a mark"
                    @id("fails") @title("Fails without a mark") @rationale("A fault in a rule of one's own.")
                when
                    $c : Candidate($mark : mark)
                then
                    scoreboard.learned($c, $mark, "a mark");
                end
                """);
        RuleSet rules = ((CompileResult.Compiled) RuleCompiler.compile(
                        packed.with(failing).with(new RuleFile(WeightsText.FILE, weights.text() + "\nfails,1,\n"))))
                .ruleSet();
        Accuracy accuracy = Accuracy.of(history("""
                        2026-01-28 10:00:00,SPY_013026C690,ann,BTO,1.00,2,2,1.30,2026-01-28 10:30:00
                        2026-01-28 10:10:00,SPY_013026C695,ann,BTO,0.60,2,2,0.80,2026-01-28 10:40:00
                        """), new Resolver(rules));
        assertThat(accuracy.sameAnalyst().cases()).isEqualTo(1);
        assertThat(accuracy(accuracy.sameAnalyst(), "LEARNED")).isEqualByComparingTo("0");
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("samples/analyst-trades/trades.csv"));
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.reverse(rows);
        History backwards = History.read(
                new StringReader(lines.get(0) + "\n" + String.join("\n", rows)),
                RULES.tables().symbols());
        assertThat(Accuracy.of(backwards, new Resolver(RULES))).isEqualTo(Accuracy.of(sample(), new Resolver(RULES)));
    }

    /** What is bought or averaged into after an exit is not in the book that the exit is decided on. */
    @Test
    void nothingInACaseIsFromLater() throws IOException {
        History history = sample();
        RuleTables tables = RULES.tables();
        for (View view : View.values()) {
            for (Case one :
                    Cases.of(history, view, tables.symbols(), tables.calendar()).cases()) {
                assertThat(one.positions()).allSatisfy(position -> {
                    assertThat(position.updatedAt()).isBeforeOrEqualTo(one.at());
                    assertThat(position.lots())
                            .allSatisfy(lot -> assertThat(lot.openedAt()).isBeforeOrEqualTo(one.at()));
                });
            }
        }
        String case1 = """
                2026-01-28 10:00:00,SPY_013026C690,ann,BTO,1.00,2,2,1.30,2026-01-28 10:30:00
                2026-01-28 10:10:00,SPY_013026C695,ann,BTO,0.60,2,2,0.80,2026-01-28 10:40:00
                """;
        String later = "2026-01-28 10:30:01,SPY_013026C695,ann,BTO,6.00,9,9,9,2026-01-28 10:50:00\n";
        assertThat(first(history(case1 + later))).isEqualTo(first(history(case1)));
    }

    private static Case first(History history) {
        RuleTables tables = RULES.tables();
        return Cases.of(history, View.SAME_ANALYST, tables.symbols(), tables.calendar())
                .cases()
                .get(0);
    }

    @Test
    void aRowThatCanNotBeReadSaysWhy() throws IOException {
        History history = history("""
                2026-01-28 10:00:00,SPY_013026C690,ann,BTO,1.00,2,2,1.30,2026-01-28 10:30:00
                2026-01-28 10:10:00,SPY_013026C695,ann,BTO,0.60,2,,0.80,2026-01-28 10:40:00
                2026-01-28 10:10:00,SPY_013026C696,ann,BTO,0.60,many,2,0.80,2026-01-28 10:40:00
                """);
        assertThat(history.leftOut()).containsEntry(LeftOut.UNREADABLE, 2);
        assertThat(history.unreadable()).contains("line 3, STC-Qty: missing, and needed");
        assertThat(sample().unreadable()).isEmpty();
    }
}
