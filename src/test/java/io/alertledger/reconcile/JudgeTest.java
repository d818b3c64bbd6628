package io.alertledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.Realized;
import io.alertledger.model.Consistency;
import io.alertledger.model.Execution;
import io.alertledger.model.Lot;
import io.alertledger.model.Order;
import io.alertledger.model.OrderSide;
import io.alertledger.model.OrderState;
import io.alertledger.model.PositionKey;
import io.alertledger.model.Protection;
import io.alertledger.model.Side;
import io.alertledger.model.Symbols;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static final Instant NOW = Instant.parse("2026-01-28T15:00:00Z");
    private static final PositionKey SPY =
            new PositionKey("default", Symbols.NONE.instrument("SPY_20260320_595_C"), Side.LONG);
    private static final Look AGREED = new Look(NOW, 1, Consistency.GREEN, List.of(), null, false, NOW);

    @Test
    void whatAgreesAndIsProtectedIsGreen() {
        Standing standing = judge(holding("1.5", guard("2", "1", null), true), AGREED, Disputes.NONE);
        assertThat(standing.status()).isEqualTo(Consistency.GREEN);
        assertThat(standing.guarded()).isEqualTo(1);
        assertThat(standing.reasons()).isEmpty();
    }

    @Test
    void whatLacksTargetOrStopIsYellow() {
        assertThat(judge(holding("1.5", null, true), AGREED, Disputes.NONE).reasons())
                .containsExactly("SPY_20260320_595_C: it has neither target nor stop");
        assertThat(judge(holding("1.5", guard("2", null, null), true), AGREED, Disputes.NONE)
                        .reasons())
                .containsExactly("SPY_20260320_595_C: it has no stop");
        Standing noTarget = judge(holding("1.5", guard(null, "1", null), true), AGREED, Disputes.NONE);
        assertThat(noTarget.status()).isEqualTo(Consistency.YELLOW);
        assertThat(noTarget.reasons()).containsExactly("SPY_20260320_595_C: it has no target");
    }

    @Test
    void beingUnmanagedIsAnExceptionForGreen() {
        Standing standing = judge(holding("1.5", null, false), AGREED, Disputes.NONE);
        assertThat(standing.status()).isEqualTo(Consistency.GREEN);
        assertThat(standing.positions().get(SPY).reasons())
                .containsExactly("not managed, so it needs no protection until it is claimed");
    }

    @Test
    void suspendedProtectionWaitsForAPerson() {
        Standing standing =
                judge(holding("1.5", guard("2", "1", "already crossed at 0.62"), true), AGREED, Disputes.NONE);
        assertThat(standing.status()).isEqualTo(Consistency.YELLOW);
        assertThat(standing.reasons()).singleElement().asString().contains("already crossed at 0.62");
    }

    @Test
    void unknownCostIsYellowAndLeftOutOfSeedShapedFiles() {
        Standing standing = judge(holding(null, guard("2", "1", null), true), AGREED, Disputes.NONE);
        assertThat(standing.status()).isEqualTo(Consistency.YELLOW);
        assertThat(standing.leftOut()).isEqualTo(1);
    }

    @Test
    void aDifferenceIsYellowAndAnOldOneRed() {
        Disputes young = new Disputes(Map.of(SPY, NOW.minusSeconds(300)), java.util.Set.of());
        Standing waiting = judge(holding("1.5", guard("2", "1", null), true), AGREED, young);
        assertThat(waiting.status()).isEqualTo(Consistency.YELLOW);
        assertThat(waiting.positions().get(SPY).disputed()).isTrue();
        Disputes old = new Disputes(Map.of(SPY, NOW.minusSeconds(301)), java.util.Set.of());
        assertThat(judge(holding("1.5", guard("2", "1", null), true), AGREED, old)
                        .status())
                .isEqualTo(Consistency.RED);
    }

    @Test
    void positionsThereAndNoneHereIsRed() {
        Look look = new Look(NOW, 3, Consistency.GREEN, List.of(), null, false, NOW);
        Standing standing = judge(null, look, Disputes.NONE);
        assertThat(standing.status()).isEqualTo(Consistency.RED);
        assertThat(standing.reasons()).containsExactly("the broker holds 3 positions and the ledger none");
        assertThat(standing.there()).isEqualTo(3);
        assertThat(standing.here()).isZero();
    }

    @Test
    void silenceIsYellowThenRed() {
        Look failed = AGREED.failed("HTTP 503", false);
        assertThat(judge(null, empty(failed, NOW.minusSeconds(60)), Disputes.NONE)
                        .status())
                .isEqualTo(Consistency.YELLOW);
        Standing red = judge(null, empty(failed, NOW.minusSeconds(301)), Disputes.NONE);
        assertThat(red.status()).isEqualTo(Consistency.RED);
        assertThat(red.reasons().get(0)).contains("HTTP 503");
    }

    @Test
    void nonsenseIsRedAtOnceAndTheNextSilenceIsSilenceAgain() {
        Look broken = AGREED.failed("positions_state.json can not be read", true);
        assertThat(judge(null, empty(broken, NOW), Disputes.NONE).reasons())
                .containsExactly("the last report failed: positions_state.json can not be read");
        assertThat(judge(null, empty(broken, NOW), Disputes.NONE).status()).isEqualTo(Consistency.RED);
        Look silent = broken.failed("positions_state.json does not exist", false);
        assertThat(judge(null, empty(silent, NOW), Disputes.NONE).status()).isEqualTo(Consistency.YELLOW);
    }

    @Test
    void aBrokerThatWasNeverHeardIsYellow() {
        assertThat(judge(null, Look.none(NOW), Disputes.NONE).reasons())
                .containsExactly("the broker has not been heard yet");
    }

    @Test
    void aBrokerWhoseBookIsTheLedgerIsNotWaitedFor() {
        assertThat(judge(holding("1.5", guard("2", "1", null), true), null, Disputes.NONE)
                        .status())
                .isEqualTo(Consistency.GREEN);
    }

    @Test
    void anIncompleteReportIsAFailureAndKeepsWhatWasSeen() {
        Statement partial = new Statement(false, NOW, List.of(), List.of(), false, List.of());
        Look after = AGREED.saw(
                partial,
                Reconciliation.of(new ReconcileInput(
                        io.alertledger.ledger.Book.EMPTY,
                        Set.of("default"),
                        Map.of(),
                        List.of(),
                        partial,
                        Map.of(),
                        Set.of(),
                        Map.of(),
                        NOW,
                        ReconcileSettings.DEFAULT)));
        assertThat(after.positions()).isEqualTo(1);
        assertThat(after.failure()).isEqualTo("the broker's report was not complete");
        assertThat(after.broken()).isFalse();
    }

    @Test
    void aDisputeKeepsItsBeginningAndEndsWithAgreement() {
        Disputes first = Disputes.NONE.after(disputed(Set.of(SPY)), NOW);
        Disputes second = first.after(disputed(Set.of(SPY)), NOW.plusSeconds(60));
        assertThat(second.since()).containsEntry(SPY, NOW);
        assertThat(second.after(disputed(Set.of()), NOW.plusSeconds(120)).since())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                   | it has neither target nor stop
            {'breakEvenAfterTrim':true,'timeLimitSeconds':60}                    | it has neither target nor stop
            {'takeProfit':2}                                                     | it has no stop
            {'takeProfitPct':0.5}                                                | it has no stop
            {'targets':[{'price':2,'fraction':1}]}                               | it has no stop
            {'takeProfitSchedule':[{'afterSeconds':0,'pct':0.1}]}                | it has no stop
            {'stopLoss':1}                                                       | it has no target
            {'stopLossPct':0.5}                                                  | it has no target
            {'trailing':{'distance':0.5}}                                        | it has no target
            {'maxLoss':50}                                                       | it has no target
            {'takeProfitPct':0.5,'trailing':{'distance':0.5}}                    |
            {'takeProfitSchedule':[{'afterSeconds':0,'pct':0.1}],'maxLoss':50}   |
            """)
    void everyKindOfTargetAndStopCounts(String protection, String lacks) {
        Guard guard = new Guard(
                ProtectionJson.read(Json.readObject(protection.replace('\'', '"'))),
                LedgerEvent.ProtectionSource.HAND,
                null,
                "set",
                NOW);
        Standing standing = judge(holding("1.5", guard, true), AGREED, Disputes.NONE);
        assertThat(standing.reasons()).isEqualTo(lacks == null ? List.of() : List.of("SPY_20260320_595_C: " + lacks));
        assertThat(standing.guarded()).isEqualTo(lacks == null ? 1 : 0);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a minute is no wait              | PLANNED   | SELL | SPY | 60  |                    | GREEN  |
            a second more is told            | PLANNED   | SELL | SPY | 61  |                    | YELLOW | exit al-1 is not sent since 2026-01-28T14:58:59Z
            up to the limit                  | PLANNED   | SELL | SPY | 300 |                    | YELLOW | exit al-1 is not sent since 2026-01-28T14:55:00Z
            then it is red                   | PLANNED   | SELL | SPY | 301 |                    | RED    | exit al-1 is not sent since 2026-01-28T14:54:59Z
            with what it waits for           | PLANNED   | SELL | SPY | 301 | waits for order 7  | RED    | exit al-1 is not sent since 2026-01-28T14:54:59Z: it waits for order 7; look at that order at the broker
            an entry may wait                | PLANNED   | BUY  | SPY | 301 |                    | GREEN  |
            one that is sent does not        | SUBMITTED | SELL | SPY | 301 |                    | GREEN  |
            nobody knows of it               | UNKNOWN   | SELL | SPY | 1   |                    | YELLOW | order al-1 was given out and nothing is known of it
            nor of one of something else     | UNKNOWN   | SELL | QQQ | 1   |                    | YELLOW | ACCOUNT: order al-1 was given out and nothing is known of it
            which may wait                   | PLANNED   | SELL | QQQ | 301 |                    | GREEN  |
            """)
    void anOrderThatIsNotSentOrNotKnown(
            String why,
            OrderState state,
            OrderSide side,
            String of,
            long seconds,
            String reason,
            Consistency status,
            String sentence) {
        PositionKey key = of.equals("SPY")
                ? SPY
                : new PositionKey("default", Symbols.NONE.instrument("QQQ_20260320_500_P"), Side.LONG);
        Order order = new Order(
                "al-1",
                "d-1",
                key,
                side,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                List.of(),
                null,
                Execution.BROKER,
                null,
                state,
                null,
                1,
                reason == null ? "" : reason,
                NOW.minusSeconds(seconds),
                NOW);
        Standing standing = Judge.of(new Judge.Case(
                List.of(holding("1.5", guard("2", "1", null), true)),
                List.of(order),
                JudgeTest::unmanaged,
                AGREED,
                Disputes.NONE,
                Duration.ofSeconds(300),
                NOW));
        assertThat(standing.status()).isEqualTo(status);
        List<String> expected = sentence == null
                ? List.of()
                : List.of(sentence.startsWith("ACCOUNT: ") ? sentence.substring(9) : "SPY_20260320_595_C: " + sentence);
        assertThat(standing.reasons()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            agrees                | 0   | GREEN  |                      | HTTP 503 | false | YELLOW | the last report failed: HTTP 503
            silent for the limit  | 300 | GREEN  |                      | HTTP 503 | false | YELLOW | the last report failed: HTTP 503
            and a second          | 301 | GREEN  |                      | HTTP 503 | false | RED    | no usable report of the broker since 2026-01-28T14:54:59Z: HTTP 503
            for no known reason   | 301 | GREEN  |                      |          | false | RED    | no usable report of the broker since 2026-01-28T14:54:59Z
            makes no sense        | 0   | GREEN  |                      | nonsense | true  | RED    | the last report failed: nonsense
            what was seen stays   | 0   | YELLOW | AAPL differs         |          | false | YELLOW | AAPL differs
            also where red        | 0   | RED    | nothing is held here |          | false | RED    | nothing is held here
            without a word        | 0   | YELLOW |                      |          | false | YELLOW | the last look at the broker was YELLOW
            """)
    void theBrokersLastWord(
            String why,
            long secondsAgo,
            Consistency seen,
            String reason,
            String failure,
            boolean broken,
            Consistency status,
            String sentence) {
        Look look = new Look(
                NOW.minusSeconds(secondsAgo),
                1,
                seen,
                reason == null ? List.of() : List.of(reason),
                failure,
                broken,
                NOW.minusSeconds(secondsAgo));
        Standing standing = judge(holding("1.5", guard("2", "1", null), true), look, Disputes.NONE);
        assertThat(standing.status()).isEqualTo(status);
        assertThat(standing.reasons()).containsExactly(sentence);
    }

    @Test
    void theWorstIsSaidFirstAndEachOnce() {
        Look look = new Look(NOW, 4, Consistency.RED, List.of("nothing is held here"), null, false, NOW);
        Disputes old = new Disputes(Map.of(SPY, NOW.minusSeconds(301)), Set.of());
        Standing standing = judge(holding(null, guard("2", "1", "already crossed at 0.62"), true), look, old);
        assertThat(standing.reasons())
                .containsExactly(
                        "SPY_20260320_595_C: ledger and broker differ since 2026-01-28T14:54:59Z, longer than 300 s",
                        "nothing is held here",
                        "SPY_20260320_595_C: its cost is not known",
                        "SPY_20260320_595_C: its protection is suspended: already crossed at 0.62");
        assertThat(standing.there()).isEqualTo(4);
        assertThat(standing.here()).isEqualTo(1);
        assertThat(standing.leftOut()).isEqualTo(1);
        assertThat(standing.disputed(SPY)).isTrue();
        assertThat(judge(holding("1.5", guard("2", "1", null), true), AGREED, old.lookedAt(SPY))
                        .disputed(SPY))
                .as("looked at")
                .isFalse();
        assertThat(judge(null, null, Disputes.NONE).disputed(SPY)).isFalse();
    }

    @Test
    void oneMoreThingToSayStandsBehindOrBefore() {
        Standing green = judge(holding("1.5", guard("2", "1", null), true), AGREED, Disputes.NONE);
        Standing warned = green.warned("the disk is nearly full");
        assertThat(warned.status()).isEqualTo(Consistency.YELLOW);
        assertThat(warned.guarded()).isEqualTo(1);
        Standing red = warned.redFor("the disk is full");
        assertThat(red.status()).isEqualTo(Consistency.RED);
        assertThat(red.reasons()).containsExactly("the disk is full", "the disk is nearly full");
        Standing more = red.warned("it is late");
        assertThat(more.status()).isEqualTo(Consistency.RED);
        assertThat(more.reasons()).containsExactly("the disk is full", "the disk is nearly full", "it is late");
    }

    private static Reconciled disputed(Set<PositionKey> keys) {
        return new Reconciled(
                List.of(), List.of(), List.of(), List.of(), Consistency.YELLOW, List.of(), List.of(), Map.of(), keys);
    }

    private static Look empty(Look look, Instant since) {
        return new Look(look.at(), 0, look.status(), look.reasons(), look.failure(), look.broken(), since);
    }

    private static java.util.Optional<String> unmanaged(Holding holding) {
        return holding.position().managed()
                ? java.util.Optional.empty()
                : java.util.Optional.of("not managed, so it needs no protection until it is claimed");
    }

    private static Standing judge(@Nullable Holding holding, @Nullable Look look, Disputes disputes) {
        return Judge.of(new Judge.Case(
                holding == null ? List.of() : List.of(holding),
                List.of(),
                JudgeTest::unmanaged,
                look,
                disputes,
                Duration.ofSeconds(300),
                NOW));
    }

    private static Holding holding(@Nullable String cost, @Nullable Guard guard, boolean managed) {
        BigDecimal total = cost == null ? null : new BigDecimal(cost).multiply(BigDecimal.valueOf(200));
        return Holding.of(
                SPY,
                List.of(new Lot("L1", BigDecimal.valueOf(2), total, NOW, null, null, null)),
                BigDecimal.valueOf(100),
                BigDecimal.ONE,
                managed,
                null,
                NOW,
                NOW,
                1,
                BigDecimal.valueOf(2),
                Realized.NONE,
                List.of(),
                null,
                guard);
    }

    private static Guard guard(@Nullable String target, @Nullable String stop, @Nullable String suspended) {
        Protection none = Protection.NONE;
        Protection protection = new Protection(
                target == null ? null : new BigDecimal(target),
                null,
                List.of(),
                List.of(),
                stop == null ? null : new BigDecimal(stop),
                null,
                null,
                false,
                null,
                null,
                none.delayedStopMode(),
                null,
                null,
                null,
                null);
        return new Guard(protection, LedgerEvent.ProtectionSource.SEED, suspended, "seeded", NOW);
    }
}
