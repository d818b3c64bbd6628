package io.alertledger.rules;

import io.alertledger.rules.RuleParser.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** Compiles sources aside: nothing that is in use is touched. The shipped set is taken as it was built. */
    public static CompileResult compile(RuleSources sources) {
        return compile(sources, RuleCache.packed());
    }

    /** As {@link #compile(RuleSources)}, with a place for what is compiled. */
    public static CompileResult compile(RuleSources sources, RuleCache cache) {
        String key = CompiledRules.key(sources);
        Optional<CompiledRules> known = cache.find(key);
        if (known.isPresent()) {
            Optional<CompileResult> loaded = load(sources, known.get());
            if (loaded.isPresent()) {
                return loaded.get();
            }
        }
        List<RuleProblem> problems = new ArrayList<>();
        Optional<CompiledRules> compiled = build(sources, problems);
        if (compiled.isEmpty()) {
            return new CompileResult.Rejected(problems);
        }
        cache.keep(key, compiled.get());
        return new CompileResult.Compiled(
                ruleSet(sources, RuleTables.read(sources, problems).tables(), compiled.get()));
    }

    /** A set that passed every check in these very words; empty where what was kept can't be used after all. */
    private static Optional<CompileResult> load(RuleSources sources, CompiledRules known) {
        List<RuleProblem> problems = new ArrayList<>();
        RuleTables.Loaded tables = RuleTables.read(sources, problems);
        if (!problems.isEmpty() || !ClassSandbox.check(known.classes()).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CompileResult.Compiled(ruleSet(sources, tables.tables(), known)));
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Rules that were compiled before, with tables of which only the numbers differ. */
    static RuleSet reweighed(RuleSources sources, CompiledRules compiled) {
        List<RuleProblem> problems = new ArrayList<>();
        RuleTables.Loaded tables = RuleTables.read(sources, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.get(0).toString());
        }
        return ruleSet(sources, tables.tables(), compiled);
    }

    /** Checks and compiles; empty where there are problems. */
    static Optional<CompiledRules> build(RuleSources sources, List<RuleProblem> problems) {
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
            return Optional.empty();
        }
        Map<String, String> texts = new TreeMap<>();
        parsed.forEach(file -> texts.put(file.file().path(), staged(file)));
        ExecutableBuild.Outcome outcome = ExecutableBuild.compile(texts);
        if (outcome instanceof ExecutableBuild.Built built) {
            ClassSandbox.check(built.classes())
                    .forEach(sentence -> problems.add(RuleProblem.of("rules", sentence, "")));
            return problems.isEmpty()
                    ? Optional.of(new CompiledRules(rules, usage.heuristics(), built.classes(), built.models()))
                    : Optional.empty();
        }
        problems.addAll(report(sources, texts, (ExecutableBuild.Failed) outcome));
        return Optional.empty();
    }

    private static RuleSet ruleSet(RuleSources sources, RuleTables tables, CompiledRules compiled) {
        return new RuleSet(sources, tables, compiled, bases(compiled, tables.weights()));
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

    private static Map<RuleStage.Base, RuleBase> bases(CompiledRules compiled, Weights weights) {
        Map<String, FiringRule> byName = new HashMap<>();
        List<RuleInfo> byId = compiled.rules().stream()
                .sorted(Comparator.comparing(RuleInfo::id))
                .toList();
        for (int rank = 0; rank < byId.size(); rank++) {
            byName.put(byId.get(rank).name(), FiringRule.of(byId.get(rank), weights, rank));
        }
        List<Model> models = new RuleClassLoader(compiled.classes()).models(compiled.models());
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
