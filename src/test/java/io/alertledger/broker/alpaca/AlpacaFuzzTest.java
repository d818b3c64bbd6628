package io.alertledger.broker.alpaca;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.alertledger.broker.BrokerReport;
import io.alertledger.formats.Fields;
import io.alertledger.formats.InputException;
import io.alertledger.formats.Json;
import io.alertledger.model.Symbols;
import io.alertledger.reconcile.Unshaken;
import java.util.ArrayList;
import java.util.List;

/**
 * Raw bytes as what Alpaca answers when asked for positions, orders and activities, a line each: a report that can
 * be compared with any book, or a named problem, nothing else.
 */
class AlpacaFuzzTest {
    @FuzzTest
    void anyAnswerIsAReportOrAProblem(FuzzedDataProvider data) {
        String[] answers = data.consumeRemainingAsString().split("\n", 3);
        try {
            AlpacaBook book = new AlpacaBook(Symbols.NONE, "default");
            List<BrokerReport.Held> held = book.positions(answer(answers, 0));
            List<BrokerReport.ReportedOrder> orders = book.orders(answer(answers, 1));
            AlpacaActivities activities = new AlpacaActivities(book, "default");
            List<JsonNode> rows = new ArrayList<>();
            for (Fields row : AlpacaBook.rows(answer(answers, 2), "activities", "activity_type")) {
                rows.add(row.node());
            }
            activities.read(rows);
            Unshaken.by(new BrokerReport(
                    "default", Unshaken.NOW, true, held, orders, false, activities.fills(), activities.activities()));
        } catch (InputException named) {
            // A problem with its field is an answer.
        }
    }

    private static JsonNode answer(String[] answers, int which) {
        return Json.read(which < answers.length ? answers[which] : "[]");
    }
}
