package io.alertledger.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent;
import io.alertledger.ledger.Realized;
import io.alertledger.model.Consistency;
import io.alertledger.model.Lot;
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
        assertThat(after.failure()).isNotNull();
    }

    @Test
    void aDisputeKeepsItsBeginningAndEndsWithAgreement() {
        Disputes first = Disputes.NONE.after(disputed(Set.of(SPY)), NOW);
        Disputes second = first.after(disputed(Set.of(SPY)), NOW.plusSeconds(60));
        assertThat(second.since()).containsEntry(SPY, NOW);
        assertThat(second.after(disputed(Set.of()), NOW.plusSeconds(120)).since())
                .isEmpty();
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
