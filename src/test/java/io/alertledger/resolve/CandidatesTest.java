package io.alertledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Candidate;
import io.alertledger.model.Decimals;
import io.alertledger.model.Features;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is laid out of each position that could be meant; it is half past ten on Wednesday, 28 January, in New York. */
class CandidatesTest {
    private static List<Candidate> candidates(String held, String said, @Nullable String settled) {
        return new Resolver(Books.SHIPPED)
                .facts(Table.question(held, said, settled)).stream()
                        .filter(Candidate.class::isInstance)
                        .map(Candidate.class::cast)
                        .toList();
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : Decimals.plain(number);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a gain of a quarter            | SPY_20260130_595_C 5@2 1h mark=2.5            | exit SPY           | mark 2.5 profit 0.25
            a loss of a quarter            | SPY_20260130_595_C 5@2 1h mark=1.5            | exit SPY           | mark 1.5 profit -0.25
            a short gains where it falls   | SOLUSDT:SHORT 5@200 1h mark=150               | exit SOL           | mark 150 profit 0.25
            a cost that is not known       | SPY_20260130_595_C 5@? 1h mark=2.5            | exit SPY           | mark 2.5 profit -
            a cost of zero                 | SPY_20260130_595_C 5@0 1h mark=2.5            | exit SPY           | mark 2.5 profit -
            no mark                        | SPY_20260130_595_C 5@2 1h                     | exit SPY           | no mark profit -
            a mark of a minute             | SPY_20260130_595_C 5@2 1h mark=2.5 old=60     | exit SPY           | mark 2.5 profit 0.25
            and a second                   | SPY_20260130_595_C 5@2 1h mark=2.5 old=61     | exit SPY           | the mark is 61 s old profit -
            of this very moment            | SPY_20260130_595_C 5@2 1h mark=2.5 old=0      | exit SPY           | mark 2.5 profit 0.25
            of the next second             | SPY_20260130_595_C 5@2 1h mark=2.5 old=-1     | exit SPY           | the mark is from after the decision profit -
            far from the price that is said | SPY_20260130_595_C 5@2 1h mark=2.5           | exit SPY price=2   | mark 2.5 profit 0.25 distance 0.2
            above it as far                | SPY_20260130_595_C 5@2 1h mark=2.5            | exit SPY price=3   | mark 2.5 profit 0.25 distance 0.2
            the middle of a range          | SPY_20260130_595_C 5@2 1h mark=2.5            | exit SPY price=1.8-2.2 | mark 2.5 profit 0.25 distance 0.2
            a price that is no number      | SPY_20260130_595_C 5@2 1h mark=2.5            | exit SPY price=BE  | mark 2.5 profit 0.25
            a bid of nothing               | SPY_20260130_595_C 5@2 1h bid=0               | exit SPY price=2   | mark 0 profit -1
            """)
    void whatItIsWorth(String why, String held, String said, String expected) {
        Candidate it = candidates(held, said, null).get(0);
        assertThat((it.markProblem() == null ? "mark " + plain(it.mark()) : it.markProblem())
                        + " profit " + plain(it.profitPercent())
                        + (it.priceDistance() == null ? "" : " distance " + plain(it.priceDistance())))
                .isEqualTo(expected);
    }

    /** Of each by name: days to its expiration; how many others it was opened before, added to after, expires before. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one alone              | SPY_20260130_595_C 5@2 1h                                                        | | 2 days 0 0 0
            in three orders        | SPY_20260130_595_C 5@2 1h; SPY_20260206_595_C 5@2 3h; SPY_20260202_595_C 5@2 2h  | | 2 days 0 2 2; 5 days 1 1 1; 9 days 2 0 0
            equal ones             | SPY_20260130_595_C 5@2 1h; SPY_20260130_600_C 5@2 1h; SPY_20260206_595_C 5@2 2h  | | 2 days 0 1 1; 2 days 0 1 1; 9 days 2 0 0
            first and last lot     | SPY_20260130_595_C 1@2 5h + 1@2 1h; SPY_20260130_600_C 1@2 3h + 1@2 2h           | | 2 days 1 1 0; 2 days 0 0 0
            what never expires     | SPY 5@600 1h; SPY_20260130_595_C 5@2 1h                                          | | - days 0 0 0; 2 days 0 0 1
            its last day           | SPY_20260128_595_C 5@2 1h                                                        | | 0 days 0 0 0 today
            its last second        | SPY_20260128_595_C 5@2 1h                                                        | now=2026-01-28T20:59:59Z | 0 days 0 0 0 today
            then it is over        | SPY_20260128_595_C 5@2 1h                                                        | now=2026-01-28T21:00:00Z | 0 days 0 0 0 today expired
            yesterday's            | SPY_20260127_595_C 5@2 1h                                                        | | -1 days 0 0 0 expired
            """)
    void itsPlaceAmongTheOthers(String why, String held, String settled, String expected) {
        assertThat(candidates(held, "exit SPY", settled).stream()
                        .map(it -> (it.daysToExpiration() == null ? "-" : it.daysToExpiration()) + " days "
                                + it.openedBefore() + " " + it.addedAfter() + " " + it.expiresBefore()
                                + (it.expiresToday() ? " today" : "") + (it.expired() ? " expired" : ""))
                        .collect(Collectors.joining("; ")))
                .isEqualTo(expected);
    }

