package io.alertledger.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.BrokerReport.Held;
import io.alertledger.broker.ReportAnswer;
import io.alertledger.model.Alert;
import io.alertledger.model.Position;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the broker holds and the ledger does not know becomes the ledger's. */
class AdoptionTest {
    private static final String QQQ = "QQQ_20260130_500_C";

    @TempDir
    Path folder;

    private static Position adopted(Floor floor, @Nullable String average) {
        floor.broker.reports(new ReportAnswer.Report(new BrokerReport(
                Alert.DEFAULT_ACCOUNT,
                floor.clock.instant(),
                true,
                List.of(new Held(
                        Floor.key(QQQ),
                        new BigDecimal("3"),
                        average == null ? null : new BigDecimal(average),
                        new BigDecimal("3"))),
                List.of(),
                true,
                List.of())));
        floor.desk().reconciler().look(Alert.DEFAULT_ACCOUNT);
        return floor.book().position(Floor.key(QQQ)).orElseThrow();
    }

    /** By the look itself, in its transaction: whoever dies after it leaves nothing without protection. */
    @Test
    void whatIsOursToManageIsManagedAsSoonAsItIsAdopted() {
        try (Floor floor = new Floor(folder)) {
            floor.broker.managedByUs();
            assertThat(adopted(floor, "1.5").managed()).isTrue();
        }
    }

    @ParameterizedTest(name = "average {0}, a mark of {1} that is {2} s old: it cost {3}")
    @CsvSource(
            nullValues = "-",
            value = {"1.5, 2.10, 0, 1.5", "-, 2.10, 0, 2.1", "-, 2.10, 60, 2.1", "-, 2.10, 61, -", "-, -, 0, -"})
    void itCostTheBrokersAverageElseAFreshMarkElseNobodyKnows(
            @Nullable String average, @Nullable String mark, long age, @Nullable BigDecimal cost) {
        try (Floor floor = new Floor(folder)) {
            if (mark != null) {
                floor.mark(QQQ, mark);
            }
            floor.clock.forward(age);
            assertThat(adopted(floor, average).averageCost()).isEqualTo(cost);
        }
    }
}
