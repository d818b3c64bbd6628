package io.alertledger.rules;

import io.alertledger.rules.RuleParser.Parsed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * Makes a rule set from sources, or says everything that is wrong with them. Stateless and thread-safe; engine builds
 * wait for each other.
 *
 * <p>Rules run as the engine's executable model, which has one meaning at build and run time but reports hardly any
 * positions. So what can be checked is checked on the parsed files first, and where the build fails all the same, the
 * engine's classic compiler is asked where and why.
 */
public final class RuleCompiler {

    /** What matters to the marking of decimals: texts and comments, the words around conditions, decimals alone. */
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z)"
            + "|(?<![\\w.$])(?:(?<when>when)|(?<then>then))(?![\\w.$])|(?<![\\w.])(?<decimal>\\d+\\.\\d+)(?![\\w.])");

    private RuleCompiler() {}

    /** Compiles sources aside: nothing that is in use is touched. The shipped set is taken as it was built. */
    public static CompileResult compile(RuleSources sources) {
        return compile(sources, RuleCache.packed());
    }

    /** As {@link #compile(RuleSources)}, with a place for what is compiled. */
    public static CompileResult compile(RuleSources sources, RuleCache cache) {
        return compile(sources, cache, null);
    }

    /**
     * As {@link #compile(RuleSources, RuleCache)}, of an edit: folders in which no rule changed are taken from the set
     * before.
     */
    public static CompileResult compile(RuleSources sources, RuleCache cache, @Nullable RuleSet before) {
        String key = CompiledRules.key(sources);
        Optional<CompiledRules> known = cache.find(key);
        if (known.isPresent()) {
            Optional<CompileResult> loaded = load(sources, known.get());
            if (loaded.isPresent()) {
                return loaded.get();
            }
        }
        List<RuleProblem> problems = new ArrayList<>();
        Optional<CompiledRules> compiled = build(sources, before, problems);
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

    /**
     * Checks and compiles; empty where there are problems.
     *
     * @param before a set whose folders may be taken over, or null
     */
    static Optional<CompiledRules> build(RuleSources sources, @Nullable RuleSet before, List<RuleProblem> problems) {
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
        Set<String> kept = before == null ? Set.of() : unchanged(sources, before.sources());
        Map<String, String> texts = new TreeMap<>();
        parsed.stream()
                .filter(file -> !kept.contains(file.file().folder()))
                .forEach(file -> texts.put(file.file().path(), staged(file)));
        Map<String, String> exact = new TreeMap<>(texts);
        exact.replaceAll((path, text) -> exact(text));
        ExecutableBuild.Outcome outcome = ExecutableBuild.compile(exact);
        if (outcome instanceof ExecutableBuild.Failed failed) {
            problems.addAll(report(sources, parsed, texts, failed));
            return Optional.empty();
        }
        ExecutableBuild.Built built = (ExecutableBuild.Built) outcome;
        CompiledRules whole = new CompiledRules(rules, usage.heuristics(), built.classes(), built.models());
        if (before != null) {
            whole = whole.with(before.compiled(), kept);
        }
        ClassSandbox.check(whole.classes()).forEach(sentence -> problems.add(RuleProblem.of("rules", sentence, "")));
        return problems.isEmpty() ? Optional.of(whole) : Optional.empty();
    }

    /** Folders whose rules are the same in both, to the letter. */
    private static Set<String> unchanged(RuleSources now, RuleSources before) {
        return Arrays.stream(RuleStage.values())
                .map(RuleStage::folder)
                .filter(folder -> rulesIn(now, folder).equals(rulesIn(before, folder)))
                .collect(Collectors.toSet());
    }

    private static List<RuleFile> rulesIn(RuleSources sources, String folder) {
        return sources.files().stream()
                .filter(file -> file.isDrl() && file.folder().equals(folder))
                .toList();
    }

    private static RuleSet ruleSet(RuleSources sources, RuleTables tables, CompiledRules compiled) {
        List<Model> models = new RuleClassLoader(compiled.classes()).models(compiled.models());
        return new RuleSet(sources, tables, compiled, RuleBases.of(models, compiled.rules(), tables.weights()));
    }

    /**
     * The text with its stage as the group of all its rules, so that each stage of a shared base fires on its own.
     * It goes behind the package statement, on the same line: no position moves.
     */
    static String staged(Parsed parsed) {
        String text = parsed.file().text();
        int end = PackageStatement.endIn(text);
        String closed = text.substring(0, end) + (text.charAt(end - 1) == ';' ? "" : ";");
        return closed + " ruleflow-group \"" + parsed.file().folder() + "\" " + text.substring(end);
    }

    /** The text with every decimal of a condition marked as an exact one: the engine takes a plain 0.02 for a double. */
    static String exact(String text) {
        StringBuilder exact = new StringBuilder(text.length() + 64);
        boolean conditions = false;
        int from = 0;
        for (Matcher word = WORDS.matcher(text); word.find(); from = word.end()) {
            exact.append(text, from, word.end());
            conditions = word.group("when") != null || (conditions && word.group("then") == null);
            if (conditions && word.group("decimal") != null) {
                exact.append('B');
            }
        }
        return exact.append(text, from, text.length()).toString();
    }

    private static List<RuleProblem> report(
            RuleSources sources, List<Parsed> parsed, Map<String, String> texts, ExecutableBuild.Failed failed) {
        List<RuleProblem> problems = ClassicReport.of(sources, texts);
        if (problems.isEmpty()) {
            problems.addAll(Culprits.of(parsed));
        }
        if (problems.isEmpty()) {
            failed.messages().forEach(message -> problems.add(RuleProblem.of("rules", message, "")));
        }
        return problems;
    }
}
