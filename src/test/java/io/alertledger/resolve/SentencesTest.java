package io.alertledger.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Decision;
import io.alertledger.model.Reading;
import io.alertledger.model.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decisions say to people, word for word. */
class SentencesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing at all               |                                                    | exit * all | | Nothing is held. | Nothing is held.
            nothing of the ticker        |                                                    | exit SPY   | | No SPY position is held. | No SPY position is held.
            another is held              | TSLA_20260130_400_C 3@2 1h                         | exit SPY   | | No SPY position is held; held are TSLA_20260130_400_C. | x
            five others                  | A 1@1 1h; B 1@1 1h; C 1@1 1h; D 1@1 1h; E 1@1 1h   | exit SPY   | | No SPY position is held; held are A, B, C, D, E. | x
            six others                   | A 1@1 1h; B 1@1 1h; C 1@1 1h; D 1@1 1h; E 1@1 1h; F 1@1 1h | exit SPY | | No SPY position is held; held are A, B, C, D, E and 1 more. | x
            no ticker                    | SPY_20260130_595_C 5@2 1h                          | exit *     | | The instruction names no ticker, and only an exit or a stop of everything may do without one. | x
            no ticker to add             | SPY_20260130_595_C 5@2 1h                          | add * all  | | The instruction names no ticker, and only an exit or a stop of everything may do without one. | x
            half a contract's name       |                                                    | buy SPY strike=595 type=CALL | | An entry into an option needs ticker, strike, type and expiration. | x
            what can not exist           |                                                    | buy SPY strike=595 type=CALL on=1999-01-15 | | What shall be bought can not exist: expiration out of range: 1999-01-15; allowed are 2000 to 2099. | x
            one                          | SPY_20260130_595_C 5@2 1h mark=2.51                | exit SPY   | | Sell 5 of 5 SPY_20260130_595_C from lot A at 2.51 or better. | SPY_20260130_595_C is the only position that can be meant
            two lots                     | SPY_20260130_595_C 3@2 2h + 2@2 1h                 | exit SPY   | | Sell 5 of 5 SPY_20260130_595_C from lots A, B. | SPY_20260130_595_C is the only position that can be meant
            the only one left            | SPY_20260130_595_C 5@2 2h; SPY_20260130_600_P 4@2 1h | exit SPY type=PUT | | Sell 4 of 4 SPY_20260130_600_P from lot B. | SPY_20260130_600_P is the only position that nothing rules out
            the first of two             | SPY_20260130_595_C 5@2 2h; SPY_20260130_600_P 4@2 1h | trim SPY | | Sell 3 of 5 SPY_20260130_595_C from lot A. | SPY_20260130_595_C is ahead of SPY_20260130_600_P by 1 at FIFO
            equal ones                   | SPY_20260130_595_C 5@2 1h; SPY_20260130_600_P 4@2 1h | exit SPY | ties=HEURISTIC | Sell 5 of 5 SPY_20260130_595_C from lot A. | SPY_20260130_595_C and SPY_20260130_600_P are equal; the policy lets the smallest id win
            a tie                        | SPY_20260130_595_C 5@2 1h; SPY_20260130_600_P 4@2 1h | exit SPY | | Nothing separates SPY_20260130_595_C, SPY_20260130_600_P; a person must choose. | Nothing separates SPY_20260130_595_C, SPY_20260130_600_P; a person must choose.
            too unsure                   | SPY_20260130_595_C 5@2 1h; SPY_20260130_600_C 5@2 1h | exit SPY | ties=HEURISTIC minConfidence=0.8 | SPY_20260130_595_C would be chosen, but with a confidence of 50 %, below the 80 % that the policy asks for; a person must choose. | x
            just sure enough             | SPY_20260130_595_C 5@2 1h; SPY_20260130_600_C 5@2 1h | exit SPY | ties=HEURISTIC minConfidence=0.5 | Sell 5 of 5 SPY_20260130_595_C from lot A. | x
            all                          | SPY_20260130_595_C 5@2 2h; SPY_20260130_600_P 4@2 1h | exit SPY all | | Sell 5 of 5 SPY_20260130_595_C from lot A; sell 4 of 4 SPY_20260130_600_P from lot B. | the instruction means every position that nothing rules out: SPY_20260130_595_C, SPY_20260130_600_P
            a short                      | SOLUSDT:SHORT 4@150 1h mark=140                    | exit SOL   | | Buy 4 of 4 SOLUSDT from lot A at 140 or better. | x
            an entry                     |                                                    | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5 | | Buy 1 SPY_20260130_595_C at 2.5 or better. | SPY_20260130_595_C is not held: the entry opens it
            more of it                   | SPY_20260130_595_C 5@2 1h                          | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5 | | Buy 1 SPY_20260130_595_C at 2.5 or better. | SPY_20260130_595_C is held already: the entry averages into it
            what was closed is not held  | SPY_20260130_595_C                                 | buy SPY strike=595 type=CALL on=2026-01-30 price=2.5 | | Buy 1 SPY_20260130_595_C at 2.5 or better. | SPY_20260130_595_C is not held: the entry opens it
            the other side is another    | SOLUSDT 4@150 1h                                   | buy SOL side=SHORT price=150 | | Sell 1 SOLUSDT at 150 or better. | SOLUSDT is not held: the entry opens it
            a stop                       | SPY_20260130_595_C 5@2 1h                          | move_stop SPY stop=1.8 | | Set stop to 1.8 on SPY_20260130_595_C. | x
            to the entry                 | SPY_20260130_595_C 5@2 1h                          | move_stop SPY stop=BE  | | Set stop to break-even on SPY_20260130_595_C. | x
            as a part                    | SPY_20260130_595_C 5@2 1h                          | move_stop SPY stop=50% | | Set stop to 50 % on SPY_20260130_595_C. | x
            of the underlying            | SPY_20260130_595_C 5@2 1h                          | move_stop SPY stop=^590 | | Set stop to 590 of the underlying on SPY_20260130_595_C. | x
            in words                     | SPY_20260130_595_C 5@2 1h                          | move_stop SPY stop="close-over-590" | | Set stop to "close-over-590" on SPY_20260130_595_C. | x
            targets                      | SPY_20260130_595_C 5@2 1h                          | set_target SPY target=4+5.5 | | Set targets to 4, 5.5 on SPY_20260130_595_C. | x
            both                         | SPY_20260130_595_C 5@2 1h                          | set_target SPY target=4 stop=BE | | Set stop to break-even and targets to 4 on SPY_20260130_595_C. | x
            """)
    void wordForWord(String why, String held, String said, String settled, String message, String note) {
        Decision.Single decision = Table.decide(held, said, settled);
        assertThat(decision.message()).isEqualTo(message);
        if (!note.equals("x")) {
            assertThat(decision.explanation().notes()).last().isEqualTo(note);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            NOTE        | Ignored NOTE: No order (NOTE): small talk; no ticker.
            PLAN        | Ignored PLAN: No order (PLAN): small talk; no ticker.
            UNCLEAR     | Refused UNCLEAR: Not understood, a person must look: small talk; no ticker.
            UNSUPPORTED | Refused UNSUPPORTED: Recognised and not traded here: small talk; no ticker.
            """)
    void whatNoRuleIsAskedAbout(Verdict verdict, String expected) {
        Decision.Single decision =
                Unacted.of(new Reading(verdict, List.of(), List.of("small talk", "no ticker")), "rules-1", Books.NOW);
        String shown = decision instanceof Decision.Refused refused
                ? "Refused " + refused.code()
                : "Ignored " + ((Decision.Ignored) decision).verdict();
        assertThat(shown + ": " + decision.message()).isEqualTo(expected);
        assertThat(decision.explanation().notes()).containsExactly("small talk", "no ticker");
        assertThat(decision.explanation().ruleSet()).isEqualTo("rules-1");
        assertThat(decision.explanation().decidedAt()).isEqualTo(Books.NOW);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing in dispute     | exit SPY all      |                     | Sell 5 of 5 SPY_20260130_595_C from lot A; sell 4 of 4 SPY_20260130_600_P from lot B.
            one of two             | exit SPY all      | SPY_20260130_595_C  | Sell 5 of 5 SPY_20260130_595_C from lot A; sell 4 of 4 SPY_20260130_600_P from lot B. Ledger and broker differ over SPY_20260130_595_C, so neither alerts nor triggers sell it until they agree or a person has looked at it. // sells SPY_20260130_600_P
            the chosen one         | exit SPY          | SPY_20260130_595_C  | Ledger and broker differ over SPY_20260130_595_C, so neither alerts nor triggers sell it until they agree or a person has looked at it. // LEDGER_RED
            not the chosen one     | exit SPY          | SPY_20260130_600_P  | Sell 5 of 5 SPY_20260130_595_C from lot A.
            more of it             | add SPY type=CALL | SPY_20260130_595_C  | Buy 1 SPY_20260130_595_C.
            its stop               | move_stop SPY stop=BE type=CALL | SPY_20260130_595_C | Set stop to break-even on SPY_20260130_595_C.
            what is refused anyway | exit QQQ          | SPY_20260130_595_C  | No QQQ position is held; held are SPY_20260130_595_C, SPY_20260130_600_P.
            """)
    void whatIsInDisputeIsNotSold(String why, String said, String disputed, String expected) {
        Question question = Table.question("SPY_20260130_595_C 5@2 2h; SPY_20260130_600_P 4@2 1h", said, null)
                .disputing(key -> key.instrument().id().equals(disputed));
        Decision.Single decision = new Resolver(Books.SHIPPED).resolve(question);
        String[] parts = expected.split(" // ");
        assertThat(decision.message()).isEqualTo(parts[0]);
        assertThat(decision.explanation().notes().stream().filter(note -> note.startsWith("Ledger and broker")))
                .as("the note says the same")
                .hasSize(parts.length - 1)
                .allMatch(parts[0]::endsWith);
        if (parts.length > 1) {
            assertThat(
                            decision instanceof Decision.Resolved left
                                    ? "sells " + left.legs().get(0).name()
                                    : ((Decision.Refused) decision).code().name())
                    .isEqualTo(parts[1]);
        }
    }
}