    /** The digits themselves, as every machine must get them; null where something is not known. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            #                                                                                                        recency   justAdded newest costDistance profit gain markDistance nearness nearest today author channel additions
            an hour old            | SPY_20260130_595_C 5@2 1h                      | exit SPY           |                | -0.693147 0 1 - - - - -1.098612 1 1 0 0 0
            a minute old           | SPY_20260130_595_C 5@2 1m                      | exit SPY           |                | -0.016529 0.606531 1 - - - - -1.098612 1 1 0 0 0
            yesterday's            | SPY_20260130_595_C 5@2 1d                      | exit SPY           |                | -3.218876 0 1 - - - - -1.098612 1 0 0 0 0
            a tenth above its cost | SPY_20260130_595_C 5@2 1h mark=2.4             | exit SPY price=2.2 |                | -0.693147 0 1 -0.09531 0.09531 0.47655 -0.087011 -1.098612 1 1 0 0 0
            a quarter above it     | SPY_20260130_595_C 5@2 1h                      | exit SPY price=2.5 |                | -0.693147 0 1 -0.223144 0.223144 1 - -1.098612 1 1 0 0 0
            below it               | SPY_20260130_595_C 5@2 1h                      | exit SPY price=1.8 |                | -0.693147 0 1 -0.105361 -0.105361 0 - -1.098612 1 1 0 0 0
            a short gains below it | SPY_20260130_595_C:SHORT 5@2 1h                | exit SPY price=1.8 |                | -0.693147 0 1 -0.105361 -0.105361 0.526805 - -1.098612 1 1 0 0 0
            a cost of nothing      | SPY_20260130_595_C 5@0 1h                      | exit SPY price=1.8 |                | -0.693147 0 1 - - - - -1.098612 1 1 0 0 0
            two lots               | SPY_20260130_595_C 2@2 2h + 3@2 1h             | exit SPY           |                | -0.693147 0 1 - - - - -1.098612 1 1 0 0 0.693147
            a contract gone by     | SPY_20260127_595_C 5@2 1h                      | exit SPY           |                | -0.693147 0 1 - - - - 0 1 1 0 0 0
            shares never expire    | SPY 5@600 1h                                   | exit SPY           |                | -0.693147 0 1 - - - - - 1 1 0 0 0
            the author's own       | SPY_20260130_595_C 5@2 1h by=carol in=room     | exit SPY           | author=carol channel=other | -0.693147 0 1 - - - - -1.098612 1 1 1 0 0
            the channel's own      | SPY_20260130_595_C 5@2 1h by=carol in=room     | exit SPY           | author=dave channel=room   | -0.693147 0 1 - - - - -1.098612 1 1 0 1 0
            nothing is left of it  | SPY_20260130_595_C                             | exit SPY           |                | 0 0 1 - - - - -1.098612 1 0 0 0 0
            """)
    void whatTheLearnedModelIsShown(String why, String held, String said, String settled, String expected) {
        Features f = candidates(held, said, settled).get(0).features();
        assertThat(Stream.of(
                                f.recency(),
                                f.justAdded(),
                                f.newest(),
                                f.costDistance(),
                                f.profit(),
                                f.gain(),
                                f.markDistance(),
                                f.expirationNearness(),
                                f.nearest(),
                                f.openedToday(),
                                f.sameAuthor(),
                                f.sameChannel(),
                                f.additions())
                        .map(CandidatesTest::plain)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the second is newer     | SPY_20260130_595_C 5@2 2h; SPY_20260130_600_C 5@2 1h | 0 1; 1 1
            both of one moment      | SPY_20260130_595_C 5@2 1h; SPY_20260130_600_C 5@2 1h | 1 1; 1 1
            the second is farther   | SPY_20260130_595_C 5@2 1h; SPY_20260206_595_C 5@2 1h | 1 1; 1 0
            """)
    void newestAndNearestOfAll(String why, String held, String expected) {
        assertThat(candidates(held, "exit SPY", null).stream()
                        .map(it -> plain(it.features().newest()) + " "
                                + plain(it.features().nearest()))
                        .collect(Collectors.joining("; ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ours                      | SPY_20260130_595_C 5@2 1h                        |              | managed lots A trades  channels  authors
            opened elsewhere          | SPY_20260130_595_C 5@2 1h unmanaged              |              | lots A trades  channels  authors
            which policy makes ours   | SPY_20260130_595_C 5@2 1h unmanaged              | external=ALL | managed lots A trades  channels  authors
            who bought it where       | SPY_20260130_595_C 3@2 2h + 2@2 1h by=carol in=room trade=T7 | | managed lots A,B trades T7 channels room authors carol
            """)
    void whoseItIs(String why, String held, String settled, String expected) {
        Candidate it = candidates(held, "exit SPY", settled).get(0);
        assertThat(((it.managed() ? "managed " : "") + "lots " + String.join(",", it.lotIds()) + " trades "
                                + String.join(",", it.tradeIds()) + " channels " + String.join(",", it.channels())
                                + " authors " + String.join(",", it.authors()))
                        .strip())
                .isEqualTo(expected);
    }
}
