package io.alertledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results are worked out once for each state of the ledger, and never behind it. */
class PerformanceReportsTest {

    @Test
    void aReportHoldsUntilSomethingIsBooked(@TempDir Path home) {
        try (AlertLedger ledger = AlertLedger.open(Settings.at(home.resolve("ledger.db")))) {
            ledger.buy("SPY", "10", "600");
            ledger.sell("SPY", "4", "610");
            ObjectNode first = ledger.performanceJson("default");
            assertThat(first.at("/total/realized").asText()).isEqualTo("40");
            assertThat(first.at("/reasons/0/name").asText()).isEqualTo("TRADE");
            assertThat(ledger.performanceJson("default")).isSameAs(first);
            assertThat(ledger.performanceJson("other").at("/total/closings").asInt())
                    .isZero();

            ledger.sell("SPY", "6", "605");

            assertThat(ledger.performanceJson("default").at("/total/realized").asText())
                    .isEqualTo("70");
        }
    }
}
