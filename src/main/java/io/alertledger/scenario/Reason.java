package io.alertledger.scenario;

import io.alertledger.model.Decimals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule should have said, or should not.
 *
 * @param speaks whether it should have been said
 * @param rule a rule's id, or the code of an objection
 * @param subject the position it is about; null where any will do
 * @param points the points, size or price that it comes to; null where any will do
 */
public record Reason(
        boolean speaks,
        String rule,
        @Nullable String subject,
        @Nullable BigDecimal points) {

    /** In place of a rule: every rule that is not under {@code because:}. */
    static final String OTHERS = "others";

    /** As it is written in a scenario. */
    @Override
    public String toString() {
        return rule + (subject == null ? "" : " on " + subject) + (points == null ? "" : " " + Decimals.plain(points));
    }
}
