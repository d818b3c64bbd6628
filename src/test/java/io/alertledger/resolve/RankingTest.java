package io.alertledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.CandidateScore;
import io.alertledger.model.Decimals;
import io.alertledger.model.Explanation;
import io.alertledger.model.Objection;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix behind a choice: every candidate at every level, contenders first, then what was ruled out. */
class RankingTest {
    private static String shown(CandidateScore score) {
        return score.name() + " "
                + score.levels().stream()
                        .map(level -> level.name() + "=" + Decimals.plain(level.points()))
                        .collect(Collectors.joining(" "))
                + " score " + Decimals.plain(score.separating())
                + (score.objections().isEmpty()
                        ? ""
                        : " "
                                + score.objections().stream()
                                        .map(Objection::code)
                                        .map(Enum::name)
                                        .collect(Collectors.joining("+")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one alone           | SPY_20260130_595_C 4@2 2h                                     |      |                             | SPY_20260130_595_C HINTS=0 FIFO=0 score 0 | none
            the older of two    | SPY_20260130_595_C 4@2 2h; SPY_20260130_600_C 4@2 1h          |      |                             | SPY_20260130_595_C HINTS=0 FIFO=1 score 1; SPY_20260130_600_C HINTS=0 FIFO=0 score 0 | 1 at FIFO
            the newer           | SPY_20260130_595_C 4@2 2h; SPY_20260130_600_C 4@2 1h          |      | heuristics=NEWEST_FIRST     | SPY_20260130_600_C HINTS=0 NEWEST_FIRST=1 FIFO=0 score 1; SPY_20260130_595_C HINTS=0 NEWEST_FIRST=0 FIFO=1 score 0 | 1 at NEWEST_FIRST
            a hint before all   | SPY_20260130_595_C 4@2 2h; SPY_20260130_600_C 4@2 1h; SPY_20260130_590_P 4@2 3h | type=CALL strike=600 | | SPY_20260130_600_C HINTS=150 FIFO=0 score 0; SPY_20260130_590_P HINTS=0 FIFO=2 score 0 CONTRADICTED+CONTRADICTED; SPY_20260130_595_C HINTS=50 FIFO=1 score 0 CONTRADICTED | none
            equal ones          | SPY_20260130_595_C 4@2 1h; SPY_20260130_600_C 4@2 1h          |      | ties=HEURISTIC              | SPY_20260130_595_C HINTS=0 FIFO=0 score 0; SPY_20260130_600_C HINTS=0 FIFO=0 score 0 | none
            the first that tells | SPY_20260128_595_C 4@2 2h; SPY_20260128_600_C 4@2 1h         |      | heuristics=ZERO_DTE>NEWEST_FIRST | SPY_20260128_600_C HINTS=0 ZERO_DTE=1 NEWEST_FIRST=1 FIFO=0 score 1; SPY_20260128_595_C HINTS=0 ZERO_DTE=1 NEWEST_FIRST=0 FIFO=1 score 0 | 1 at NEWEST_FIRST
            FIFO in its place   | SPY_20260128_595_C 4@2 2h; SPY_20260130_600_C 4@2 1h          |      | heuristics=FIFO>ZERO_DTE    | SPY_20260128_595_C HINTS=0 FIFO=1 ZERO_DTE=1 score 1; SPY_20260130_600_C HINTS=0 FIFO=0 ZERO_DTE=0 score 0 | 1 at FIFO
            all ruled out       | SPY_20260130_595_C 5@2 2h locked=5; SPY_20260130_600_P 5@2 1h | type=CALL |                        | SPY_20260130_595_C HINTS=50 FIFO=1 score 0 LOCKED; SPY_20260130_600_P HINTS=0 FIFO=0 score 0 CONTRADICTED | none
            """)
    void everyCandidateAtEveryLevel(
            String why, String held, String said, String settled, String matrix, String margin) {
        Explanation explanation = Table.decide(held, "exit SPY" + (said == null ? "" : " " + said), settled)
                .explanation();
        assertThat(explanation.candidates().stream().map(RankingTest::shown).collect(Collectors.joining("; ")))
                .isEqualTo(matrix);
        assertThat(explanation.margin() == null
                        ? "none"
                        : Decimals.plain(explanation.margin().points()) + " at "
                                + explanation.margin().level())
                .isEqualTo(margin);
        assertThat(explanation.confidence())
                .isEqualTo(explanation.candidates().get(0).probability());
    }

    @Test
    void whatRulesSettledIsWrittenDownWithThem() {
        Explanation explanation =
                Table.decide("SPY_20260130_595_C 5@2 1h mark=2.51", "trim SPY", null).explanation();
        assertThat(explanation.findings())
                .extracting(found -> found.leg() + " " + found.topic() + " "
                        + Decimals.plain(found.value()) + " by " + found.rule().id())
                .containsExactly(
                        "SPY_20260130_595_C price 2.51 by exit-at-mark", "SPY_20260130_595_C size 3 by trim-part");
        assertThat(explanation.instruction()).isEqualTo(Table.instruction("trim SPY"));
        assertThat(explanation.ruleSet()).isEqualTo(Books.SHIPPED.id());
        assertThat(explanation.decidedAt()).isEqualTo(Books.NOW);
    }
}
