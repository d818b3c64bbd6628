package io.alertledger.exits;

import static io.alertledger.exits.Guards.HUNDRED;
import static io.alertledger.exits.Guards.OPENED;
import static io.alertledger.exits.Guards.number;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Decimals;
import io.alertledger.model.ExitReason;
import io.alertledger.model.Guarded;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import io.alertledger.model.TargetAndStop;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guard knows of a long entered at 100, beside where it exits: prices come a minute apart. */
class GuardTest {
    private static Guard guard(String protection) {
        return new Guard(Guards.terms(Side.LONG, Protections.of(protection)));
    }

    /** {@code 104} a price, {@code trim} a filled trim, {@code sold@110} a filled target. */
    private static ExitState after(Guard guard, String events) {
        ExitState state = guard.begin();
        Instant at = OPENED;
        for (String event : events == null ? new String[0] : events.split(" ")) {
            if (event.equals("trim")) {
                state = guard.trimmed(state);
            } else if (event.startsWith("sold@")) {
                state = guard.targetFilled(state, number(event.substring(5)));
            } else {
                Duration passed = Duration.between(state.at(), at);
                state = guard.follow(guard.face(state, number(event), passed, at), number(event));
                at = at.plusSeconds(60);
            }
        }
        return state;
    }

    private static String shown(ExitState state) {
        return "held " + state.held().toSeconds()
                + (state.lastPrice() == null ? "" : " last " + state.lastPrice() + " best " + state.peak())
                + (state.trailPeak() == null ? "" : " trailing " + Decimals.plain(state.trailPeak()))
                + (state.trailingStop() == null ? "" : " at " + Decimals.plain(state.trailingStop()))
                + (state.activated() ? " activated" : "")
                + (state.breakEven() ? " break-even" : "")
                + (state.trimmed() ? " trimmed" : "")
                + (state.targetsDone() == 0 ? "" : " targets " + state.targetsDone())
                + (state.breached() == null
                        ? ""
                        : " breached " + state.breached().toSeconds());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a trail that is the same goes on          | {'trailing':{'distance':5}}                     | 110 107    | {'trailing':{'distance':5},'takeProfit':130}                     | held 60 last 107 best 110 trailing 110 at 105
            another distance begins at the last price | {'trailing':{'distance':5}}                     | 110 107    | {'trailing':{'distance':2}}                                      | held 60 last 107 best 110 trailing 107 at 105
            before any price it begins at the entry   | {'trailing':{'distance':5}}                     |            | {'trailing':{'distance':2}}                                      | held 0 trailing 100 at 98
            a trail where none was                    | {'stopLoss':95}                                 | 110        | {'stopLoss':95,'trailing':{'distance':2}}                        | held 0 last 110 best 110 trailing 110 at 108
            none where one was                        | {'trailing':{'distance':5}}                     | 110        | {'stopLoss':95}                                                  | held 0 last 110 best 110
            an activation is kept                     | {'trailing':{'distance':5,'activation':105}}    | 106 104    | {'trailing':{'distance':5,'activation':105},'takeProfit':130}    | held 60 last 104 best 106 trailing 106 at 101 activated
            and lost with its trail                   | {'trailing':{'distance':5,'activation':105}}    | 106 104    | {'trailing':{'distance':4,'activation':105}}                     | held 60 last 104 best 106
            or reached again by the last price        | {'trailing':{'distance':5,'activation':105}}    | 106        | {'trailing':{'distance':4,'activation':105}}                     | held 0 last 106 best 106 trailing 106 at 102 activated
            break-even is kept                        | {'stopLoss':95,'breakEvenAtPct':0.05}           | 105 104    | {'stopLoss':95,'breakEvenAtPct':0.05,'takeProfit':130}           | held 60 last 104 best 105 break-even
            and ends with another stop                | {'stopLoss':95,'breakEvenAtPct':0.05}           | 105 104    | {'stopLoss':94,'breakEvenAtPct':0.05}                            | held 60 last 104 best 105
            with another stop as a part               | {'stopLossPct':0.05,'breakEvenAtPct':0.05}      | 105 104    | {'stopLossPct':0.06,'breakEvenAtPct':0.05}                       | held 60 last 104 best 105
            with another profit that moves it         | {'stopLoss':95,'breakEvenAtPct':0.05}           | 105 104    | {'stopLoss':95,'breakEvenAtPct':0.06}                            | held 60 last 104 best 105
            where a trim moves it no more             | {'stopLoss':95,'breakEvenAfterTrim':true}       | 105 trim   | {'stopLoss':95}                                                  | held 0 last 105 best 105 trimmed
            a filled target stays filled              | {'targets':[{'price':110,'fraction':0.5},{'price':120,'fraction':0.5}]} | 110 sold@110 | {'stopLoss':95,'targets':[{'price':110,'fraction':0.5},{'price':120,'fraction':0.5}]} | held 0 last 110 best 110 trimmed targets 1
            other targets begin anew                  | {'targets':[{'price':110,'fraction':0.5},{'price':120,'fraction':0.5}]} | 110 sold@110 | {'targets':[{'price':111,'fraction':0.5},{'price':120,'fraction':0.5}]}               | held 0 last 110 best 110 trimmed
            a breach goes on                          | {'stopLoss':95,'delayedStopSeconds':120,'delayedStopMode':'BREACH_MUST_LAST'} | 94 94 | {'stopLoss':95,'takeProfit':130,'delayedStopSeconds':120,'delayedStopMode':'BREACH_MUST_LAST'} | held 60 last 94 best 94 breached 60
            and is none of another stop               | {'stopLoss':95,'delayedStopSeconds':120,'delayedStopMode':'BREACH_MUST_LAST'} | 94 94 | {'stopLoss':94.5,'delayedStopSeconds':120,'delayedStopMode':'BREACH_MUST_LAST'}                | held 60 last 94 best 94
            """)
    void factsStayWhereLevelsChange(String why, String before, String events, String changed, String expected) {
        ExitState state = after(guard(before), events);
        assertThat(shown(guard(changed).carried(state, Protections.of(before)))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            both as they are set            | {'takeProfit':110,'stopLoss':95}                                        |              | 110  | 95
            neither                         | {}                                                                      |              |      |
            the next target                 | {'targets':[{'price':110,'fraction':0.5},{'price':120,'fraction':0.5}]} |              | 110  |
            the one after it                | {'targets':[{'price':110,'fraction':0.5},{'price':120,'fraction':0.5}]} | 110 sold@110 | 120  |
            the whole before a part         | {'takeProfit':130,'targets':[{'price':110,'fraction':0.5}]}             |              | 130  |
            a bar that has begun            | {'takeProfitSchedule':[{'afterSeconds':60,'pct':0.02}]}                 | 101 101      | 102  |
            and one that has not            | {'takeProfitSchedule':[{'afterSeconds':60,'pct':0.02}]}                 | 101          |      |
            a bar above the set level       | {'takeProfit':103,'takeProfitSchedule':[{'afterSeconds':0,'pct':0.05}]} |              | 103  |
            a bar below it                  | {'takeProfit':107,'takeProfitSchedule':[{'afterSeconds':0,'pct':0.05}]} |              | 105  |
            a stop that is not armed yet    | {'stopLoss':95,'delayedStopSeconds':900}                                | 99           |      | 95
            the tighter of two              | {'stopLoss':95,'trailing':{'distance':3}}                               | 104          |      | 101
            the entry once it has moved     | {'stopLoss':95,'breakEvenAtPct':0.05}                                   | 105          |      | 100
            """)
    void oneTargetAndOneStop(String why, String protection, String events, BigDecimal target, BigDecimal stop) {
        Guard guard = guard(protection);
        TargetAndStop levels = guard.levels(after(guard, events));
        assertThat(levels.target()).usingComparator(Guards.BY_VALUE).isEqualTo(target);
        assertThat(levels.stop()).usingComparator(Guards.BY_VALUE).isEqualTo(stop);
    }

