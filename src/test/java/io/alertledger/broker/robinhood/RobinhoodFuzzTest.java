package io.alertledger.broker.robinhood;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.broker.BrokerReport;
import io.alertledger.broker.http.Backoff;
import io.alertledger.broker.http.JsonHttp;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.model.Fill;
import io.alertledger.model.Symbols;
import io.alertledger.reconcile.Unshaken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Raw bytes as rows of Robinhood's positions and of its orders, a line each: a report that can be compared with any
 * book, or a named problem, nothing else. Two contracts are known; others can not be looked up.
 */
class RobinhoodFuzzTest {
    private static final int NOBODY = 1;
    private static final Contracts CONTRACTS = contracts();

    @FuzzTest
    void anyRowsAreAReportOrAProblem(FuzzedDataProvider data) {
        BugDetectors.allowNetworkConnections((host, port) -> port == NOBODY);
        String[] answers = data.consumeRemainingAsString().split("\n", 2);
        try {
            List<BrokerReport.Held> held = RobinhoodReader.positions(rows(answers, 0), "default", "A1", CONTRACTS);
            List<Fill> fills = new ArrayList<>();
            List<BrokerReport.ReportedOrder> known = new ArrayList<>();
            for (JsonNode row : rows(answers, 1)) {
                RobinhoodOrder order =
                        RobinhoodOrder.read(Fields.of(row, "orders"), "default", CONTRACTS, Unshaken.NOW);
                fills.addAll(order.fills(null));
                order.executed();
                if (order.legs().size() == 1) {
                    known.add(new BrokerReport.ReportedOrder(
                            null, order.legs().get(0).key(), order.quantity(), order.filled(), order.state()));
                }
            }
            Unshaken.by(new BrokerReport("default", Unshaken.NOW, true, held, known, false, fills));
        } catch (InputException named) {
            // A problem with its field is an answer.
        }
    }

    private static List<JsonNode> rows(String[] answers, int which) {
        List<JsonNode> rows = new ArrayList<>();
        if (which < answers.length) {
            Json.read(answers[which]).forEach(rows::add);
        }
        return rows;
    }

    private static Contracts contracts() {
        try {
            Path file = Files.createTempFile("contracts", ".jsonl");
            file.toFile().deleteOnExit();
            Files.writeString(file, """
                    {"id":"c1","chain_symbol":"SPY","expiration_date":"2026-03-20","strike_price":"595","type":"call"}
                    {"id":"c2","chain_symbol":"SPXW","expiration_date":"2026-01-28","strike_price":"7000","type":"put"}
                    """);
            JsonHttp nobody = new JsonHttp(
                    URI.create("http://127.0.0.1:" + NOBODY),
                    Map::of,
                    Duration.ofSeconds(1),
                    new Backoff(1, Duration.ZERO, Duration.ZERO));
            return new Contracts(nobody, Symbols.NONE, file);
        } catch (IOException noTemp) {
            throw new IllegalStateException(noTemp);
        }
    }
}
