package io.alertledger;

import io.alertledger.rules.RuleArchive;
import io.alertledger.rules.RuleCache;
import io.alertledger.rules.RuleProblem;
import io.alertledger.rules.RuleSources;
import io.alertledger.rules.SourceResult;
import io.alertledger.trade.Brain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a ledger's rules come from and where what was in force is kept: {@code rule-sets/} and {@code rule-cache/}
 * beside the ledger. Immutable and thread-safe.
 *
 * @param folder where rule files are looked for
 * @param named whether somebody named that folder; else the packed rules do where it is not there
 * @param archive what was in force
 * @param cache what was compiled
 */
record RuleHome(Path folder, boolean named, RuleArchive archive, RuleCache cache) {
    /** The origin of the rules that the program was built with. */
    static final String PACKED = "packed";

    /**
     * What decides, and what kept newer rules out.
     *
     * @param problems empty where the newest rules decide
     */
    record Loaded(Brain brain, List<RuleProblem> problems) {}

    static RuleHome of(Settings settings) {
        Path home = settings.database().toAbsolutePath().getParent();
        Path folder = settings.rules().orElse(home.resolve("rules"));
        // Looking at a ledger that is not there makes no folder.
        RuleCache cache = Files.isDirectory(home) ? RuleCache.in(home.resolve("rule-cache")) : RuleCache.packed();
        return new RuleHome(folder, settings.rules().isPresent(), RuleArchive.in(home.resolve("rule-sets")), cache);
    }

    /** The folder, where rules are read from it; empty for the packed ones. */
    Optional<Path> inUse() {
        return named || Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    /** The folder as every surface names it, or {@link #PACKED}. */
    String origin() {
        return inUse().map(found -> found.toAbsolutePath().normalize().toString())
                .orElse(PACKED);
    }

    /** The texts as they lie there now. */
    SourceResult read() {
        return inUse().map(RuleSources::folder).orElseGet(() -> new SourceResult.Read(RuleSources.packed()));
    }

    /**
     * What decides at the start of a process: the rules as they are where they pass, else the last of this folder that
     * did.
     *
     * @throws RulesException where they do not pass and none did before
     */
    Loaded load() {
        List<RuleProblem> problems;
        SourceResult there = read();
        if (there instanceof SourceResult.Read read) {
            RuleReport report = passedBefore(read.sources())
                    ? RuleReport.withoutScenarios(read.sources(), cache)
                    : RuleReport.of(read.sources(), cache);
            if (report.passes()) {
                return new Loaded(report.brain().orElseThrow(), List.of());
            }
            problems = report.problems();
        } else {
            problems = ((SourceResult.Unreadable) there).problems();
        }
        return new Loaded(lastGood().orElseThrow(() -> new RulesException(problems)), problems);
    }

    /** Whether the texts as they lie there are known to pass; nothing is compiled. */
    boolean passes() {
        return inUse().isEmpty() || read() instanceof SourceResult.Read there && passedBefore(there.sources());
    }

    /** Whether they are packed, or came into force in just these words before. */
    private boolean passedBefore(RuleSources sources) {
        if (inUse().isEmpty()) {
            return true;
        }
        String fingerprint = sources.fingerprint();
        return archive.standing(origin()).stream()
                .anyMatch(entry -> entry.fingerprint().equals(fingerprint));
    }

    private Optional<Brain> lastGood() {
        List<RuleArchive.Entry> standing = archive.standing(origin());
        return standing.isEmpty()
                ? Optional.empty()
                : archive.exactly(standing.get(standing.size() - 1))
                        .flatMap(sources -> RuleReport.withoutScenarios(sources, cache).brain());
    }
}
