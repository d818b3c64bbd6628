package io.alertledger.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rules and tables that were compiled together and passed every check. Immutable and shared by all threads; a decision
 * holds the one it began with. Nothing outside refers to it, so it goes when the last decision lets go.
 */
public final class RuleSet {

    /** The name under which right sides know the {@link Scoreboard}. */
    public static final String GLOBAL = "scoreboard";

    /**
     * Right sides that may run in one run. A book of a thousand candidates with thirty rules stays below a third of
     * it.
     */
    public static final int FIRING_LIMIT = 100_000;

    private final RuleSources sources;
    private final RuleTables tables;
    private final CompiledRules compiled;
    private final Map<RuleStage.Base, RuleBase> bases;

    RuleSet(RuleSources sources, RuleTables tables, CompiledRules compiled, Map<RuleStage.Base, RuleBase> bases) {
        this.sources = sources;
        this.tables = tables;
        this.compiled = compiled;
        this.bases = new EnumMap<>(bases);
    }

    /** The content id of the sources, such as {@code rs-3f9a0c12be77}. */
    public String id() {
        return sources.id();
    }

    /** The texts it was compiled from. */
    public RuleSources sources() {
        return sources;
    }

    /** The tables beside the rules. */
    public RuleTables tables() {
        return tables;
    }

    /** What compiling gave; an edit takes over from it what did not change. */
    CompiledRules compiled() {
        return compiled;
    }

    /** The networks; a variant shares those that do not change. */
    Map<RuleStage.Base, RuleBase> bases() {
        return bases;
    }

    /** Every rule, by file, then line. */
    public List<RuleInfo> rules() {
        return compiled.rules();
    }

    /** The rule with an id. */
    public Optional<RuleInfo> rule(String id) {
        return rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Names of the levels, beside HINTS, at which some rule gives points: what a policy may list. */
    public Set<String> heuristics() {
        return compiled.heuristics();
    }

    /**
     * The same rules under other points: nothing is compiled.
     *
     * @param weights the text of a {@code weights.csv} that lists the same rules
     * @throws IllegalArgumentException where it can not be read
     */
    public RuleSet reweighed(String weights) {
        return RuleCompiler.reweighed(sources.with(new RuleFile(Weights.FILE, weights)), compiled);
    }

    /** Fires one stage over facts, once. */
    public RuleOutcome evaluate(RuleStage stage, Collection<?> facts, Scoreboard scoreboard) {
        try (RuleRun run = open(EnumSet.of(stage), scoreboard)) {
            return run.insertAll(facts).fire(stage);
        }
    }

    /**
     * Begins a run in several steps.
     *
     * @param stages those that will fire; they must share their facts, as the four of a decision do
     */
    public RuleRun open(Set<RuleStage> stages, Scoreboard scoreboard) {
        return open(stages, scoreboard, FIRING_LIMIT);
    }

    /** As {@link #open(Set, Scoreboard)}, with a bound on firings of its own. */
    public RuleRun open(Set<RuleStage> stages, Scoreboard scoreboard, int firingLimit) {
        List<RuleStage.Base> shared =
                stages.stream().map(RuleStage::base).distinct().toList();
        if (shared.size() != 1 || firingLimit < 1) {
            throw new IllegalArgumentException("a run needs stages that share their facts and a limit above 0, not "
                    + stages + " and " + firingLimit);
        }
        List<RuleStage> ordered =
                Arrays.stream(RuleStage.values()).filter(stages::contains).collect(Collectors.toUnmodifiableList());
        return new RuleRun(base(shared.get(0)), ordered, scoreboard, firingLimit);
    }

    /** Begins to judge prices by the exit rules: for one thread, to be closed. */
    public ExitWatch watchExits() {
        return new ExitWatch(base(RuleStage.Base.EXITS));
    }

    private RuleBase base(RuleStage.Base base) {
        RuleBase found = bases.get(base);
        if (found == null) {
            throw new IllegalStateException("a rule set has every base");
        }
        return found;
    }

    @Override
    public String toString() {
        return id() + " (" + rules().size() + " rules)";
    }
}
