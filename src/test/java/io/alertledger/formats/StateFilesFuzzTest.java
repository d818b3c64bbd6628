package io.alertledger.formats;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.alertledger.broker.BrokerReport;
import io.alertledger.model.Symbols;
import io.alertledger.reconcile.Unshaken;
import java.util.List;

/** Raw bytes as the files of a futures bot: rows and named problems, or one named problem, nothing else. */
class StateFilesFuzzTest {
    @FuzzTest
    void anyPositionsFileIsAReportOrAProblem(FuzzedDataProvider data) {
        try {
            PositionsState state = PositionsStateReader.read(data.consumeRemainingAsString(), Symbols.NONE, "default");
            List<BrokerReport.Held> held = state.rows().stream()
                    .map(row -> new BrokerReport.Held(
                            row.key(), row.quantity(), row.entryPrice(), null, null, row.createdAt()))
                    .toList();
            Unshaken.by(new BrokerReport("default", Unshaken.NOW, true, held, List.of(), false, List.of()));
        } catch (InputException named) {
            // A problem with its field is an answer.
        }
    }

    @FuzzTest
    void anyRegistryIsReadOrAProblem(FuzzedDataProvider data) {
        try {
            TpSlRegistry.read(data.consumeRemainingAsString(), Symbols.NONE);
        } catch (InputException named) {
            // A problem with its field is an answer.
        }
    }
}
