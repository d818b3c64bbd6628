package io.alertledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Decision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an instruction comes to, by the shipped rules: the manual of resolving. It is Wednesday, 28 January
 * 2026, half past ten in New York; see {@link Table} for how the cells read.
 */
class ResolvingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing is held                         |                                                          | exit SPY      |              | NO_POSITION
            another ticker is held                  | TSLA_20260130_400_C 5@2 1h                               | exit SPY      |              | NO_POSITION
            a closed position                       | SPY_20260130_595_C                                       | exit SPY      |              | CLOSED
            the last moment of its last day         | SPY_20260128_595_C 5@2 1h                                | exit SPY      | now=2026-01-28T20:59:59Z | sell 5 SPY_20260128_595_C
            after it                                | SPY_20260128_595_C 5@2 1h                                | exit SPY      | now=2026-01-28T21:00:00Z | EXPIRED
            half a day ends at one                  | SPY_20261127_595_C 5@2 1h                                | exit SPY      | now=2026-11-27T18:00:00Z | EXPIRED
            an exit on its way holds it whole       | SPY_20260130_595_C 5@2 1h locked=5                       | exit SPY      |              | LOCKED
            a part of it                            | SPY_20260130_595_C 5@2 1h locked=3                       | exit SPY      |              | sell 2 SPY_20260130_595_C
            the broker says that less is free       | SPY_20260130_595_C 5@2 1h available=3                    | exit SPY      |              | sell 3 SPY_20260130_595_C
            under half of it                        | SPY_20260130_595_C 5@2 1h available=2                    | exit SPY      |              | QUANTITY_ABOVE_FREE
            the broker says that nothing is free    | SPY_20260130_595_C 5@2 1h available=0                    | exit SPY      |              | NOTHING_TO_SELL
            what is locked leaves the other         | SPY_20260130_595_C 5@2 2h locked=5; SPY_20260130_600_C 4@2 1h | exit SPY |              | sell 4 SPY_20260130_600_C
            calls are held, puts are said           | SPY_20260130_595_C 5@2 1h                                | exit SPY type=PUT |          | CONTRADICTED
            another strike is said                  | SPY_20260130_595_C 5@2 1h                                | exit SPY strike=600 |        | CONTRADICTED
            another day is said                     | SPY_20260130_595_C 5@2 1h                                | exit SPY on=2026-02-06 |     | CONTRADICTED
            the other side is said                  | SOLUSDT 5@150 1h                                         | exit SOL side=SHORT |        | CONTRADICTED
            an unknown lot is said                  | SPY_20260130_595_C 5@2 1h                                | exit SPY lot=Z |             | CONTRADICTED
            what was not meant gives no reason      | SPY_20260130_595_C 5@2 1h locked=5; SPY_20260130_600_P 5@2 1h | exit SPY type=CALL |    | LOCKED
            shares have no strike                   | SPY 5@590 1h                                             | exit SPY strike=595 |        | CONTRADICTED
            a name of ours means what is not ours   | SPY_20260130_595_C 5@2 1h unmanaged                      | exit SPY      |              | sell 5 SPY_20260130_595_C
            unless policy forbids it                | SPY_20260130_595_C 5@2 1h unmanaged                      | exit SPY      | external=NONE | NO_POSITION
            everything is not what is not ours      | SPY_20260130_595_C 5@2 1h unmanaged; TSLA_20260130_400_C 3@2 1h | exit * all |          | sell 3 TSLA_20260130_400_C
            unless policy says all                  | SPY_20260130_595_C 5@2 1h unmanaged                      | exit * all    | external=ALL | sell 5 SPY_20260130_595_C
            no ticker and not everything            | SPY_20260130_595_C 5@2 1h                                | exit *        |              | UNCLEAR
            """)
    void guards(String why, String held, String said, String settled, String answer) {
        decided(held, said, settled, answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a strike                       | SPY_20260130_595_C 4@2 2h; SPY_20260130_600_C 4@2 1h             | exit SPY strike=600     |  | sell 4 SPY_20260130_600_C
            a type                         | SPY_20260130_595_C 4@2 2h; SPY_20260130_590_P 4@2 1h             | exit SPY type=PUT       |  | sell 4 SPY_20260130_590_P
            a day                          | SPY_20260129_595_C 4@2 2h; SPY_20260130_595_C 4@2 1h             | exit SPY on=2026-01-30  |  | sell 4 SPY_20260130_595_C
            a side                         | SOLUSDT 4@150 2h; SOLUSDT:SHORT 4@160 1h                         | exit SOL side=SHORT     |  | buy 4 SOLUSDT:SHORT
            a lot                          | SPY_20260130_595_C 4@2 2h; SPY_20260130_600_C 4@2 1h             | exit SPY lot=B          |  | sell 4 SPY_20260130_600_C [B 4]
            a lot is sold alone            | SPY_20260130_595_C 3@1.2 3h + 2@1.4 1h                           | exit SPY lot=B          |  | sell 2 SPY_20260130_595_C [B 2]
            half a lot                     | SPY_20260130_595_C 3@1.2 3h + 4@1.4 1h                           | trim SPY lot=B          |  | sell 2 SPY_20260130_595_C [B 2]
            more than the lot              | SPY_20260130_595_C 3@1.2 3h + 2@1.4 1h                           | exit SPY lot=B quantity=3 |  | QUANTITY_ABOVE_FREE
            a trade                        | SPY_20260130_595_C 4@2 2h trade=T1; SPY_20260130_600_C 4@2 1h trade=T2 | exit SPY trade=T2 |  | sell 4 SPY_20260130_600_C
            a nickname                     | SPY_20260130_595_C 4@2 2h; SPY_20260130_600_C 4@2 1h nickname=RUNNER | exit SPY nickname=RUNNER |  | sell 4 SPY_20260130_600_C
            weeklies end within the week   | SPY_20260320_595_C 4@2 2h; SPY_20260130_600_C 4@2 1h             | exit SPY nickname=WEEKLY |  | sell 4 SPY_20260130_600_C
            the author's own               | SPY_20260130_595_C 4@2 2h by=dave; SPY_20260130_600_C 4@2 1h by=carol | exit SPY | author=carol | sell 4 SPY_20260130_600_C
            the channel's own              | SPY_20260130_595_C 4@2 2h in=a; SPY_20260130_600_C 4@2 1h in=b   | exit SPY                | channel=b | sell 4 SPY_20260130_600_C
            a stranger may sell too        | SPY_20260130_595_C 4@2 2h by=dave in=a                           | exit SPY                | author=carol channel=b | sell 4 SPY_20260130_595_C
            a strike beats the author      | SPY_20260130_595_C 4@2 2h by=carol; SPY_20260130_600_C 4@2 1h by=dave | exit SPY strike=600 | author=carol | sell 4 SPY_20260130_600_C
            a price near the mark          | SPY_20260130_595_C 4@2 2h mark=3; SPY_20260130_600_C 4@2 1h mark=1.5 | exit SPY price=1.51  |  | sell 4 SPY_20260130_600_C
            a stale mark says nothing      | SPY_20260130_595_C 4@2 2h mark=3 old=61; SPY_20260130_600_C 4@2 1h mark=1.5 old=61 | exit SPY price=1.51 |  | sell 4 SPY_20260130_595_C
            a mark of sixty seconds is fresh | SPY_20260130_595_C 4@2 2h mark=3 old=60; SPY_20260130_600_C 4@2 1h mark=1.5 old=60 | exit SPY price=1.51 |  | sell 4 SPY_20260130_600_C
            the quantity that is held      | SPY_20260130_595_C 4@2 2h; SPY_20260130_600_C 3@2 1h             | exit SPY quantity=3     |  | sell 3 SPY_20260130_600_C
            never the one that is too small | SPY_20260130_595_C 2@2 2h by=carol; SPY_20260130_600_C 5@2 1h   | exit SPY quantity=3     | author=carol | sell 3 SPY_20260130_600_C
            nor one with too little free   | SPY_20260130_595_C 5@2 2h locked=4; SPY_20260130_600_C 5@2 1h    | exit SPY quantity=3     |  | sell 3 SPY_20260130_600_C
            where none is large enough     | SPY_20260130_595_C 2@2 2h; SPY_20260130_600_C 1@2 1h             | exit SPY quantity=3     |  | QUANTITY_ABOVE_FREE
            """)
    void hints(String why, String held, String said, String settled, String answer) {
        decided(held, said, settled, answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the oldest                      | SPY_20260130_595_C 4@2 2h; SPY_20260130_600_C 4@2 1h               |                                | sell 4 SPY_20260130_595_C
            by its oldest open lot          | SPY_20260130_595_C 1@2 3h + 3@2 1m; SPY_20260130_600_C 4@2 1h      |                                | sell 4 SPY_20260130_595_C
            the newest                      | SPY_20260130_595_C 4@2 2h; SPY_20260130_600_C 4@2 1h               | heuristics=NEWEST_FIRST        | sell 4 SPY_20260130_600_C
            by its newest open lot          | SPY_20260130_595_C 1@2 3h + 3@2 1m; SPY_20260130_600_C 4@2 1h      | heuristics=NEWEST_FIRST        | sell 4 SPY_20260130_595_C
            the nearest expiration          | SPY_20260206_595_C 4@2 2h; SPY_20260130_600_C 4@2 1h               | heuristics=NEAREST_EXPIRATION  | sell 4 SPY_20260130_600_C
            what never expires comes last   | SPY 4@590 2h; SPY_20260130_600_C 4@2 1h                            | heuristics=NEAREST_EXPIRATION  | sell 4 SPY_20260130_600_C
            what expires today              | SPY_20260130_595_C 4@2 2h; SPY_20260128_600_C 4@2 1h               | heuristics=ZERO_DTE            | sell 4 SPY_20260128_600_C
            not unless policy names it      | SPY_20260130_595_C 4@2 2h; SPY_20260128_600_C 4@2 1h               |                                | sell 4 SPY_20260130_595_C
            then the next in the list       | SPY_20260128_595_C 4@2 2h; SPY_20260128_600_C 4@2 1h               | heuristics=ZERO_DTE>NEWEST_FIRST | sell 4 SPY_20260128_600_C
            FIFO stands behind every list   | SPY_20260128_595_C 4@2 2h; SPY_20260128_600_C 4@2 1h               | heuristics=ZERO_DTE            | sell 4 SPY_20260128_595_C
            the most profitable             | SPY_20260130_595_C 4@2 2h mark=2.2; SPY_20260130_600_C 4@1 1h mark=1.3 | heuristics=PROFIT_FIRST    | sell 4 SPY_20260130_600_C
            of shorts too                   | SOLUSDT:SHORT 4@100 2h mark=90; SOLUSD:SHORT 4@100 1h mark=80      | heuristics=PROFIT_FIRST        | buy 4 SOLUSD
            passed over without a mark      | SPY_20260130_595_C 4@2 2h; SPY_20260130_600_C 4@1 1h mark=1.3      | heuristics=PROFIT_FIRST        | sell 4 SPY_20260130_595_C // PROFIT_FIRST was passed over: SPY_20260130_595_C can not be valued (no mark)
            or with a stale one             | SPY_20260130_595_C 4@2 2h mark=2 old=90; SPY_20260130_600_C 4@1 1h mark=1.3 | heuristics=PROFIT_FIRST | sell 4 SPY_20260130_595_C // PROFIT_FIRST was passed over: SPY_20260130_595_C can not be valued (the mark is 90 s old)
            or without a cost               | SPY_20260130_595_C 4@? 2h mark=2; SPY_20260130_600_C 4@1 1h mark=1.3 | heuristics=PROFIT_FIRST>NEWEST_FIRST | sell 4 SPY_20260130_600_C // PROFIT_FIRST was passed over: SPY_20260130_595_C can not be valued (its cost is unknown)
            what real books teach           | SPY_20260130_595_C 4@2 5d; SPY_20260130_600_C 4@2 1m               | heuristics=LEARNED             | sell 4 SPY_20260130_600_C
            a tie waits for a person        | SPY_20260130_595_C 4@2 1h; SPY_20260130_600_C 4@2 1h               |                                | TIE SPY_20260130_595_C, SPY_20260130_600_C
            or the smallest id wins         | SPY_20260130_600_C 4@2 1h; SPY_20260130_595_C 4@2 1h               | ties=HEURISTIC                 | sell 4 SPY_20260130_595_C
            little confidence waits too     | SPY_20260130_595_C 4@2 5d; SPY_20260130_600_C 4@2 1m               | minConfidence=0.8              | LOW_CONFIDENCE SPY_20260130_595_C, SPY_20260130_600_C
            enough does not                 | SPY_20260130_595_C 4@2 5d; SPY_20260130_600_C 4@2 1m               | minConfidence=0.8 heuristics=LEARNED | sell 4 SPY_20260130_600_C
            one alone is certain            | SPY_20260130_595_C 4@2 1h                                          | minConfidence=1                | sell 4 SPY_20260130_595_C
            a tie waits though HEURISTIC is unsure | SPY_20260130_595_C 4@2 1h; SPY_20260130_600_C 4@2 1h        | ties=HEURISTIC minConfidence=0.8 | LOW_CONFIDENCE SPY_20260130_595_C, SPY_20260130_600_C
            """)
    void heuristics(String why, String held, String settled, String answer) {
        decided(held, "exit " + (held.startsWith("SOL") ? "SOL" : "SPY"), settled, answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an exit sells all                   | SPY_20260130_595_C 5@2 1h                      | exit SPY               |              | sell 5 SPY_20260130_595_C
            a trim half, rounded up             | SPY_20260130_595_C 5@2 1h                      | trim SPY               |              | sell 3 SPY_20260130_595_C
            of one the one                      | SPY_20260130_595_C 1@2 1h                      | trim SPY               |              | sell 1 SPY_20260130_595_C
            the policy's third                  | SPY_20260130_595_C 9@2 1h                      | trim SPY               | trim=1/3     | sell 3 SPY_20260130_595_C
            of ten a third is four              | SPY_20260130_595_C 10@2 1h                     | trim SPY part=1/3      |              | sell 4 SPY_20260130_595_C
            two thirds of three are two         | SPY_20260130_595_C 3@2 1h                      | exit SPY part=2/3      |              | sell 2 SPY_20260130_595_C
            a part of what is held, not of what is free | SPY_20260130_595_C 10@2 1h locked=4    | trim SPY part=1/2      |              | sell 5 SPY_20260130_595_C
            never more than is free             | SPY_20260130_595_C 5@2 1h locked=4             | trim SPY               |              | sell 1 SPY_20260130_595_C
            a quantity                          | SPY_20260130_595_C 5@2 1h                      | trim SPY quantity=4    |              | sell 4 SPY_20260130_595_C
            a quantity above what is free       | SPY_20260130_595_C 5@2 1h locked=2             | trim SPY quantity=4    |              | QUANTITY_ABOVE_FREE
            half a contract                     | SPY_20260130_595_C 5@2 1h                      | trim SPY quantity=1.5  |              | UNCLEAR
            a quantity goes before a part       | SPY_20260130_595_C 5@2 1h                      | trim SPY quantity=1 part=1/2 |        | sell 1 SPY_20260130_595_C
            leave one                           | SPY_20260130_595_C 5@2 1h                      | exit SPY leave=1       |              | sell 4 SPY_20260130_595_C
            leave one of one                    | SPY_20260130_595_C 1@2 1h                      | exit SPY leave=1       |              | NOTHING_TO_SELL
            leave more than there is            | SPY_20260130_595_C 2@2 1h                      | exit SPY leave=3       |              | NOTHING_TO_SELL
            leave 30 %: a rest is never nothing | SPY_20260130_595_C 5@2 1h                      | exit SPY leave=0.3     |              | sell 3 SPY_20260130_595_C
            coins are divided                   | SOLUSDT 1@150 1h                               | trim SOL part=1/3      |              | sell 0.33333334 SOLUSDT
            lots leave first in, first out      | SPY_20260130_595_C 3@1 3h + 2@3 2h + 4@2 1h    | exit SPY quantity=5    |              | sell 5 SPY_20260130_595_C [A 3, B 2]
            last in, first out                  | SPY_20260130_595_C 3@1 3h + 2@3 2h + 4@2 1h    | exit SPY quantity=5    | lots=LIFO    | sell 5 SPY_20260130_595_C [C 4, B 1]
            dearest first                       | SPY_20260130_595_C 3@1 3h + 2@3 2h + 4@2 1h    | exit SPY quantity=5    | lots=HIFO    | sell 5 SPY_20260130_595_C [B 2, C 3]
            cheapest first                      | SPY_20260130_595_C 3@1 3h + 2@3 2h + 4@2 1h    | exit SPY quantity=5    | lots=LOFO    | sell 5 SPY_20260130_595_C [A 3, C 2]
            all of a ticker                     | SPY_20260130_595_C 5@2 2h; SPY_20260130_600_P 3@2 1h; TSLA_20260130_400_C 1@2 1h | exit SPY all | | sell 5 SPY_20260130_595_C; sell 3 SPY_20260130_600_P
            all calls                           | SPY_20260130_595_C 5@2 2h; SPY_20260130_600_P 3@2 1h | exit SPY all type=CALL |        | sell 5 SPY_20260130_595_C
            half of all                         | SPY_20260130_595_C 5@2 2h; SPY_20260130_600_P 3@2 1h | trim SPY all part=1/2 |         | sell 3 SPY_20260130_595_C; sell 2 SPY_20260130_600_P
            everything                          | SPY_20260130_595_C 5@2 2h; TSLA_20260130_400_C 1@2 1h | exit * all |              | sell 5 SPY_20260130_595_C; sell 1 TSLA_20260130_400_C
            everything that is free             | SPY_20260130_595_C 5@2 2h locked=5; TSLA_20260130_400_C 1@2 1h | exit * all |     | sell 1 TSLA_20260130_400_C
            a short is bought back              | SOLUSDT:SHORT 3@150 1h                         | exit SOL               |              | buy 3 SOLUSDT
            half of it                          | SOLUSDT:SHORT 3@150 1h                         | trim SOL               |              | buy 1.5 SOLUSDT
            both sides open, oldest first       | SOLUSDT 3@150 1h; SOLUSDT:SHORT 2@150 2h       | exit SOL               |              | buy 2 SOLUSDT:SHORT
            """)
    void sizes(String why, String held, String said, String settled, String answer) {
        decided(held, said, settled, answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a sale asks the mark                  | SPY_20260130_595_C 5@2 1h mark=2.51             | exit SPY            |               | sell 5 SPY_20260130_595_C @2.51
            else the midpoint                     | SPY_20260130_595_C 5@2 1h bid=2.40 ask=2.50     | exit SPY            |               | sell 5 SPY_20260130_595_C @2.45
            else the bid                          | SPY_20260130_595_C 5@2 1h bid=2.40              | exit SPY            |               | sell 5 SPY_20260130_595_C @2.4
            else what the alert says              | SPY_20260130_595_C 5@2 1h                       | exit SPY price=2.3  |               | sell 5 SPY_20260130_595_C @2.3
            the mark goes before the alert        | SPY_20260130_595_C 5@2 1h mark=2.51             | exit SPY price=2.6  |               | sell 5 SPY_20260130_595_C @2.51
            break-even is the cost                | SPY_20260130_595_C 5@2 1h                       | exit SPY price=BE   |               | sell 5 SPY_20260130_595_C @2
            nothing is known: no limit            | SPY_20260130_595_C 5@2 1h                       | exit SPY            |               | sell 5 SPY_20260130_595_C
            less a padding                        | SPY_20260130_595_C 5@2 1h mark=2.00             | exit SPY            | padding=0.05  | sell 5 SPY_20260130_595_C @1.9
            to the nickel, downwards              | XYZ_20260130_50_C 5@2 1h mark=2.49              | exit XYZ            |               | sell 5 XYZ_20260130_50_C @2.45
            to the dime above three               | XYZ_20260130_50_C 5@2 1h mark=3.49              | exit XYZ            |               | sell 5 XYZ_20260130_50_C @3.4
            never below a tick                    | XYZ_20260130_50_C 5@2 1h mark=0.01              | exit XYZ            |               | sell 5 XYZ_20260130_50_C @0.05
            a short pays more, rounded up         | XYZ_20260130_50_C:SHORT 5@2 1h mark=2.41        | exit XYZ            |               | buy 5 XYZ_20260130_50_C @2.45
            and its padding is added              | SPY_20260130_595_C:SHORT 5@2 1h mark=2.00       | exit SPY            | padding=0.05  | buy 5 SPY_20260130_595_C @2.1
            a stale mark is none                  | SPY_20260130_595_C 5@2 1h mark=2.51 old=61      | exit SPY price=2.3  |               | sell 5 SPY_20260130_595_C @2.3
            one of a minute is fresh              | SPY_20260130_595_C 5@2 1h mark=2.51 old=60      | exit SPY price=2.3  |               | sell 5 SPY_20260130_595_C @2.51
            outside the hours                     | SPY_20260130_595_C 5@2 1h                       | exit SPY            | marketHours now=2026-01-28T21:00:00Z | MARKET_CLOSED
            nobody asks for the hours             | SPY_20260130_595_C 5@2 1h                       | exit SPY            | now=2026-01-28T21:00:00Z | sell 5 SPY_20260130_595_C
            coins never close                     | SOLUSDT 5@150 1h                                | exit SOL            | marketHours now=2026-01-28T21:00:00Z | sell 5 SOLUSDT
            too old                               | SPY_20260130_595_C 5@2 1h                       | exit SPY            | maxAge=60 age=61 | STALE_ALERT
            just in time                          | SPY_20260130_595_C 5@2 1h                       | exit SPY            | maxAge=60 age=60 | sell 5 SPY_20260130_595_C
            a trigger is never late               | SPY_20260130_595_C 5@2 1h                       | exit SPY            | maxAge=60 age=61 byTrigger | sell 5 SPY_20260130_595_C
            the channel is off                    | SPY_20260130_595_C 5@2 1h                       | exit SPY            | channelOff    | CHANNEL_DISABLED
            entries are paused: exits go on       | SPY_20260130_595_C 5@2 1h                       | exit SPY            | paused        | sell 5 SPY_20260130_595_C
            all is paused                         | SPY_20260130_595_C 5@2 1h                       | exit SPY            | paused pausedAll | PAUSED
            but not triggers                      | SPY_20260130_595_C 5@2 1h                       | exit SPY            | paused pausedAll byTrigger | sell 5 SPY_20260130_595_C
            red: exits go on                      | SPY_20260130_595_C 5@2 1h                       | exit SPY            | red           | sell 5 SPY_20260130_595_C
            """)
    void prices(String why, String held, String said, String settled, String answer) {
        decided(held, said, settled, answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            opens                              |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  |               | buy 1 SPY_20260130_595_C @2.5
            averages                           | SPY_20260130_595_C 5@2 1h | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  |               | buy 1 SPY_20260130_595_C @2.5
            the policy's contracts             |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | contracts=4   | buy 4 SPY_20260130_595_C
            half of them                       |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5 size=HALF | contracts=4 | buy 2 SPY_20260130_595_C
            a quarter                          |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5 size=SMALL | contracts=4 | buy 1 SPY_20260130_595_C
            at least one                       |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5 size=LOTTO | contracts=4 | buy 1 SPY_20260130_595_C
            a quantity                         |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5 quantity=3 | | buy 3 SPY_20260130_595_C
            a budget                           |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | budget=1000   | buy 4 SPY_20260130_595_C
            half a budget                      |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5 size=HALF | budget=1000 | buy 2 SPY_20260130_595_C
            a tenth does not buy one           |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5 size=LOTTO | budget=1000 | BUDGET
            a budget without a price           |                           | buy SPY strike=595 type=CALL on=2026-01-30            | budget=1000   | PRICE_UNKNOWN
            a share of the account             |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | budgetOfEquity=0.05 equity=20000 | buy 4 SPY_20260130_595_C
            of an account nobody knows         |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | budgetOfEquity=0.05 | BUDGET
            the upper end of a range           |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.4-2.5 |            | buy 1 SPY_20260130_595_C @2.5
            the ask where no price is said     |                           | buy SPY strike=595 type=CALL on=2026-01-30            | ask:SPY_20260130_595_C=2.62 | buy 1 SPY_20260130_595_C @2.62
            else the mark                      |                           | buy SPY strike=595 type=CALL on=2026-01-30            | mark:SPY_20260130_595_C=2.60 | buy 1 SPY_20260130_595_C @2.6
            nothing is known and it acts       |                           | buy SPY strike=595 type=CALL on=2026-01-30            | acting        | PRICE_UNKNOWN
            the price has not run too far      |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | mark:SPY_20260130_595_C=2.75 | buy 1 SPY_20260130_595_C @2.5
            the price has run away             |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | mark:SPY_20260130_595_C=2.76 | PRICE_MOVED
            cheaper is welcome                 |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | mark:SPY_20260130_595_C=1.00 | buy 1 SPY_20260130_595_C
            a Saturday                         |                           | buy SPY strike=595 type=CALL on=2026-01-31 price=2.5  |               | UNKNOWN_CONTRACT
            yesterday                          |                           | buy SPY strike=595 type=CALL on=2026-01-27 price=2.5  |               | EXPIRED
            not a whole contract               |                           | buy SPY strike=595 type=CALL price=2.5                |               | UNCLEAR
            eleven contracts                   |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5 quantity=11 |    | LIMIT
            a cost above the limit             |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5 quantity=3 | maxCost=700 | LIMIT
            the tenth of a minute is the last  |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | entries=10    | LIMIT
            a bad day has ended                |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | maxLoss=500 realized=-500 | LIMIT
            a good day has not                 |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | maxLoss=500 realized=500 | buy 1 SPY_20260130_595_C
            no money                           |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | power=249     | BUYING_POWER
            just enough                        |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | power=250     | buy 1 SPY_20260130_595_C
            paused                             |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | paused        | PAUSED
            red                                |                           | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5  | red           | LEDGER_RED
            add to what is held                | SPY_20260130_595_C 5@2 1h mark=2.5 | add SPY                                      |               | buy 1 SPY_20260130_595_C @2.5
            add to the puts                    | SPY_20260130_595_C 5@2 2h; SPY_20260130_590_P 5@2 1h | add SPY type=PUT price=2   |               | buy 1 SPY_20260130_590_P @2
            a ticker alone is shares           |                           | add AAPL price=200                                    |               | buy 1 AAPL @200
            add a whole contract opens         |                           | add SPY strike=595 type=CALL on=2026-01-30 price=2.5  |               | buy 1 SPY_20260130_595_C
            add to a short sells more          | SOLUSDT:SHORT 5@150 1h    | add SOL price=150                                     |               | sell 1 SOLUSDT
            shares                             |                           | buy AAPL price=200                                    |               | buy 1 AAPL @200
            a coin held under its symbol       | SOLUSDT 5@150 1h          | buy SOL price=150                                     |               | buy 1 SOLUSDT
            a short is opened by selling       |                           | buy SOLUSDT side=SHORT price=150                      |               | sell 1 SOLUSDT
            """)
    void entries(String why, String held, String said, String settled, String answer) {
        decided(held, said, settled, answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the trader's word means the weekly  | SPXW_20260128_6900_C 2@9 1h                                  | exit SPX                 |  | sell 2 SPX_20260128_6900_C
            the broker's word too               | SPXW_20260128_6900_C 2@9 1h                                  | exit SPXW                |  | sell 2 SPX_20260128_6900_C
            an ETF of the same letters is not it | SPXS_20260130_6_C 2@1 1h                                    | exit SPX                 |  | NO_POSITION
            a root that is written is meant     | SPXW_20260220_6900_C 2@9 1h                                  | exit SPX root=SPX        |  | CONTRADICTED
            both roots are open                 | SPXW_20260220_6900_C 2@9 2h; SPX_20260220_6900_C 2@9 1h      | exit SPX root=SPX        |  | sell 2 SPX_20260220_6900_C
            and both are named by root          | SPXW_20260220_6900_C 2@9 2h; SPX_20260220_6900_C 3@9 1h      | exit SPX                 |  | sell 2 SPXW_20260220_6900_C
            bought on any day it is the weekly  |                                                              | buy SPX strike=6900 type=CALL on=2026-01-30 price=9 | | buy 1 SPX_20260130_6900_C
            a coin by its short name            | SOLUSDT 2@150 1h                                             | exit SOL                 |  | sell 2 SOLUSDT
            in hedge mode the side is named     | SOLUSDT 2@150 2h; SOLUSDT:SHORT 3@150 1h                     | exit SOL                 |  | sell 2 SOLUSDT:LONG
            """)
    void words(String why, String held, String said, String settled, String answer) {
        decided(held, said, settled, answer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a stop                      | SPY_20260130_595_C 5@2 1h                            | move_stop SPY stop=1.8      |   | protect SPY_20260130_595_C stop PRICE 1.8
            to break-even               | SPY_20260130_595_C 5@2 1h                            | move_stop SPY stop=BE       |   | protect SPY_20260130_595_C stop BREAK_EVEN
            a target                    | SPY_20260130_595_C 5@2 1h                            | set_target SPY target=4     |   | protect SPY_20260130_595_C targets PRICE [4]
            of all                      | SPY_20260130_595_C 5@2 2h; SPY_20260130_600_P 3@2 1h | move_stop SPY stop=BE all   |   | protect SPY_20260130_595_C stop BREAK_EVEN; protect SPY_20260130_600_P stop BREAK_EVEN
            of the puts                 | SPY_20260130_595_C 5@2 2h; SPY_20260130_600_P 3@2 1h | move_stop SPY stop=BE type=PUT | | protect SPY_20260130_600_P stop BREAK_EVEN
            of what is on its way out   | SPY_20260130_595_C 5@2 1h locked=5                   | move_stop SPY stop=BE       |   | protect SPY_20260130_595_C stop BREAK_EVEN
            of nothing                  |                                                      | move_stop SPY stop=BE       |   | NO_POSITION
            of what has expired         | SPY_20260127_595_C 5@2 1h                            | move_stop SPY stop=BE       |   | EXPIRED
            """)
    void protection(String why, String held, String said, String settled, String answer) {
        decided(held, said, settled, answer);
    }

    private static void decided(String held, String said, String settled, String answer) {
        Decision.Single decision = Table.decide(held, said, settled);
        String[] expected = answer.split(" // ");
        assertThat(Table.asDetailedAs(expected[0], Table.shown(decision)))
                .as(decision.message())
                .isEqualTo(expected[0].strip());
        if (expected.length > 1) {
            assertThat(decision.explanation().notes()).contains(expected[1].strip());
        }
    }
}
