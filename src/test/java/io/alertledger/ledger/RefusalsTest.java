package io.alertledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.LotsScript.Outcome;
import io.alertledger.model.Decimals;
import io.alertledger.model.LotMethod;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the books refuse, and the sentence that says why: of a history, the last thing does not happen. */
class RefusalsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            buy 0 @ 1                                  | INVALID: a quantity above 0 is needed to open a lot, not 0
            buy -1 @ 1                                 | INVALID: a quantity above 0 is needed to open a lot, not -1
            buy 1 @ -0.01                              | INVALID: a price of 0 or above is needed, not PerUnit[price=-0.01]
            buy 1 @ 0                                  | booked
            buy 1 @ 1 times 0                          | INVALID: multiplier and step must be above 0, not 0 and 1
            buy 1 @ 1 times 10                         | booked
            buy 1 @ 1; buy 1 @ 1 times 10              | INVALID: what is held of SPY_20260128_595_C has multiplier 100, not 10
            buy 1 @ 1 as A; buy 1 @ 1 as A             | INVALID: lot A of SPY_20260128_595_C is open already
            buy 1 @ 1 as A; sell 1 @ 1; buy 1 @ 1 as A | booked
            sell 1 @ 1                                 | NO_MATCH: nothing is held to close 1 of
            buy 1 @ 1; sell -1 @ 1                     | INVALID: a quantity of 0 or above is needed, not -1
            buy 1 @ 1; sell 1 @ -1                     | INVALID: a price of 0 or above is needed, not -1
            buy 1 @ 1; sell 1 @ 0                      | booked
            buy 1 @ 1; sell 0 @ 1                      | nothing to book
            sell 0 @ 1                                 | nothing to book
            buy 2 @ 1; sell 2.5 @ 1                    | INSUFFICIENT, 2 of them: 2.5 are wanted, 2 are held
            buy 2 @ 1; sell 2 @ 1                      | booked
            lock o1 1                                  | NO_MATCH: nothing is held of SPY_20260128_595_C
            buy 2 @ 1; lock o1 0                       | INVALID: a quantity above 0 is needed to lock, not 0
            buy 2 @ 1; lock o1 -1                      | INVALID: a quantity above 0 is needed to lock, not -1
            buy 2 @ 1; lock o1 3                       | INSUFFICIENT, 2 of them: 3 are wanted, 2 of 2 are free
            buy 3 @ 1; lock o1 2; lock o2 2            | INSUFFICIENT, 1 of them: 2 are wanted, 1 of 3 are free
            buy 3 @ 1; lock o1 2; lock o2 1            | booked
            buy 3 @ 1; lock o1 1; lock o1 1            | INVALID: order o1 holds a part of SPY_20260128_595_C already
            buy 3 @ 1; release o1                      | nothing to book
            buy 2 @ 1; lock o1 2; sell 2 @ 1; lock o2 1| NO_MATCH: nothing is held of SPY_20260128_595_C
            """)
    void aBooking(String history, String expected) {
        BookTable books = new BookTable();
        Booked last = new Booked.Planned(List.of());
        for (String step : history.split(";")) {
            last = books.happens(step);
        }
        assertThat(text(last)).isEqualTo(expected);
    }

    private static String text(Booked booked) {
        return booked instanceof Booked.Refused refused
                ? text(refused)
                : ((Booked.Planned) booked).events().isEmpty() ? "nothing to book" : "booked";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            buy 0 @ 3                    | INVALID: quantity must be above 0, not 0
            sell -1 @ 3                  | INVALID: quantity must be 0 or above, not -1
            buy 1                        | INVALID: price is missing
            buy 1 @ 3 total 3            | INVALID: price and total are both there; one of them says it all
            buy 2 @ -3                   | INVALID: price must be 0 or above, not -3
            buy 2 total -3               | INVALID: total must be 0 or above, not -3
            buy 1 @ 3 as A; short 1 @ 3 as A | INVALID: lot A is open already
            sell 1 @ 3                   | NO_MATCH: nothing is held to close 1 of
            buy 1 @ 3; sell 2 @ 3        | INSUFFICIENT, 1 of them: 2 are wanted, 1 are held
            buy 1 @ 3; buy 1 @ 2; sell 2 @ 3 lot L2       | INSUFFICIENT, 1 of them: 2 are wanted, 1 are there of lot L2
            buy 1 @ 3; sell 1 @ 3 lot A where lot L1      | NO_MATCH: no lot is both A and L1
            buy 1 @ 3 at 10:00; sell 1 @ 3 where cost 2.5 | NO_MATCH: no open lot is as said (cost 2.5); open are L1 (1 @ 3)
            buy 5 @ 1.20; buy 3 total 4.5; sell 1 @ 3     | AMBIGUOUS: which lots are meant? any lot fits L1 (5 @ 1.2), L2 (3 @ 1.5)
            buy 1 @ 1 at 10:00; buy 1 @ 1 at 10:00; sell 1 @ 3 where time 10:00 where cost 1 | \
            AMBIGUOUS: which lots are meant? cost 1, time 2026-01-28T10:00:00Z fits L1 (1 @ 1), L2 (1 @ 1)
            buy 1 @ 1; buy 1 @ 2; buy 1 @ 3; buy 1 @ 4; buy 1 @ 5; sell 2 @ 3 | \
            AMBIGUOUS: which lots are meant? any lot fits L1 (1 @ 1), L2 (1 @ 2), L3 (1 @ 3), L4 (1 @ 4), L5 (1 @ 5)
            buy 1 @ 1; buy 1 @ 2; buy 1 @ 3; buy 1 @ 4; buy 1 @ 5; buy 1 @ 6; buy 1 @ 7; sell 2 @ 3 | \
            AMBIGUOUS: which lots are meant? any lot fits L1 (1 @ 1), L2 (1 @ 2), L3 (1 @ 3), L4 (1 @ 4), L5 (1 @ 5) and 2 more
            """)
    void aStepOfAScriptWhereLotsMustBeNamed(String history, String expected) {
        LotsScript.Result result = LotsScript.run(
                LotMethod.STRICT,
                BigDecimal.ONE,
                Arrays.stream(history.split(";"))
                        .map(String::strip)
                        .map(LotsTable::step)
                        .toList());
        Outcome last = result.outcomes().get(result.outcomes().size() - 1);
        assertThat(text(((Outcome.Not) last).refusal())).isEqualTo(expected);
    }

    private static String text(Booked.Refused refused) {
        return refused.code()
                + (refused.available() == null ? "" : ", " + Decimals.plain(refused.available()) + " of them") + ": "
                + refused.message();
    }
}
