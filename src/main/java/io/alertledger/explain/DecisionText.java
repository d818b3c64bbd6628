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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A decision as text: the sentence, then the matrix candidates × rules, then every reason with the
 * rule's file and line.
 */
public final class DecisionText {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int FEW_CANDIDATES = 6;

    private DecisionText() {}

    /** The whole explanation, lines ended by {@code \n}. */
    public static String of(Decision decision) {
        StringBuilder out = new StringBuilder();
        if (decision.parts().size() > 1) {
            out.append("MULTIPLE  ").append(decision.message()).append('\n');
        }
        for (Decision.Single part : decision.parts()) {
            if (!out.isEmpty()) {
                out.append('\n');
            }
            single(out, part);
        }
        return out.toString();
    }

    /** One line: outcome, code, sentence, margin and confidence. */
    public static String headline(Decision.Single decision) {
        Explanation why = decision.explanation();
        StringBuilder out = new StringBuilder(outcome(decision)).append("  ").append(decision.message());
        if (why.margin() != null) {
            out.append("  [ahead by ")
                    .append(Decimals.plain(why.margin().points()))
                    .append(" at ")
                    .append(why.margin().level())
                    .append(']');
        }
        if (why.confidence() != null && why.candidates().size() > 1) {
            out.append("  [confidence ").append(percent(why.confidence())).append(']');
        }
        return out.toString();
    }

    private static String outcome(Decision.Single decision) {
        String outcome = decision.getClass().getSimpleName().toUpperCase(Locale.ROOT);
        if (decision instanceof Decision.Refused refused) {
            return outcome + " " + refused.code();
        }
        return decision instanceof Decision.Ambiguous ambiguous ? outcome + " " + ambiguous.code() : outcome;
    }

    private static void single(StringBuilder out, Decision.Single decision) {
        Explanation why = decision.explanation();
        out.append(headline(decision)).append('\n');
        if (!why.candidates().isEmpty()) {
            out.append('\n');
            matrix(out, why);
        }
        if (!why.objections().isEmpty()) {
            out.append("\nAgainst\n");
            for (Objection objection : why.objections()) {
                String whom = objection.candidate() == null ? "the instruction" : objection.candidate();
                reason(out, objection.code() + " " + whom + ": " + objection.because(), objection.rule());
            }
        }
        List<Evidence> telling =
                why.evidence().stream().filter(e -> e.points().signum() != 0).toList();
        if (!telling.isEmpty()) {
            out.append("\nFor\n");
            telling.forEach(e -> reason(
                    out, signed(e.points()) + " " + e.level() + " " + e.candidate() + ": " + e.because(), e.rule()));
        }
        if (!why.findings().isEmpty()) {
            out.append("\nSize and price\n");
            for (Finding finding : why.findings()) {
                reason(
                        out,
                        finding.topic() + (finding.value() == null ? "" : " " + Decimals.plain(finding.value())) + " "
                                + finding.leg() + ": " + finding.because(),
                        finding.rule());
            }
        }
        if (!why.notes().isEmpty()) {
            out.append("\nNotes\n");
            why.notes().forEach(note -> out.append("  ").append(note).append('\n'));
        }
        out.append("\nRules ")
                .append(why.ruleSet())
                .append(", decided ")
                .append(why.decidedAt())
                .append('\n');
    }

    private static void reason(StringBuilder out, String text, RuleRef rule) {
        out.append("  ")
                .append(text)
                .append("  (")
                .append(rule.id())
                .append(", ")
                .append(rule.file())
                .append(':')
                .append(rule.line())
                .append(")\n");
    }

    /** Rules as rows under their level, candidates as columns. */
    private static void matrix(StringBuilder out, Explanation why) {
        List<CandidateScore> shown = why.candidates()
                .subList(0, Math.min(FEW_CANDIDATES, why.candidates().size()));
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        shown.forEach(c -> head.add(c.name()));
        rows.add(head);
        Map<String, Map<String, Map<String, BigDecimal>>> cells = cells(why);
        for (String level : levels(why, cells)) {
            cells.getOrDefault(level, Map.of()).forEach((rule, points) -> {
                List<String> row = new ArrayList<>(List.of("  " + rule));
                shown.forEach(c -> row.add(
                        points.containsKey(c.name()) ? signed(Objects.requireNonNull(points.get(c.name()))) : ""));
                rows.add(row);
            });
            List<String> total = new ArrayList<>(List.of(level));
            shown.forEach(c -> total.add(c.objections().isEmpty() ? total(c, level, cells) : "blocked"));
            rows.add(total);
        }
        List<String> belief = new ArrayList<>(List.of("probability"));
        shown.forEach(c -> belief.add(c.probability() == null ? "" : percent(c.probability())));
        rows.add(belief);
        table(out, rows);
        if (why.candidates().size() > shown.size()) {
            out.append("  and ").append(why.candidates().size() - shown.size()).append(" more candidates\n");
        }
    }

    private static List<String> levels(Explanation why, Map<String, Map<String, Map<String, BigDecimal>>> cells) {
        List<String> levels = new ArrayList<>();
        why.candidates().get(0).levels().forEach(level -> levels.add(level.name()));
        cells.keySet().stream().filter(level -> !levels.contains(level)).forEach(levels::add);
        return levels;
    }

    private static Map<String, Map<String, Map<String, BigDecimal>>> cells(Explanation why) {
        Map<String, Map<String, Map<String, BigDecimal>>> cells = new LinkedHashMap<>();
        for (Evidence e : why.evidence()) {
            cells.computeIfAbsent(e.level(), level -> new LinkedHashMap<>())
                    .computeIfAbsent(e.rule().id(), rule -> new LinkedHashMap<>())
                    .merge(e.candidate(), e.points(), BigDecimal::add);
        }
        return cells;
    }

    private static String total(
            CandidateScore candidate, String level, Map<String, Map<String, Map<String, BigDecimal>>> cells) {
        for (LevelScore score : candidate.levels()) {
            if (score.name().equals(level)) {
                return Decimals.plain(score.points());
            }
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Map<String, BigDecimal> points :
                cells.getOrDefault(level, Map.of()).values()) {
            sum = sum.add(points.getOrDefault(candidate.name(), BigDecimal.ZERO));
        }
        return Decimals.plain(sum);
    }

    private static void table(StringBuilder out, List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ").append(padded(row.get(0), widths[0], false));
            for (int i = 1; i < columns; i++) {
                line.append("  ").append(padded(row.get(i), widths[i], true));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static String padded(String text, int width, boolean right) {
        String pad = " ".repeat(width - text.length());
        return right ? pad + text : text + pad;
    }

    private static String signed(BigDecimal points) {
        return points.signum() > 0 ? "+" + Decimals.plain(points) : Decimals.plain(points);
    }

    private static String percent(BigDecimal part) {
        return Decimals.plain(part.multiply(HUNDRED).setScale(1, RoundingMode.HALF_EVEN)) + " %";
    }
}
