package io.alertledger.parse;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.alertledger.formats.InputException;
import io.alertledger.model.Reading;

/** Raw bytes as alert text and as a webhook's body: always a verdict or a named problem, nothing else. */
class ParserFuzzTest {
    private static final WebhookReader WEBHOOKS = new WebhookReader(Grammar.WORDS, Grammar.SYMBOLS);

    @FuzzTest
    void anyTextGivesAVerdict(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Reading reading = Grammar.PARSER.parse(Grammar.message(text).holding("SPY"));
        MarkedText.of(text, reading);
    }

    @FuzzTest
    void anyBodyGivesAnAlertOrAProblem(FuzzedDataProvider data) {
        try {
            WEBHOOKS.read(data.consumeRemainingAsString());
        } catch (InputException named) {
            // A problem with its field is an answer.
        }
    }
}