    @Test
    void rulesAreShownEveryLevelAndFact() {
        Protection protection = Protections.of("{'takeProfit':120,'stopLoss':95,'liquidation':80,'maxLoss':50,"
                + "'timeLimitSeconds':60,'trailing':{'distance':5},'targets':[{'price':110,'fraction':1}]}");
        Terms terms = new Terms(
                "SPY-1",
                "SPY",
                Side.LONG,
                HUNDRED,
                OPENED,
                BigDecimal.TEN,
                BigDecimal.ONE,
                null,
                LocalDate.parse("2026-01-30"),
                OPENED.plusSeconds(60),
                protection);
        Guard guard = new Guard(terms);
        assertThat(guard.guarded(after(guard, "103 102"), number("102"), number("2")))
                .isEqualTo(new Guarded(
                        "SPY-1",
                        "SPY",
                        Side.LONG,
                        HUNDRED,
                        number("102"),
                        number("2"),
                        number("95"),
                        ExitReason.STOP_LOSS,
                        true,
                        number("98"),
                        true,
                        false,
                        number("120"),
                        number("110"),
                        number("80"),
                        number("-40"),
                        number("50"),
                        number("97.5"),
                        true,
                        true,
                        number("103"),
                        60,
                        2));
    }

    @ParameterizedTest(name = "{0}: {1} s held, limit {2}, time stop {3}")
    @CsvSource({
        // seconds held; the limit is a minute, the time stop two minutes after the opening
        "a second before the limit,     59,  false, false",
        "at the limit,                  60,  true,  false",
        "a second before the time stop, 119, true,  false",
        "at the time stop,              120, true,  true",
    })
    void timeHasComeAtItsVeryMoment(String why, long seconds, boolean limit, boolean timeStop) {
        Protection protection = Protections.of("{'timeLimitSeconds':60}");
        Guard guard = new Guard(Guards.terms(Side.LONG, protection).with(protection, OPENED.plusSeconds(120)));
        ExitState state = guard.pass(guard.begin(), Duration.ofSeconds(seconds), OPENED.plusSeconds(seconds));
        Guarded shown = guard.guarded(state, HUNDRED, BigDecimal.ONE);
        assertThat(shown.timeLimitReached()).isEqualTo(limit);
        assertThat(shown.timeStopReached()).isEqualTo(timeStop);
        assertThat(shown.daysToExpiration()).isNull();
    }
}
