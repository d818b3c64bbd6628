package io.alertledger.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.impl.ModelImpl;

/**
 * A rule set with one of its rules in other words: for trying many small changes, as only that rule is compiled and
 * only its network built anew. A variant keeps the sources, and so the id, of the set it was made from: it is for asking
 * what a change would do, never for being in force. Thread-safe; builds wait for each other.
 */
public final class RuleVariants {

    private final RuleSet sound;
    private final List<Model> models;

    /** @param sound the set that is varied */
    public RuleVariants(RuleSet sound) {
        this.sound = sound;
        this.models = new RuleClassLoader(sound.compiled().classes())
                .models(sound.compiled().models());
    }

    /**
     * The set with a rule as another text has it.
     *
     * @param rule a rule of the set; its name, id and file stay
     * @param file the rule's file, with the rule in other words
     * @return empty where these words are no rule that passes the checks
     */
    public Optional<RuleSet> with(RuleInfo rule, RuleFile file) {
        List<RuleProblem> problems = new ArrayList<>();
        Optional<RuleParser.Parsed> parsed = RuleParser.parse(new RuleFile(file.path(), alone(rule, file)), problems);
        parsed.ifPresent(text -> SourceSandbox.check(List.of(text), problems));
        if (parsed.isEmpty() || !problems.isEmpty()) {
            return Optional.empty();
        }
        String text = RuleCompiler.exact(RuleCompiler.staged(parsed.get()));
        if (!(ExecutableBuild.compile(Map.of(file.path(), text)) instanceof ExecutableBuild.Built built)
                || !ClassSandbox.check(built.classes()).isEmpty()) {
            return Optional.empty();
        }
        Model other =
                new RuleClassLoader(built.classes()).models(built.models()).get(0);
        List<Model> varied = models.stream()
                .map(model -> model.getPackageName().equals(other.getPackageName()) ? in(model, rule, other) : model)
                .toList();
        RuleStage.Base base = rule.stage().base();
        Map<RuleStage.Base, RuleBase> bases = new EnumMap<>(sound.bases());
        bases.put(
                base, RuleBases.one(base, varied, sound.rules(), sound.tables().weights()));
        return Optional.of(new RuleSet(sound.sources(), sound.tables(), sound.compiled(), bases));
    }

    /** What stands before the first rule of the file, and the one rule. */
    private static String alone(RuleInfo rule, RuleFile file) {
        String text = file.text();
        int first = text.indexOf("\nrule ");
        int from = text.indexOf("\nrule \"" + rule.name() + "\"");
        int to = text.indexOf("\nend\n", Math.max(from, 0));
        return from < 0 || to < 0 ? "" : text.substring(0, first) + text.substring(from, to) + "\nend\n";
    }

    /** A package with a rule taken from another. */
    private static Model in(Model model, RuleInfo rule, Model other) {
        List<Rule> rules = new ArrayList<>(other.getRules());
        model.getRules().stream()
                .filter(each -> !each.getName().equals(rule.name()))
                .forEach(rules::add);
        return new ModelImpl(model.getName())
                .withGlobals(model.getGlobals())
                .withQueries(model.getQueries())
                .withRules(rules);
    }
}
