package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.model.Alert;
import io.alertledger.trade.Handled;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertLedgerTest {
    @TempDir
    Path folder;

    @Test
    void tenLines() {
        try (AlertLedger ledger = AlertLedger.open(folder.resolve("ledger.db"))) {
            ledger.buy("SPY_20260128_595_C", "5", "1.50");
            ledger.mark("SPY_20260128_595_C", "2.40");
            System.out.println(ledger.decide("Trim SPY").message());
            Handled handled = ledger.handle(Alert.text("message-1", "Trim SPY", Instant.now()));
            System.out.println(handled);
            System.out.println(ledger.explain(handled.decisionId()).orElseThrow());
            System.out.println(ledger.positions());
            System.out.println(ledger.handle(Alert.text("message-1", "Trim SPY", Instant.now()))
                    .repeated());
        }
        assertThat(folder).isNotEmptyDirectory();
    }
}
