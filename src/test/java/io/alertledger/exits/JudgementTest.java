package io.alertledger.exits;

import static io.alertledger.exits.Guards.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Decimals;
import io.alertledger.model.ExitFinding;
import io.alertledger.model.ExitReason;
import io.alertledger.model.RuleRef;
import io.alertledger.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One exit of all that the rules said at a moment. */
class JudgementTest {

    /** {@code STOP_LOSS@95} a level, {@code TAKE_PROFIT/part@110} a partial target, {@code TIME_STOP#b} the rule. */
    private static ExitFinding finding(String text) {
        String[] named = text.split("#");
        String[] levelled = named[0].split("@");
        String[] reason = levelled[0].split("/");
        return new ExitFinding(
                "P",
                ExitReason.valueOf(reason[0]),
                reason.length > 1,
                levelled.length > 1 ? number(levelled[1]) : null,
                new RuleRef(named.length > 1 ? named[1] : "a", "", "", 0),
                "");
    }

    private static String shown(Judgement judgement) {
        ExitFinding finding = judgement.finding();
        return finding.reason()
                + (finding.partial() ? "/part" : "")
                + (finding.level() == null ? "" : "@" + Decimals.plain(finding.level()))
                + (finding.rule().id().equals("a") ? "" : "#" + finding.rule().id())
                + " " + Decimals.plain(judgement.price());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # A price that jumped: urgency decides, and all fill there.
            nothing was said                 | LONG  |     | 90  |                                           | nothing
            liquidation before a fixed stop  | LONG  |     | 79  | STOP_LOSS@95 LIQUIDATION@80               | LIQUIDATION@80 79
            a fixed stop before a tighter    | LONG  |     | 90  | TRAILING_STOP@97 STOP_LOSS@95             | STOP_LOSS@95 90
            so a delayed one                 | LONG  |     | 90  | MAX_LOSS@97 DELAYED_STOP@95               | DELAYED_STOP@95 90
            any stop before profit           | LONG  |     | 90  | TAKE_PROFIT@80 BREAK_EVEN@100             | BREAK_EVEN@100 90
            profit before time               | LONG  |     | 110 | TIME_STOP TAKE_PROFIT@105                 | TAKE_PROFIT@105 110
            of two such stops the tighter    | LONG  |     | 90  | MAX_LOSS@94 TRAILING_STOP@97              | TRAILING_STOP@97 90
            whichever it is                  | LONG  |     | 90  | MAX_LOSS@97 TRAILING_STOP@94              | MAX_LOSS@97 90
            and of a short                   | SHORT |     | 110 | MAX_LOSS@106 TRAILING_STOP@103            | TRAILING_STOP@103 110
            of two profits the nearer        | LONG  |     | 125 | TAKE_PROFIT@120 TAKE_PROFIT/part@110      | TAKE_PROFIT/part@110 125
            whichever it is                  | LONG  |     | 125 | TAKE_PROFIT@110 TAKE_PROFIT/part@120      | TAKE_PROFIT@110 125
            and of a short                   | SHORT |     | 75  | TAKE_PROFIT@80 TAKE_PROFIT/part@90        | TAKE_PROFIT/part@90 75
            at one level a part goes first   | LONG  |     | 125 | TAKE_PROFIT@110 TAKE_PROFIT/part@110      | TAKE_PROFIT/part@110 125
            at one level the first by reason | LONG  |     | 90  | BREAK_EVEN@97 TRAILING_STOP@97            | TRAILING_STOP@97 90
            of two rules the first by id     | LONG  |     | 101 | TIME_STOP#c TIME_STOP#b                   | TIME_STOP#b 101
            # A price that came from another, passing all between: the level met first decides, and fills there.
            the level met first              | LONG  | 100 | 90  | STOP_LOSS@95 TRAILING_STOP@97             | TRAILING_STOP@97 97
            urgency where two are met        | LONG  | 100 | 90  | TRAILING_STOP@95 STOP_LOSS@95             | STOP_LOSS@95 95
            the level reached just so        | LONG  | 100 | 95  | STOP_LOSS@95                              | STOP_LOSS@95 95
            upwards for a short              | SHORT | 100 | 110 | STOP_LOSS@105 MAX_LOSS@103                | MAX_LOSS@103 103
            where it was passed before       | LONG  | 94  | 90  | STOP_LOSS@95                              | STOP_LOSS@95 94
            where the price stood still      | LONG  | 94  | 94  | STOP_LOSS@95                              | STOP_LOSS@95 94
            no farther than the price went   | LONG  | 100 | 90  | STOP_LOSS@80                              | STOP_LOSS@80 90
            what has no level, at the end    | LONG  | 100 | 90  | TIME_STOP                                 | TIME_STOP 90
            """)
    void theFirstOfAll(String why, Side side, BigDecimal from, BigDecimal price, String said, String expected) {
        List<ExitFinding> findings = new ArrayList<>();
        for (String each : said == null ? new String[0] : said.split(" ")) {
            findings.add(finding(each));
        }
        Moment moment = new Moment(price, from);
        assertThat(Judgement.of(findings, moment, side)
                        .map(JudgementTest::shown)
                        .orElse("nothing"))
                .isEqualTo(expected);
        Collections.reverse(findings);
        assertThat(Judgement.of(findings, moment, side)
                        .map(JudgementTest::shown)
                        .orElse("nothing"))
                .as("in any order")
                .isEqualTo(expected);
    }
}
