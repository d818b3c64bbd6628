package io.alertledger.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alertledger.formats.Fields;
import io.alertledger.formats.ReadingJson;
import io.alertledger.model.Alert;
import io.alertledger.parse.AlertParser;
import io.alertledger.parse.Message;
import java.util.HashSet;
import java.util.Map;

/** {@code batch parse}: a text with its context in, what it was understood to be out. Stateless. */
public final class ParseBatch {
    private final AlertParser parser;

    public ParseBatch(AlertParser parser) {
        this.parser = parser;
    }

    /** One line out for one line in, whatever is in it. */
    public String line(String text) {
        return JsonLines.line(text, this::answer);
    }

    private void answer(Fields line, ObjectNode out) {
        Fields replyTo = line.optionalObject("replyTo");
        Message message = new Message(
                line.text("text"),
                line.instant("receivedAt"),
                line.optionalText("channel"),
                line.optionalText("author"),
                replyTo == null ? null : replyTo.text("text"),
                line.objects("previous").stream()
                        .map(m -> new Alert.Message(m.text("text"), m.optionalText("author")))
                        .toList(),
                new HashSet<>(line.texts("tickers")),
                Map.of());
        out.setAll(ReadingJson.of(parser.parse(message)));
    }
}
