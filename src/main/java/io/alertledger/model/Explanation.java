package io.alertledger.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a decision rests on: the one model that text, JSON and pages render.
 *
 * @param instruction what was asked, or null where the text gave no instruction
 * @param ruleSet the id of the rules that were in force
 * @param decidedAt the moment of the decision
 * @param candidates the matrix, winner first, vetoed ones last
 * @param evidence what the rules said of the candidates
 * @param objections the vetoes, against candidates and against the instruction as a whole
 * @param findings what sizing and pricing rules settled
 * @param margin the lead over the runner-up; null with fewer than two candidates or several legs
 * @param confidence the learned model's probability of what was chosen, 0 to 1 at six decimals; null
 *     where nothing was to choose
 * @param notes what was passed over, and why, in the order it happened
 */
public record Explanation(
        @Nullable Instruction instruction,
        String ruleSet,
        Instant decidedAt,
        List<CandidateScore> candidates,
        List<Evidence> evidence,
        List<Objection> objections,
        List<Finding> findings,
        @Nullable Margin margin,
        @Nullable BigDecimal confidence,
        List<String> notes) {
    public Explanation {
        candidates = List.copyOf(candidates);
        evidence = List.copyOf(evidence);
        objections = List.copyOf(objections);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        if (evidence.isEmpty() && objections.isEmpty() && findings.isEmpty() && notes.isEmpty()) {
            throw new IllegalArgumentException("a decision without a reason can not be built");
        }
    }

    /** The same explanation with other findings and notes. */
    public Explanation with(List<Finding> newFindings, List<String> newNotes) {
        return new Explanation(
                instruction,
                ruleSet,
                decidedAt,
                candidates,
                evidence,
                objections,
                newFindings,
                margin,
                confidence,
                newNotes);
    }
}
