package io.alertledger.trade;

import static io.alertledger.trade.Floor.SPY;
import static io.alertledger.trade.Floor.TSLA;
import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.ledger.Pages;
import io.alertledger.ledger.Performance;
import io.alertledger.ledger.Realization;
import io.alertledger.model.OrderSide;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results by why something was closed and by the rules that said so. */
class ExitCausesTest {
    @TempDir
    Path folder;

    @Test
    void everyClosingIsKnownByWhatAskedForItAndByTheRulesThatSpokeForIt() {
        try (Floor floor = new Floor(folder).held(SPY, "5").held(TSLA, "3").held("SOLUSDT", "2")) {
            floor.broker.on(ScriptedBroker.Sending.FILLED_AT_ONCE);
            floor.mark(TSLA, "2").handle(Floor.exit("TSLA"));
            floor.guarded(SPY, "{'stopLoss':1.00}").price(SPY, "1.00");
            floor.tell("told", "SOLUSDT", OrderSide.SELL, "2", "3");

            List<Realization> parts = new ArrayList<>();
            List<ExitCauses.Cause> found = new ArrayList<>();
            ExitCauses causes = new ExitCauses(floor.store(), (part, cause) -> {
                parts.add(part);
                found.add(cause);
            });
            List<Realization> booked = new ArrayList<>();
            Performance.realizations(Pages.of(floor.store()), booked::add);
            booked.forEach(causes::take);
            causes.flush();
            assertThat(parts).hasSize(3).isEqualTo(booked);

            ExitCauses.Cause alert = found.get(0);
            assertThat(alert.reason()).isEqualTo("EXIT");
            assertThat(alert.rules()).contains("exit-all").doesNotContain("stop-loss-reached");

            ExitCauses.Cause stop = found.get(1);
            assertThat(stop.reason()).isEqualTo("STOP_LOSS");
            assertThat(stop.rules()).contains("stop-loss-reached");

            assertThat(found.get(2)).isEqualTo(new ExitCauses.Cause("TRADE", Set.of()));
            floor.isSound();
        }
    }
}
