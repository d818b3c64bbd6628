package io.alertledger.resolve;

import io.alertledger.model.CandidateScore;
import io.alertledger.model.Decision;
import io.alertledger.model.Explanation;
import io.alertledger.model.Finding;
import io.alertledger.model.Leg;
import io.alertledger.model.Margin;
import io.alertledger.model.Objection;
import io.alertledger.model.RefusalCode;
import io.alertledger.rules.Scoreboard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a deliberation has found so far, and the decisions that can be made of it. */
final class DecisionDraft {
    private final Question question;
    private final String ruleSet;
    private final Scoreboard scoreboard;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Objection> legObjections = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private List<CandidateScore> candidates = List.of();
    private @Nullable Margin margin;
    private @Nullable BigDecimal confidence;

    DecisionDraft(Question question, String ruleSet, Scoreboard scoreboard) {
        this.question = question;
        this.ruleSet = ruleSet;
        this.scoreboard = scoreboard;
    }

    void note(String note) {
        notes.add(note);
    }

    void ranking(Ranking ranking) {
        candidates = ranking.scores();
        notes.addAll(ranking.notes());
    }

    void chosen(Ranking ranking, BigDecimal chosenConfidence) {
        margin = ranking.margin();
        confidence = chosenConfidence;
    }

    void findings(List<Finding> more) {
        findings.addAll(more);
    }

    void object(Objection objection) {
        legObjections.add(objection);
    }

    Decision.Single refused(RefusalCode code, String sentence) {
        if (notes.isEmpty()) {
            note(sentence);
        }
        return new Decision.Refused(code, sentence, explanation());
    }

    Decision.Single ambiguous(RefusalCode code, List<String> choices, String sentence) {
        note(sentence);
        return new Decision.Ambiguous(code, choices, sentence, explanation());
    }

    /** The legs that nothing objects to; a refusal where none is left. */
    Decision.Single resolved(List<Leg> legs) {
        List<Objection> refusals = refusals();
        List<Objection> whole =
                refusals.stream().filter(r -> r.candidate() == null).toList();
        Set<String> against =
                refusals.stream().map(r -> String.valueOf(r.candidate())).collect(Collectors.toSet());
        List<Leg> left = whole.isEmpty()
                ? legs.stream().filter(leg -> !against.contains(leg.name())).toList()
                : List.of();
        if (left.isEmpty()) {
            List<Objection> decisive = whole.isEmpty() ? refusals : whole;
            Objection first =
                    decisive.stream().min(Comparator.comparing(Objection::code)).orElseThrow();
            return refused(
                    first.code(),
                    Sentences.sentence(
                            decisive.stream().map(Objection::because).distinct().collect(Collectors.joining("; "))));
        }
        return new Decision.Resolved(left, Sentences.legs(left, question), explanation());
    }

    private List<Objection> refusals() {
        List<Objection> all = new ArrayList<>(scoreboard.refusals());
        all.addAll(legObjections);
        return all;
    }

    private Explanation explanation() {
        List<Objection> objections = new ArrayList<>(scoreboard.objections());
        objections.addAll(refusals());
        return new Explanation(
                question.instruction(),
                ruleSet,
                question.now(),
                candidates,
                scoreboard.evidence(),
                objections,
                findings,
                margin,
                confidence,
                notes);
    }
}
