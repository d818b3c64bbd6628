package io.alertledger.scenario;

import io.alertledger.model.Decision;
import io.alertledger.model.Evidence;
import io.alertledger.model.Explanation;
import io.alertledger.model.Finding;
import io.alertledger.model.Objection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a rule said in a decision, whichever kind of thing it was.
 *
 * @param rule the rule's id
 * @param code the code of an objection, else null
 * @param subject the position it is about; null for the instruction as a whole
 * @param points points of evidence, or what a size or price comes to; null for an objection
 */
record Spoken(
        String rule,
        @Nullable String code,
        @Nullable String subject,
        @Nullable BigDecimal points) {

    static List<Spoken> in(List<? extends Decision.Single> decisions) {
        List<Spoken> all = new ArrayList<>();
        for (Decision.Single decision : decisions) {
            Explanation explanation = decision.explanation();
            for (Evidence e : explanation.evidence()) {
                all.add(new Spoken(e.rule().id(), null, e.candidate(), e.points()));
            }
            for (Objection o : explanation.objections()) {
                all.add(new Spoken(o.rule().id(), o.code().name(), o.candidate(), null));
            }
            for (Finding f : explanation.findings()) {
                all.add(new Spoken(f.rule().id(), null, f.leg(), f.value()));
            }
        }
        return all;
    }

    /** @param chosen what a reason with points and without a subject is about; empty for anything */
    boolean fits(Reason reason, Set<String> chosen) {
        boolean who = reason.rule().equals(rule) || reason.rule().equals(code);
        boolean about = reason.subject() != null
                ? reason.subject().equals(subject)
                : reason.points() == null || chosen.isEmpty() || chosen.contains(String.valueOf(subject));
        boolean howMuch = reason.points() == null || (points != null && points.compareTo(reason.points()) == 0);
        return who && about && howMuch;
    }

    @Override
    public String toString() {
        return new Reason(true, code == null ? rule : rule + " " + code, subject, points).toString();
    }
}
