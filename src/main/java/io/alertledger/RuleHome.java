package io.alertledger;

import io.alertledger.rules.RuleArchive;
import io.alertledger.rules.RuleCache;
import io.alertledger.rules.RuleFolder;
import io.alertledger.rules.RuleProblem;
import io.alertledger.rules.RuleSources;
import io.alertledger.rules.SourceResult;
import io.alertledger.trade.Brain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a ledger as files, whether it is open or not: where they come from, and where what was in force is kept
 * ({@code rule-sets/} and {@code rule-cache/} beside the ledger). {@link Rulebook} is the same while it is open.
 * Immutable and thread-safe.
 *
 * @param folder where rule files are looked for
 * @param named whether somebody named that folder; else the packed rules do where it is not there
 * @param archive what was in force
 * @param cache what was compiled
 */
public record RuleHome(Path folder, boolean named, RuleArchive archive, RuleCache cache) {
    /** The origin of the rules that the program was built with. */
    public static final String PACKED = "packed";

    /**
     * What decides, and what kept newer rules out.
     *
     * @param problems empty where the newest rules decide
     */
    record Loaded(Brain brain, List<RuleProblem> problems) {}

    /** The home of a ledger with these settings; nothing is read or made yet. */
    public static RuleHome of(Settings settings) {
        Path home = settings.database().toAbsolutePath().resolveSibling("");
        Path folder = settings.rules().orElse(home.resolve("rules"));
        // Looking at a ledger that is not there makes no folder.
        RuleCache cache = Files.isDirectory(home) ? RuleCache.in(home.resolve("rule-cache")) : RuleCache.packed();
        return new RuleHome(folder, settings.rules().isPresent(), RuleArchive.in(home.resolve("rule-sets")), cache);
    }

    /** The folder, where rules are read from it; empty for the packed ones. */
    public Optional<Path> inUse() {
        return named || Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
    }

    /** The folder as every surface names it, or {@link #PACKED}. */
    public String origin() {
        return inUse().map(found -> found.toAbsolutePath().normalize().toString())
                .orElse(PACKED);
    }

    /** The texts as they lie there now. */
    SourceResult read() {
        return inUse().map(RuleSources::folder).orElseGet(() -> new SourceResult.Read(RuleSources.packed()));
    }

    /**
     * The texts as they lie there now.
     *
     * @throws RulesException where they can't be read
     */
    public RuleSources sources() {
        SourceResult result = read();
        if (result instanceof SourceResult.Read there) {
            return there.sources();
        }
        throw new RulesException(((SourceResult.Unreadable) result).problems());
    }

    /** What checking texts comes to, scenarios included; nothing changes. */
    public RuleReport check(RuleSources texts) {
        return RuleReport.of(texts, cache);
    }

    /**
     * Takes the last change back: the set before it is written to the folder. A process that watches the folder brings
     * it into force.
     */
    public Rollback rollback(Instant now) {
        return Rollback.of(this, now, texts -> check(texts).problems(), this::write);
    }

    /**
     * Writes texts that passed to the folder; where the packed rules decide, it is made.
     *
     * @throws UncheckedIOException where that is not possible
     */
    public void write(RuleSources texts) {
        try {
            RuleFolder.write(folder, texts);
        } catch (IOException e) {
            throw new UncheckedIOException("the rules can't be written to " + folder, e);
        }
    }

    /** The shipped set, of those that this ledger has known, that the texts have most in common with. */
    public Optional<RuleSources> begunWith(RuleSources texts) {
        return archive.standing(PACKED).stream()
                .flatMap(entry -> archive.exactly(entry).stream())
                .max(Comparator.comparingLong(shipped ->
                        shipped.files().stream().filter(texts.files()::contains).count()));
    }

    /** The texts of a set that was in force, by its id; empty where they are not kept. */
    public Optional<RuleSources> kept(String id) {
        RuleSources packed = RuleSources.packed();
        return archive.find(id).or(() -> packed.id().equals(id) ? Optional.of(packed) : Optional.empty());
    }

    /** A kept set, compiled; empty where it is not kept or this program can't use it. */
    public Optional<Brain> keptBrain(String id) {
        return kept(id).flatMap(
                        texts -> RuleReport.withoutScenarios(texts, cache).brain());
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
        return inUse().isEmpty() || (read() instanceof SourceResult.Read there && passedBefore(there.sources()));
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
                        .flatMap(sources ->
                                RuleReport.withoutScenarios(sources, cache).brain());
    }
}
