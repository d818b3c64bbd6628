package io.alertledger;

import io.alertledger.rules.RuleArchive;
import io.alertledger.rules.RuleCompiler;
import io.alertledger.rules.RuleFile;
import io.alertledger.rules.RuleGate;
import io.alertledger.rules.RuleProblem;
import io.alertledger.rules.RuleSet;
import io.alertledger.rules.RuleSources;
import io.alertledger.rules.RuleWatcher;
import io.alertledger.trade.Brain;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of one ledger while it is open: which are in force, what was saved since, what was in force before. A saved
 * file is in force in about a second where it passes; else the last good set stays and {@link #warning} says so.
 *
 * <p>The files in the folder are the truth: whatever changes rules writes them. Thread-safe.
 */
public final class Rulebook implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rulebook.class);

    /** What may be written: no name begins with a dot, as such files are not read. */
    private static final Pattern PATH = Pattern.compile(
            "(?:[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. -]{0,63}/){0,6}[\\p{L}\\p{N}_-][\\p{L}\\p{N}_. -]{0,63}");

    private final RuleHome home;
    private final RuleGate gate;
    private final Clock clock;
    private final Object writing = new Object();
    private volatile Brain brain;
    private volatile @Nullable String notKept;
    private @Nullable Brain next;
    private @Nullable RuleWatcher watcher;

    private volatile Consumer<String> heard = id -> {};

    private Rulebook(RuleHome home, RuleHome.Loaded loaded, Clock clock) {
        this.home = home;
        this.clock = clock;
        this.brain = loaded.brain();
        this.gate = new RuleGate(
                brain.rules(),
                loaded.problems(),
                sources -> RuleCompiler.compile(sources, home.cache(), rules()),
                this::checked,
                this::entered);
    }

    /**
     * The rules of a ledger, watched from now on.
     *
     * @throws RulesException where they can't be used and none could before
     */
    static Rulebook open(Settings settings) {
        RuleHome home = RuleHome.of(settings);
        RuleHome.Loaded loaded = home.load();
        Rulebook book = new Rulebook(home, loaded, settings.clock());
        if (home.inUse().isPresent()) {
            // What an upgrade will need to know: which shipped rules the folder may have begun with.
            book.note(RuleSources.packed(), RuleHome.PACKED);
        }
        if (loaded.problems().isEmpty()) {
            book.note(loaded.brain().rules().sources(), home.origin());
        }
        book.watcher = RuleWatcher.start(home.folder(), home.named(), book.gate);
        return book;
    }

    private List<RuleProblem> checked(RuleSet rules) {
        RuleReport report = RuleReport.of(rules);
        next = report.brain().orElse(null);
        return report.problems();
    }

    private void entered(RuleSet rules) {
        note(rules.sources(), home.origin());
        Brain ready = next;
        brain = ready != null && ready.rules() == rules ? ready : Brains.of(rules);
        next = null;
        try {
            heard.accept(rules.id());
        } catch (RuntimeException itsOwn) {
            LOG.error("who was told of new rules failed", itsOwn);
        }
    }

    /** Who is told of each rule set that comes into force, by its id. One listener; told in the thread that saw it. */
    void hear(Consumer<String> listener) {
        heard = listener;
    }

    /** Rules that pass are not kept out of force because they can't be kept; that replays will miss them is said. */
    private void note(RuleSources texts, String origin) {
        try {
            home.archive().entered(texts, RuleArchive.How.ENTERED, origin, clock.instant());
            notKept = null;
        } catch (UncheckedIOException failed) {
            notKept = failed.getMessage() + " (" + failed.getCause() + ")";
        }
    }

    /** What decides now. A decision asks once and keeps it. */
    public Brain brain() {
        return brain;
    }

    /** The rules in force. */
    public RuleSet rules() {
        return brain.rules();
    }

    /** A sentence where what lies in the folder is not what decides; empty where it is. */
    public Optional<String> warning() {
        return warning(home.origin(), gate.status().problems(), rules().id()).or(() -> Optional.ofNullable(notKept));
    }

    static Optional<String> warning(String origin, List<RuleProblem> problems, String inForce) {
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("The rules in " + origin + " are not in force, the last good set " + inForce
                        + " decides: " + problems.size() + (problems.size() == 1 ? " problem, " : " problems, first ")
                        + problems.get(0).position() + ": " + problems.get(0).what());
    }

    /**
     * The texts as they lie in the folder now, whether they pass or not.
     *
     * @throws RulesException where they can't be read
     */
    public RuleSources saved() {
        return home.sources();
    }

    /**
     * The saved texts with edits that are only thought of.
     *
     * @param edits new texts by path; an empty text takes the file away
     * @throws IllegalArgumentException where a path leads out of the folder or is no rule file
     */
    public RuleSources draft(Map<String, String> edits) {
        RuleSources draft = saved();
        for (Map.Entry<String, String> edit : new TreeMap<>(edits).entrySet()) {
            if (!PATH.matcher(edit.getKey()).matches()) {
                throw new IllegalArgumentException(
                        "\"" + edit.getKey()
                                + "\" is no path below the rules folder; allowed are names of letters, digits, blanks, _ . and -");
            }
            RuleFile file = new RuleFile(edit.getKey(), edit.getValue());
            if (!file.isDrl() && !file.isTable() && !file.isScenarios()) {
                throw new IllegalArgumentException(
                        "\"" + file.path() + "\" is no rule file; allowed are .drl, .csv and .scenarios");
            }
            draft = edit.getValue().isEmpty() ? draft.without(file.path()) : draft.with(file);
        }
        return draft;
    }

    /** What checking texts comes to, scenarios included; nothing changes. */
    public RuleReport check(RuleSources draft) {
        return RuleReport.of(draft, home.cache(), rules());
    }

    /**
     * Saves texts in the folder as an editor would, whether they pass or not, and offers them to the gate. Where the
     * packed rules decide, the folder is made: an editable copy of them.
     *
     * @return what keeps them out of force; empty where they decide now
     */
    public List<RuleProblem> save(RuleSources texts) {
        synchronized (writing) {
            home.write(texts);
            return gate.offer(texts);
        }
    }

    /**
     * Saves texts only where they pass, and brings them into force.
     *
     * @return what keeps them out; then nothing was written
     */
    public List<RuleProblem> activate(RuleSources texts) {
        synchronized (writing) {
            List<RuleProblem> problems = gate.check(texts);
            return problems.isEmpty() ? save(texts) : problems;
        }
    }

    /** What was in force, oldest first, of whatever folder. */
    public List<RuleArchive.Entry> history() {
        return home.archive().history();
    }

    /**
     * Takes the last change back: the set before it is written to the folder and in force again.
     *
     * @return what became of it
     */
    public Rollback rollback() {
        synchronized (writing) {
            return Rollback.of(home, clock.instant(), gate::check, this::save);
        }
    }

    /** What decided under a set that was in force, by its id; empty where it is not kept or can't be used any more. */
    public Optional<Brain> kept(String id) {
        Brain now = brain;
        return now.rules().id().equals(id) ? Optional.of(now) : home.keptBrain(id);
    }

    /** The rules as files, and what was in force before. */
    public RuleHome home() {
        return home;
    }

    @Override
    public void close() {
        RuleWatcher watching = watcher;
        if (watching != null) {
            watching.close();
        }
    }
}
