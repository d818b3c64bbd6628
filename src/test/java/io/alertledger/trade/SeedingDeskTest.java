package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.exits.Seeded;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.model.Alert;
import io.alertledger.model.Protection;
import io.alertledger.model.RefusalCode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Levels that come by themselves, and what a person's word does to them. */
class SeedingDeskTest {
    private static final String SOL = "SOLUSDT";

    @TempDir
    Path folder;

    private static Guard guard(Floor floor, String name) {
        return floor.book().holding(Floor.key(name)).orElseThrow().guard();
    }

    @Test
    void aNewPositionIsSeededAndArmedByTheFirstFreshMark() {
        try (Floor floor = new Floor(folder).held(SOL, "10", "100")) {
            floor.exits().pass();
            assertThat(guard(floor, SOL).suspended()).isEqualTo("waits for a fresh mark: no mark has been seen");
            assertThat(guard(floor, SOL).protection().stopLoss()).isEqualByComparingTo("95");
            assertThat(guard(floor, SOL).protection().takeProfit()).isEqualByComparingTo("107.5");
            assertThat(guard(floor, SOL).because())
                    .contains("stop-loss 95: 5 % from the entry", "(linear-stop-by-percent)");

            assertThat(floor.price(SOL, "101").exits()).isEmpty();
            assertThat(guard(floor, SOL).suspended()).isNull();
            assertThat(floor.price(SOL, "95").exits()).hasSize(1);
            floor.isSound();
        }
    }

    @Test
    void aLevelThatIsCrossedAlreadyWaitsForAPerson() {
        try (Floor floor = new Floor(folder).held(SPY, "5").mark(SPY, "0.62")) {
            floor.exits().pass();
            assertThat(guard(floor, SPY).suspended()).isEqualTo("already crossed at 0.62");
            assertThat(floor.price(SPY, "0.60").exits()).isEmpty();
            assertThat(floor.protector().arm(Floor.key(SPY), "ann")).isInstanceOf(ProtectAnswer.Done.class);
            assertThat(floor.exits().pass().exits()).hasSize(1);
        }
    }

    @Test
    void whatAPersonSetIsNeverSeededOver() {
        try (Floor floor = new Floor(folder).held(SPY, "5").held(SOL, "10", "100")) {
            floor.protector().protect(Floor.key(SPY), p -> p.withStop(new BigDecimal("1.20"), null), "ann");
            floor.protector().unprotect(Floor.key(SOL), "ann");
            assertThat(floor.exits().seed(Alert.DEFAULT_ACCOUNT))
                    .allSatisfy(looked ->
                            assertThat(looked.seeded()).isEqualTo(new Seeded.Unneeded("its levels were set by hand")));
            assertThat(guard(floor, SPY).protection().takeProfit()).isNull();
            assertThat(guard(floor, SOL).protection()).isEqualTo(Protection.NONE);
        }
    }

    @Test
    void whatNobodyHasClaimedIsNotSeededUntilItIs() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            floor.protector().claim(Floor.key(SPY), false, "ann");
            assertThat(floor.exits().seed(Alert.DEFAULT_ACCOUNT).get(0).seeded())
                    .isInstanceOf(Seeded.Exempt.class);
            assertThat(guard(floor, SPY)).isNull();
            floor.protector().claim(Floor.key(SPY), true, "ann");
            floor.exits().pass();
            assertThat(guard(floor, SPY).source()).isEqualTo(ProtectionSource.SEED);
        }
    }

    @Test
    void protectingWhatIsNotHeldIsRefused() {
        try (Floor floor = new Floor(folder)) {
            assertThat(floor.protector().protect(Floor.key(SPY), Protection.NONE, "ann"))
                    .isInstanceOfSatisfying(
                            ProtectAnswer.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.NO_POSITION));
        }
    }

    @Test
    void aWarningSaysThatALevelIsCrossedOrBlind() {
        try (Floor floor = new Floor(folder).held(SPY, "5")) {
            assertThat(warnings(floor, "1.00")).containsExactly("no mark has been seen, so its levels wait for one");
            floor.mark(SPY, "0.90");
            assertThat(warnings(floor, "1.00")).containsExactly("a level is already crossed at 0.9");
            assertThat(warnings(floor, "0.80")).isEmpty();
            floor.clock.forward(60);
            assertThat(warnings(floor, "0.80")).isEmpty();
            floor.clock.forward(1);
            assertThat(warnings(floor, "1.00")).containsExactly("the mark is 61 s old, so its levels wait for another");
        }
    }

    private static java.util.List<String> warnings(Floor floor, String stop) {
        return ((ProtectAnswer.Done)
                        floor.protector().protect(Floor.key(SPY), p -> p.withStop(new BigDecimal(stop), null), "ann"))
                .warnings();
    }

    @Test
    void aSeedSurvivesARestartUnchanged() {
        try (Floor floor = new Floor(folder).held(SOL, "10", "100").mark(SOL, "100")) {
            floor.exits().pass();
            Guard before = guard(floor, SOL);
            floor.clock.forward(Duration.ofDays(1));
            floor.restart().exits().seed(Alert.DEFAULT_ACCOUNT);
            assertThat(guard(floor, SOL)).isEqualTo(before);
        }
    }
}
