package io.alertledger.explain;

import io.alertledger.model.CandidateScore;
import io.alertledger.model.Decimals;
import io.alertledger.model.Decision;
import io.alertledger.model.Evidence;
import io.alertledger.model.Explanation;
import io.alertledger.model.Finding;
import io.alertledger.model.LevelScore;
import io.alertledger.model.Objection;
import io.alertledger.model.RuleRef;
import java.util.stream.Collectors;

/** The explanation of a decision as text: the matrix candidates × rules, then what was settled, then the notes. */
public final class ExplanationText {
    private ExplanationText() {}

    /** Several lines, each ending with a line feed. */
    public static String of(Decision.Single decision) {
        Explanation explanation = decision.explanation();
        StringBuilder text = new StringBuilder(decision.message()).append('\n');
        for (CandidateScore score : explanation.candidates()) {
            text.append("  ")
                    .append(score.name())
                    .append("  ")
                    .append(levels(score))
                    .append('\n');
            for (Evidence e : explanation.evidence()) {
                if (e.candidate().equals(score.name())) {
                    line(text, e.level() + " " + Decimals.plain(e.points()), e.rule(), e.because());
                }
            }
            for (Objection o : score.objections()) {
                line(text, o.code().name(), o.rule(), o.because());
            }
        }
        for (Finding f : explanation.findings()) {
            String value = f.value() == null ? "none" : Decimals.plain(f.value());
            line(text, f.leg() + " " + f.topic() + " " + value, f.rule(), f.because());
        }
        for (Objection o : explanation.objections()) {
            boolean shown = explanation.candidates().stream()
                    .anyMatch(score -> score.objections().contains(o));
            if (!shown) {
                line(text, (o.candidate() == null ? "" : o.candidate() + " ") + o.code(), o.rule(), o.because());
            }
        }
        if (explanation.margin() != null) {
            text.append("  ahead by ")
                    .append(Decimals.plain(explanation.margin().points()))
                    .append(" at ")
                    .append(explanation.margin().level())
                    .append('\n');
        }
        explanation.notes().forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    private static String levels(CandidateScore score) {
        if (!score.objections().isEmpty()) {
            return "ruled out";
        }
        return score.levels().stream().map(ExplanationText::level).collect(Collectors.joining(", "));
    }

    private static String level(LevelScore level) {
        return level.name() + " " + Decimals.plain(level.points());
    }

    private static void line(StringBuilder text, String what, RuleRef rule, String because) {
        text.append("    ")
                .append(what)
                .append("  ")
                .append(because)
                .append("  (")
                .append(rule.id())
                .append(", ")
                .append(rule.file())
                .append(':')
                .append(rule.line())
                .append(")\n");
    }
}
