package io.alertledger.resolve;

import io.alertledger.model.Decision;
import io.alertledger.model.Explanation;
import io.alertledger.model.Reading;
import io.alertledger.model.RefusalCode;
import java.time.Instant;
import java.util.List;

/** The decision about a message that no rule is asked about: commentary, plans, what is not understood. Stateless. */
public final class Unacted {
    private Unacted() {}

    /**
     * Ignored, or refused where a person must look.
     *
     * @param reading of a verdict that does not act
     * @param ruleSet the rules in force
     */
    public static Decision.Single of(Reading reading, String ruleSet, Instant now) {
        Explanation why = new Explanation(
                null, ruleSet, now, List.of(), List.of(), List.of(), List.of(), null, null, reading.reasons());
        String sentence = String.join("; ", reading.reasons());
        return switch (reading.verdict()) {
            case UNCLEAR ->
                new Decision.Refused(RefusalCode.UNCLEAR, "Not understood, a person must look: " + sentence + ".", why);
            case UNSUPPORTED ->
                new Decision.Refused(RefusalCode.UNSUPPORTED, "Recognised and not traded here: " + sentence + ".", why);
            default ->
                new Decision.Ignored(reading.verdict(), "No order (" + reading.verdict() + "): " + sentence + ".", why);
        };
    }
}
