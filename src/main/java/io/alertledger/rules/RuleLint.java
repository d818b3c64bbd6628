package io.alertledger.rules;

import io.alertledger.rules.RuleParser.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a rule must say of itself, and gathers it. Used for one set of sources by one thread.
 */
final class RuleLint {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final List<RuleProblem> problems;
    private final List<RuleInfo> rules = new ArrayList<>();
    private final Map<String, RuleInfo> byId = new HashMap<>();
    private final Map<String, RuleInfo> byName = new HashMap<>();

    RuleLint(List<RuleProblem> problems) {
        this.problems = problems;
    }

    /** What all rules of the files say of themselves; what they fail to say becomes a problem. */
    static List<RuleInfo> read(List<Parsed> files, List<RuleProblem> problems) {
        RuleLint lint = new RuleLint(problems);
        files.forEach(lint::file);
        return List.copyOf(lint.rules);
    }

    private void file(Parsed parsed) {
        RuleFile file = parsed.file();
        PackageDescr parts = parsed.parts();
        Optional<RuleStage> stage = RuleStage.ofFolder(file.folder());
        if (stage.isEmpty()) {
            List<String> folders =
                    Arrays.stream(RuleStage.values()).map(RuleStage::folder).toList();
            String where = file.folder().isEmpty() ? "at the top" : "in folder \"" + file.folder() + "\"";
            problems.add(RuleProblem.of(
                    file.path(),
                    "rules lie " + where + ", which is no stage",
                    Suggestion.advice(file.folder(), folders)));
            return;
        }
        String wanted = stage.get().packageName();
        if (!parts.getName().equals(wanted)) {
            problems.add(file.problem(
                    Math.max(parts.getLine(), 1),
                    0,
                    "the file declares package \"" + parts.getName() + "\"",
                    "\"package " + wanted + ";\" is meant, after its folder."));
        }
        for (AttributeDescr attribute : parts.getAttributes()) {
            attribute(file, attribute);
        }
        for (RuleDescr rule : parts.getRules()) {
            rule.getAttributes().values().forEach(attribute -> attribute(file, attribute));
            rule(file, stage.get(), rule);
        }
    }

    private void attribute(RuleFile file, AttributeDescr attribute) {
        problems.add(file.problem(
                attribute.getLine(),
                0,
                "attribute \"" + attribute.getName() + "\" is not allowed: the order of rules never matters",
                ""));
    }

    private void rule(RuleFile file, RuleStage stage, RuleDescr rule) {
        String id = text(file, rule, "id", "@id(\"strike-matches\")");
        String title = text(file, rule, "title", "@title(\"The strike is the one the alert names\")");
        String rationale = text(file, rule, "rationale", "@rationale(\"A strike that is said is seldom wrong.\")");
        if (id.isEmpty()) {
            return;
        }
        if (!KEBAB_CASE.matcher(id).matches()) {
            problems.add(at(file, rule, "@id \"" + id + "\" is not in lower case with hyphens", ""));
        }
        if (title.endsWith(".")) {
            problems.add(at(file, rule, "@title of \"" + id + "\" ends with a full stop", ""));
        }
        if (!rationale.isEmpty() && !rationale.endsWith(".")) {
            problems.add(
                    at(file, rule, "@rationale of \"" + id + "\" is no full sentence: it ends without a stop", ""));
        }
        RuleInfo info = new RuleInfo(id, title, rationale, rule.getName(), file.path(), rule.getLine(), stage);
        unique(file, rule, "@id \"" + id + "\"", byId.putIfAbsent(id, info));
        unique(file, rule, "the name \"" + rule.getName() + "\"", byName.putIfAbsent(rule.getName(), info));
        rules.add(info);
    }

    private void unique(RuleFile file, RuleDescr rule, String what, @Nullable RuleInfo taken) {
        if (taken != null) {
            problems.add(
                    at(file, rule, what + " is taken by the rule at " + taken.position(), "a copy was not renamed."));
        }
    }

    /** An annotation's text, empty where it is missing or says nothing. */
    private String text(RuleFile file, RuleDescr rule, String annotation, String example) {
        var found = rule.getAnnotation(annotation);
        Object value = found == null ? null : found.getSingleValueStripped();
        String text = value == null ? "" : value.toString().strip();
        if (text.isEmpty()) {
            problems.add(at(
                    file,
                    rule,
                    "rule \"" + rule.getName() + "\" has no @" + annotation,
                    "a line such as " + example + " is missing before \"when\"."));
        }
        return text;
    }

    private static RuleProblem at(RuleFile file, RuleDescr rule, String what, String maybe) {
        return file.problem(rule.getLine(), 0, what, maybe);
    }
}
