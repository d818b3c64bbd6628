package io.alertledger.journal;

import io.alertledger.model.Decision;
import io.alertledger.model.Explanation;
import io.alertledger.model.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a decision was asked for where no alert did: an exit rule, a person.
 *
 * @param because a sentence
 * @param finding what an exit rule found, or null
 */
public record Asked(String because, @Nullable Finding finding) {
    /** The decision with this reason put first. */
    public Decision.Single explained(Decision.Single decision) {
        Explanation why = decision.explanation();
        List<Finding> findings = new ArrayList<>(finding == null ? List.of() : List.of(finding));
        findings.addAll(why.findings());
        List<String> notes = new ArrayList<>(List.of(because));
        notes.addAll(why.notes());
        Explanation whole = why.with(findings, notes);
        if (decision instanceof Decision.Resolved resolved) {
            return new Decision.Resolved(resolved.legs(), resolved.message() + " Why: " + because + ".", whole);
        }
        if (decision instanceof Decision.Refused refused) {
            return new Decision.Refused(refused.code(), refused.message() + " Asked by: " + because + ".", whole);
        }
        if (decision instanceof Decision.Ambiguous ambiguous) {
            return new Decision.Ambiguous(ambiguous.code(), ambiguous.choices(), ambiguous.message(), whole);
        }
        return new Decision.Ignored(((Decision.Ignored) decision).verdict(), decision.message(), whole);
    }
}
