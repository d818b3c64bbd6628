package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.formats.Json;
import io.alertledger.formats.ProtectionJson;
import io.alertledger.ledger.Guard;
import io.alertledger.ledger.Holding;
import io.alertledger.ledger.LedgerEvent.ProtectionSource;
import io.alertledger.model.Alert;
import io.alertledger.model.Execution;
import io.alertledger.model.ExitReason;
import io.alertledger.model.OrderState;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An entry of three fills one by one: what is there is guarded from its first contract on. */
class FirstFillTest {
    @TempDir
    Path folder;

    private static String bought(Floor floor, String text) {
        Handled handled =
                floor.mark(SPY, "1.50").desk().handle(Alert.text("m1", text, floor.clock.instant()), Execution.BROKER);
        assertThat(handled.orders()).as(handled.decision().message()).hasSize(1);
        return handled.orders().get(0).clientOrderId();
    }

    private static Guard guard(Floor floor) {
        Holding holding = floor.book().holding(Floor.key(SPY)).orElseThrow();
        return Objects.requireNonNull(holding.guard());
    }

    /** The stop fires while two are still to be bought: they are not bought any more, and the one is sold. */
    @Test
    void whatTheAlertSaidActsForTheFirstContract() {
        try (Floor floor = new Floor(folder)) {
            String entry = bought(floor, "BTO 3 SPY 595c 1/30 @ 1.50 SL 1.20 PT 3.00");
            floor.broker.fill(entry, "1");
            floor.tick();
            assertThat(guard(floor).source()).isEqualTo(ProtectionSource.ALERT);
            assertThat(guard(floor).protection().stopLoss()).isEqualByComparingTo("1.20");
            assertThat(guard(floor).protection().takeProfit()).isEqualByComparingTo("3.00");
            assertThat(floor.price(SPY, "1.21").exits()).isEmpty();
            Handled stopped = floor.price(SPY, "1.20").exits().get(0);
            assertThat(ExitRequest.trigger(stopped.decision())).contains(ExitReason.STOP_LOSS);
            assertThat(floor.order(entry).state()).isEqualTo(OrderState.CANCELLED);
            assertThat(stopped.orders().get(0).quantity()).isEqualByComparingTo("1");
            floor.broker.fill(stopped.orders().get(0).clientOrderId(), "1");
            floor.tick();
            assertThat(floor.quantity(SPY)).isEqualByComparingTo("0");
            floor.isSound();
        }
    }

    /** Levels of the first fill hold for those that follow, and are not set anew by them. */
    @Test
    void laterFillsComeUnderTheSameLevels() {
        try (Floor floor = new Floor(folder)) {
            String entry = bought(floor, "BTO 3 SPY 595c 1/30 @ 1.50 SL 1.20 PT 3.00");
            floor.broker.fill(entry, "1");
            floor.tick();
            Guard first = guard(floor);
            floor.protector()
                    .protect(Floor.key(SPY), ProtectionJson.read(Json.readObject("{\"stopLoss\":1.3}")), "ann");
            floor.broker.fill(entry, "2");
            floor.tick();
            assertThat(first.protection().stopLoss()).isEqualByComparingTo("1.20");
            assertThat(guard(floor).protection().stopLoss())
                    .as("a person's word stays")
                    .isEqualByComparingTo("1.3");
            Handled stopped = floor.price(SPY, "1.30").exits().get(0);
            assertThat(stopped.orders().get(0).quantity()).isEqualByComparingTo("3");
            floor.isSound();
        }
    }

    @Test
    void whatTheAlertLeftOpenIsSeededAtTheFirstFill() {
        try (Floor floor = new Floor(folder)) {
            String entry = bought(floor, "BTO 3 SPY 595c 1/30 @ 1.50");
            floor.broker.fill(entry, "1");
            floor.tick();
            floor.price(SPY, "1.50");
            assertThat(guard(floor).source()).isEqualTo(ProtectionSource.SEED);
            assertThat(guard(floor).suspended()).isNull();
            assertThat(guard(floor).protection().stopLoss()).isLessThan(new BigDecimal("1.50"));
            floor.isSound();
        }
    }
}
