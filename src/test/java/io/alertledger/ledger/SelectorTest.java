package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Lot;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lots are meant: a lot agrees with everything that is said, and what is said is told as a person would. */
class SelectorTest {
    /** Lot L1 of trade T1, two contracts for 500, opened at 10:00. */
    private static final Lot LOT =
            new Lot("L1", new BigDecimal("2"), new BigDecimal("500"), LotsTable.time("10:00"), "T1", "room", "Sean");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lot | trade | cost  | time                 | said                                              | means it
                |       |       |                      | any lot                                           | true
            L1  |       |       |                      | lot L1                                            | true
            L2  |       |       |                      | lot L2                                            | false
                | T1    |       |                      | trade T1                                          | true
                | T2    |       |                      | trade T2                                          | false
                |       | 2.50  |                      | cost 2.5                                          | true
                |       | 2.49  |                      | cost 2.49                                         | false
                |       |       | 2026-01-28T10:00:00Z | time 2026-01-28T10:00:00Z                         | true
                |       |       | 2026-01-28T10:00:01Z | time 2026-01-28T10:00:01Z                         | false
            L1  | T1    | 2.5   | 2026-01-28T10:00:00Z | lot L1, trade T1, cost 2.5, time 2026-01-28T10:00:00Z | true
            L1  | T2    | 2.5   |                      | lot L1, trade T2, cost 2.5                        | false
            """, useHeadersInDisplayName = true)
    void aLotAgreesWithAllThatIsSaid(
            @Nullable String lot,
            @Nullable String trade,
            @Nullable BigDecimal cost,
            @Nullable Instant time,
            String said,
            boolean means) {
        Selector selector = new Selector(cost, time, lot, trade);
        assertThat(selector).hasToString(said);
        assertThat(selector.matches(LOT, new BigDecimal("100"))).isEqualTo(means);
    }

    @ParameterizedTest
    @CsvSource({"0", "2.5"})
    void aLotOfUnknownCostIsMeantByNoCost(BigDecimal cost) {
        Lot unknown = new Lot("L1", BigDecimal.ONE, null, LOT.openedAt(), null, null, null);
        assertThat(new Selector(cost, null, null, null).matches(unknown, BigDecimal.ONE))
                .isFalse();
        assertThat(Selector.lot("L1").matches(unknown, BigDecimal.ONE)).isTrue();
    }
}
