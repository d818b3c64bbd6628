package io.alertledger.rules;

import io.alertledger.model.Decimals;
import java.util.Comparator;
import java.util.List;

/** The catalogue of a rule set as Markdown, made from what the rules say of themselves. Stateless. */
public final class Catalogue {

    private Catalogue() {}

    /** One section for each stage that has rules; links lead from the rules folder to the files. */
    public static String markdown(RuleSet rules) {
        StringBuilder text = new StringBuilder("""
                # The rules

                Made from the rules' own words by a test; edit the rules, not this page. The folder is the question \
                that a rule answers, and its scenarios lie beside it. Points stand in [weights.csv](weights.csv).
                """);
        for (RuleStage stage : RuleStage.values()) {
            List<RuleInfo> own = rules.rules().stream()
                    .filter(rule -> rule.stage() == stage)
                    .sorted(Comparator.comparing(RuleInfo::file).thenComparing(RuleInfo::line))
                    .toList();
            if (!own.isEmpty()) {
                section(text, stage, own, rules.tables().weights());
            }
        }
        return text.toString();
    }

    private static void section(StringBuilder text, RuleStage stage, List<RuleInfo> rules, Weights weights) {
        text.append("\n## ").append(stage.folder()).append("\n");
        String file = "";
        for (RuleInfo rule : rules) {
            if (!rule.file().equals(file)) {
                file = rule.file();
                text.append("\n### [").append(file).append("](").append(file).append(")\n\n");
                text.append("| rule | points | why |\n|---|---|---|\n");
            }
            text.append("| **")
                    .append(cell(rule.title()))
                    .append("**<br>`")
                    .append(rule.id())
                    .append("` | ")
                    .append(weights.of(rule.id()).map(Decimals::plain).orElse(""))
                    .append(" | ")
                    .append(cell(rule.rationale()))
                    .append(" |\n");
        }
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
