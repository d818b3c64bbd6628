package io.alertledger.rules;

import io.alertledger.rules.RuleParser.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.model.Model;

/**
 * Makes a rule set from sources, or says everything that is wrong with them. Stateless and thread-safe; engine builds
 * wait for each other.
 *
 * <p>Rules run as the engine's executable model, which has one meaning at build and run time but reports hardly any
 * positions. So what can be checked is checked on the parsed files first, and where the build fails all the same, the
 * engine's classic compiler is asked where and why.
 */
public final class RuleCompiler {

    private RuleCompiler() {}

    /** Compiles sources aside: nothing that is in use is touched. */
    public static CompileResult compile(RuleSources sources) {
        List<RuleProblem> problems = new ArrayList<>();
        List<Parsed> parsed = sources.files().stream()
                .filter(RuleFile::isDrl)
                .flatMap(file -> RuleParser.parse(file, problems).stream())
                .toList();
        boolean allParsed = problems.isEmpty();
        SourceSandbox.check(parsed, problems);
        List<RuleInfo> rules = RuleLint.read(parsed, problems);
        RuleTables.Loaded tables = RuleTables.read(sources, problems);
        RuleUsage usage = RuleUsage.of(parsed);
        if (allParsed) {
            // A file that can't be read would make every row about its rules look wrong.
            usage.check(tables, problems);
        }
        if (!problems.isEmpty()) {
            return new CompileResult.Rejected(problems);
        }
        Map<String, String> texts = new TreeMap<>();
        parsed.forEach(file -> texts.put(file.file().path(), staged(file)));
        ExecutableBuild.Outcome outcome = ExecutableBuild.compile(texts);
        if (outcome instanceof ExecutableBuild.Built built) {
            return new CompileResult.Compiled(new RuleSet(
                    sources,
                    tables.tables(),
                    rules,
                    usage.heuristics(),
                    bases(built, rules, tables.tables().weights())));
        }
        return new CompileResult.Rejected(report(sources, texts, (ExecutableBuild.Failed) outcome));
    }

    /**
     * The text with its stage as the group of all its rules, so that each stage of a shared base fires on its own.
     * It goes behind the package statement, on the same line: no position moves.
     */
    private static String staged(Parsed parsed) {
        String text = parsed.file().text();
        int end = PackageStatement.endIn(text);
        String closed = text.substring(0, end) + (text.charAt(end - 1) == ';' ? "" : ";");
        return closed + " ruleflow-group \"" + parsed.file().folder() + "\" " + text.substring(end);
    }

    private static List<RuleProblem> report(
            RuleSources sources, Map<String, String> texts, ExecutableBuild.Failed failed) {
        List<RuleProblem> problems = ClassicReport.of(sources, texts);
        if (problems.isEmpty()) {
            failed.messages().forEach(message -> problems.add(RuleProblem.of("rules", message, "")));
        }
        return problems;
    }

    private static Map<RuleStage.Base, RuleBase> bases(
            ExecutableBuild.Built built, List<RuleInfo> rules, Weights weights) {
        Map<String, FiringRule> byName = new HashMap<>();
        List<RuleInfo> byId =
                rules.stream().sorted(Comparator.comparing(RuleInfo::id)).toList();
        for (int rank = 0; rank < byId.size(); rank++) {
            byName.put(byId.get(rank).name(), FiringRule.of(byId.get(rank), weights, rank));
        }
        List<Model> models = new RuleClassLoader(built.classes()).models(built.models());
        Map<RuleStage.Base, RuleBase> bases = new EnumMap<>(RuleStage.Base.class);
        for (RuleStage.Base base : RuleStage.Base.values()) {
            List<String> packages = Arrays.stream(RuleStage.values())
                    .filter(stage -> stage.base() == base)
                    .map(RuleStage::packageName)
                    .toList();
            List<Model> own = models.stream()
                    .filter(model -> packages.contains(model.getPackageName()))
                    .toList();
            bases.put(base, new RuleBase(own, byName));
        }
        return bases;
    }
}
